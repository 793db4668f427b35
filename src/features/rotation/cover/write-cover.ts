import type { Actor } from '../../../domain/incident/incident.ts';
import type { Cover } from '../../../domain/rotation/cover.ts';
import type { TeamTimer } from '../../../domain/rotation/timer.ts';
import type { ResponderId, TeamKey } from '../../../domain/team/responder.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import type { Tx } from '../../../ports/store.ts';
import { dutyMayHaveChanged } from '../signs/follow-duty.ts';

/**
 * Writes a cover, that it was agreed, and the timers for when it begins and ends.
 *
 * @param overridden keys of the rules that an admin set aside for it.
 */
export async function writeCover(
  tx: Tx,
  team: TeamKey,
  given: Omit<Cover, 'id' | 'agreedAt'>,
  by: Actor,
  insteadOf: ResponderId | undefined,
  now: Instant,
  overridden: readonly string[] = [],
): Promise<Cover> {
  const cover: Cover = { ...given, id: await tx.covers.nextId(), agreedAt: now };
  const { id, kind, role, responderId, from, to } = cover;
  await tx.covers.put(team, cover);
  await tx.log.append(
    { team },
    [
      {
        type: 'cover-agreed',
        cover: id,
        kind,
        by,
        role,
        responderId,
        insteadOf,
        from,
        to,
        ...(overridden.length > 0 ? { overridden } : {}),
      },
    ],
    now,
  );
  await tx.timers.arm(team, edge(team, id, 'from', from));
  await tx.timers.arm(team, edge(team, id, 'to', to));
  await dutyMayHaveChanged(tx, team, now);
  return cover;
}

/** Ends a cover before its time; one that has not begun is called off. */
export async function cutCover(
  tx: Tx,
  team: TeamKey,
  cover: Cover,
  by: Actor,
  now: Instant,
): Promise<void> {
  if (cover.from >= now) {
    await tx.covers.remove(cover.id);
    await tx.timers.remove(edge(team, cover.id, 'from', cover.from));
    await tx.timers.remove(edge(team, cover.id, 'to', cover.to));
  } else {
    await tx.covers.put(team, { ...cover, to: now });
    await tx.timers.arm(team, edge(team, cover.id, 'to', now));
  }
  await dutyMayHaveChanged(tx, team, now);
  await tx.log.append({ team }, [{ type: 'cover-ended', cover: cover.id, by, at: now }], now);
}

function edge(team: TeamKey, cover: string, which: 'from' | 'to', dueAt: Instant): TeamTimer {
  return { incident: undefined, team, dueAt, what: { kind: 'duty-changes', cover, edge: which } };
}
