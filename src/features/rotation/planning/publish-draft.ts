import { type Refusal, refuse } from '../../../domain/incident/decision.ts';
import type { Actor } from '../../../domain/incident/incident.ts';
import type { TeamEffect } from '../../../domain/rotation/effect.ts';
import { changesOf, type DaysOff, type PlanDraft } from '../../../domain/rotation/plan-draft.ts';
import type { Team } from '../../../domain/team/team.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import type { Tx } from '../../../ports/store.ts';
import { authoriseOnTeam, namedActor, recordRefusal } from '../../authorise.ts';
import { type Context, teamOf } from '../../context.ts';
import { once } from '../../once.ts';
import { enqueueTeamEffects } from '../enqueue-team-effects.ts';
import { namesOf } from '../for-whom.ts';
import { lapseChanged } from '../lapse-changed.ts';
import { goneBy, reasonOf, writeRoster } from '../roster/write-roster.ts';
import { coverInDaysOff } from './cover-in-days-off.ts';
import { addDaysOff } from './days-off.ts';
import { loadPlanInput } from './load-plan-input.ts';
import { basisOf } from './make-draft.ts';
import { moveSeats, type WhyMoved } from './move-seats.ts';

export interface DraftPublished {
  readonly ok: true;
  readonly draft: string;
  /** Seats that somebody else has now. */
  readonly changed: number;
  /** People who are told. */
  readonly told: number;
  /** What it was made for. */
  readonly of: 'plan' | 'days-off' | 'roster';
}

/**
 * Makes a draft the schedule, exactly as it was looked at: where something that it was made from has changed, it is
 * refused. Whoever's weeks it changes is told, and nobody else.
 */
export async function publishDraft(
  context: Context,
  input: { readonly delivery: string; readonly draft: string; readonly by: Actor },
): Promise<DraftPublished | Refusal> {
  const { store, clock, teams } = context;
  const result = await store.transaction(async (tx) => {
    const now = clock.now();
    return await once<DraftPublished | Refusal>(tx, input.delivery, now, async () => {
      const draft = await tx.planDrafts.get(input.draft);
      if (draft === undefined) {
        return refuse(
          'settled',
          'This plan is not known any more. `/oncall plan` makes a new one.',
        );
      }
      const team = teamOf(teams, draft.team);
      const refusal = await mayPublish(tx, team, draft, input.by, now);
      if (refusal) return refusal;
      if (draft.isPublished) return refuse('settled', 'This has been published already.');
      const isPlan = draft.daysOff === undefined && draft.roster === undefined;
      if (isPlan && changesOf(draft).length === 0) {
        return refuse('settled', 'This is what is published already: there is nothing to change.');
      }
      const covers = draft.daysOff && (await coverInDraft(tx, team, draft.daysOff, now));
      if (covers) return covers;
      const made = await loadPlanInput(tx, team, draft, now, draft);
      if (basisOf(made) !== draft.basis) {
        return refuse(
          'settled',
          'Something that this was made from has changed meanwhile: people, time off or weeks. Nothing was changed; ask again to see how it looks now.',
        );
      }
      return await publish(tx, team, draft, await namedActor(tx, team, input.by), now);
    });
  });
  context.wake();
  return result;
}

/** A cover may have been agreed after the days were looked at. */
async function coverInDraft(
  tx: Tx,
  team: Team,
  daysOff: DaysOff,
  now: Instant,
): Promise<Refusal | undefined> {
  const who = await tx.people.get(daysOff.responderId);
  return who && (await coverInDaysOff(tx, team, who, daysOff, now));
}

/** A plan is an admin's to publish; time off is whose it is, or an admin's for them. */
async function mayPublish(
  tx: Tx,
  team: Team,
  draft: PlanDraft,
  by: Actor,
  now: Instant,
): Promise<Refusal | undefined> {
  const refusal = await authoriseOnTeam(tx, team, by, 'publish-plan', undefined, now);
  if (refusal || team.admins.includes(by.userId)) return refusal;
  const { daysOff } = draft;
  const owner = daysOff && (await tx.people.get(daysOff.responderId));
  if (owner?.userId === by.userId) return undefined;
  await recordRefusal(tx, team, by, 'publish-plan', now);
  return refuse(
    'not-yours',
    `Only an admin of ${team.name} may ${draft.roster ? 'change who is on its rotation' : 'publish a plan'}: ${await namesOf(tx, team.admins)}.`,
  );
}

async function publish(
  tx: Tx,
  team: Team,
  draft: PlanDraft,
  by: Actor,
  now: Instant,
): Promise<DraftPublished> {
  const { daysOff, roster, seats } = draft;
  const changes = changesOf(draft);
  await tx.planDrafts.put({ ...draft, isPublished: true });
  await tx.log.append(
    { team: team.key },
    [
      {
        type: 'plan-published',
        draft: draft.id,
        by,
        first: draft.first,
        weeks: draft.weeks,
        changes: changes.map(({ week, role, before, after }) => ({ week, role, before, after })),
        daysOff,
        ...(roster ? { roster: true } : {}),
      },
    ],
    now,
  );
  if (daysOff) await addDaysOff(tx, daysOff);
  // Whoever comes is written down before a seat can be theirs; whoever goes parts with what is left after the seats moved.
  if (roster?.kind === 'join') await writeRoster(tx, team, roster, by, now);
  const why = await whyOf(tx, draft);
  const gone = daysOff ?? (roster && goneBy(roster));
  const tells = await moveSeats(tx, team, changes, { by, why, gone }, now);
  if (roster?.kind === 'change') await writeRoster(tx, team, roster, by, now);
  const isPlan = daysOff === undefined && roster === undefined;
  const until = seats.at(-1)?.week ?? draft.first;
  const effects: readonly TeamEffect[] = isPlan
    ? [...tells, { kind: 'announce', notice: { about: 'plan-published', by: by.userId, until } }]
    : tells;
  await enqueueTeamEffects(tx, team.key, `plan/${draft.id}`, 'published', effects, now);
  await lapseChanged(tx, team, now);
  return {
    ok: true,
    draft: draft.id,
    changed: changes.length,
    told: tells.length,
    of: daysOff ? 'days-off' : roster ? 'roster' : 'plan',
  };
}

async function whyOf(tx: Tx, { daysOff, roster }: PlanDraft): Promise<WhyMoved> {
  if (roster) return { away: undefined, because: await reasonOf(tx, roster) };
  const away = daysOff && (await tx.people.get(daysOff.responderId));
  return {
    away: away && daysOff ? { userId: away.userId, from: daysOff.from, to: daysOff.to } : undefined,
  };
}
