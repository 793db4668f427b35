import { type Refusal, refuse } from '../../../domain/incident/decision.ts';
import type { Actor } from '../../../domain/incident/incident.ts';
import { mattersToPlan, type RosterChange } from '../../../domain/rotation/roster-change.ts';
import type { TeamKey } from '../../../domain/team/responder.ts';
import type { Team } from '../../../domain/team/team.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import type { Tx } from '../../../ports/store.ts';
import { authoriseOnTeam, namedActor, recordRefusal } from '../../authorise.ts';
import { type Context, teamOf } from '../../context.ts';
import { once } from '../../once.ts';
import { namesOf } from '../for-whom.ts';
import { lapseChanged } from '../lapse-changed.ts';
import { makeDraft, type PlanPreview } from '../planning/make-draft.ts';
import { publishedAhead } from '../planning/published-ahead.ts';
import { type RosterWish, readWish } from './read-wish.ts';
import { writeRoster } from './write-roster.ts';

/** Written down at once, because no published week can be touched by it. */
export interface RosterChanged {
  readonly ok: true;
  readonly kind: 'changed';
  readonly change: RosterChange;
  /** Whom it is about. */
  readonly names: readonly string[];
}

/**
 * Adds people to a rotation, lets them go, or changes what is known of them. Where weeks are published, nothing is
 * written yet: the answer is a preview of what becomes of them, with the least change, for an admin to go through with.
 */
export async function changeRoster(
  context: Context,
  input: {
    readonly delivery: string;
    readonly team: TeamKey;
    readonly by: Actor;
    readonly wish: RosterWish;
  },
): Promise<RosterChanged | PlanPreview | Refusal> {
  const { store, clock, teams } = context;
  const team = teamOf(teams, input.team);
  const looked = await store.transaction(async (tx) => {
    const now = clock.now();
    return await once<RosterChanged | Hits | Refusal>(tx, input.delivery, now, async () => {
      const refusal = await mayChange(tx, team, input.wish, input.by, now);
      if (refusal) return refusal;
      const read = await readWish(tx, team, input.wish, now);
      if (!read.ok) return read;
      const { change, names } = read;
      const { horizon } = await publishedAhead(tx, team, now);
      if (horizon && mattersToPlan(change)) return { ok: true, kind: 'hits', change, horizon };
      await writeRoster(tx, team, change, await namedActor(tx, team, input.by), now);
      await lapseChanged(tx, team, now);
      return { ok: true, kind: 'changed', change, names };
    });
  });
  context.wake();
  if (!looked.ok || looked.kind === 'changed') return looked;
  return await makeDraft(context, team, {
    by: input.by,
    horizon: looked.horizon,
    roster: looked.change,
  });
}

interface Hits {
  readonly ok: true;
  readonly kind: 'hits';
  readonly change: RosterChange;
  readonly horizon: NonNullable<Awaited<ReturnType<typeof publishedAhead>>['horizon']>;
}

/** Who is on a rotation, and for how much, is an admin's to say; one's own login and address are one's own. */
async function mayChange(
  tx: Tx,
  team: Team,
  wish: RosterWish,
  by: Actor,
  now: Instant,
): Promise<Refusal | undefined> {
  const what = `people-${wish.kind}`;
  const refusal = await authoriseOnTeam(tx, team, by, what, undefined, now);
  if (refusal || team.admins.includes(by.userId)) return refusal;
  if (wish.kind === 'change' && wish.userId === by.userId) {
    const { github: _, email: __, ...others } = wish.to;
    if (Object.values(others).every((value) => value === undefined)) return undefined;
  }
  await recordRefusal(tx, team, by, what, now);
  return refuse(
    'not-yours',
    `Only an admin of ${team.name} may change who is on its rotation: ${await namesOf(tx, team.admins)}. Your own GitHub login and email you may change yourself: \`/oncall people set\`.`,
  );
}
