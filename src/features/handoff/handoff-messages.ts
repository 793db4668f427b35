import type { Handoff } from '../../domain/handoff/handoff.ts';
import type { HandoffNotice } from '../../domain/handoff/notice.ts';
import type { TeamEffect } from '../../domain/rotation/effect.ts';
import type { UserId } from '../../domain/team/responder.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Tx } from '../../ports/store.ts';
import { enqueueTeamEffects } from '../rotation/enqueue-team-effects.ts';

type Reader = HandoffNotice['reader'];

/** The messages of a handoff to one reader: they are edited together. */
export const handoffSubject = (handoff: string, reader: Reader): string =>
  `handoff/${handoff}/${reader}`;

export const handoffNotice = (handoff: string, reader: Reader): HandoffNotice => ({
  about: 'handoff',
  handoff,
  reader,
});

/** @param occasion makes this message different from the same one at another time. */
export async function tellHandoff(
  tx: Tx,
  handoff: Handoff,
  reader: Reader,
  people: readonly UserId[],
  occasion: string,
  now: Instant,
): Promise<void> {
  const [only, ...others] = [...new Set(people)];
  if (only === undefined) return;
  const notice = handoffNotice(handoff.id, reader);
  const effect: TeamEffect =
    others.length === 0
      ? { kind: 'tell', to: only, notice }
      : { kind: 'tell-group', to: [only, ...others], notice };
  const subject = handoffSubject(handoff.id, reader);
  await enqueueTeamEffects(tx, handoff.team, subject, occasion, [effect], now);
}

/** Brings the messages of a handoff that one reader has up to date. */
export async function redrawHandoff(
  tx: Tx,
  handoff: Handoff,
  reader: Reader,
  occasion: string,
  now: Instant,
): Promise<void> {
  const subject = handoffSubject(handoff.id, reader);
  const notice = handoffNotice(handoff.id, reader);
  const edit = { kind: 'settle-notices', subject, notice } as const;
  await enqueueTeamEffects(tx, handoff.team, subject, occasion, [edit], now);
}
