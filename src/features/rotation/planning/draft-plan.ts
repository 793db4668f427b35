import { type Refusal, refuse } from '../../../domain/incident/decision.ts';
import type { Actor } from '../../../domain/incident/incident.ts';
import type { TeamKey } from '../../../domain/team/responder.ts';
import { authoriseOnTeam } from '../../authorise.ts';
import { type Context, teamOf } from '../../context.ts';
import { makeDraft, type PlanPreview } from './make-draft.ts';

/** The longest plan: two years. */
export const LONGEST_PLAN_WEEKS = 104;

/** A plan to look at, from this week on. Anybody on the team may look; publishing is an admin's. */
export async function draftPlan(
  context: Context,
  wish: { readonly team: TeamKey; readonly by: Actor; readonly weeks: number | undefined },
): Promise<PlanPreview | Refusal> {
  const { store, clock, teams } = context;
  const team = teamOf(teams, wish.team);
  const weeks = wish.weeks ?? team.rotation.horizonWeeks;
  if (!Number.isInteger(weeks) || weeks < 1 || weeks > LONGEST_PLAN_WEEKS) {
    return refuse(
      'invalid',
      `Plan from 1 to ${String(LONGEST_PLAN_WEEKS)} weeks: /oncall plan 26.`,
    );
  }
  const refusal = await store.transaction(async (tx) => {
    const now = clock.now();
    const refused = await authoriseOnTeam(tx, team, wish.by, 'plan', undefined, now);
    if (refused) return refused;
    const roster = await tx.people.ofTeam(team.key);
    return roster.some(({ active }) => active)
      ? undefined
      : refuse(
          'invalid',
          `Nobody is on ${team.name}’s rotation yet, so there is nobody to plan. \`/oncall people add\` puts people on it.`,
        );
  });
  if (refusal) return refusal;
  const horizon = { first: team.calendar.dutyWeek(clock.now()), weeks };
  return await makeDraft(context, team, { by: wish.by, horizon });
}
