import { type Refusal, refuse } from '../../../domain/incident/decision.ts';
import type { Actor } from '../../../domain/incident/incident.ts';
import type { WhatIf } from '../../../domain/rotation/plan/what-if/compare-plans.ts';
import type { TeamKey } from '../../../domain/team/responder.ts';
import type { Team } from '../../../domain/team/team.ts';
import type { Planner } from '../../../ports/planner.ts';
import { authoriseOnTeam } from '../../authorise.ts';
import { type Context, teamOf } from '../../context.ts';
import { LONGEST_PLAN_WEEKS } from './draft-plan.ts';
import { loadSupposed, type Supposed } from './load-supposed.ts';

/** What would become of a rotation, for somebody to look at. Nothing is kept of it. */
export interface SupposedPlan {
  readonly ok: true;
  readonly team: Team;
  readonly whatIf: WhatIf;
}

/** What somebody of a team wants to look at. */
export interface SuppositionWish {
  readonly team: TeamKey;
  readonly by: Actor;
  /** What is supposed, as it was typed. */
  readonly words: string;
  /** Undefined for the team's own horizon, or more where what is supposed lies further ahead. */
  readonly weeks: number | undefined;
}

/** Shows what changes would do, and makes none of them. Anybody on the team may look. */
export async function supposePlan(
  context: Context,
  wish: SuppositionWish,
): Promise<SupposedPlan | Refusal> {
  const supposed = await readSuppositions(context, wish);
  return supposed.ok ? await planSupposed(context, wish.team, supposed) : supposed;
}

/** Reads what is supposed. At once, unlike the plans of it: a refusal says what was not understood. */
export async function readSuppositions(
  { store, clock, teams }: Context,
  { team: key, by, words, weeks }: SuppositionWish,
): Promise<Supposed | Refusal> {
  const team = teamOf(teams, key);
  if (weeks !== undefined && (weeks < 1 || weeks > LONGEST_PLAN_WEEKS)) {
    return refuse(
      'invalid',
      `Plan from 1 to ${String(LONGEST_PLAN_WEEKS)} weeks: /oncall plan 26 if @bravo leaves 1 Mar.`,
    );
  }
  return await store.transaction(async (tx) => {
    const now = clock.now();
    const refused = await authoriseOnTeam(tx, team, by, 'plan', undefined, now);
    if (refused) return refused;
    const first = team.calendar.dutyWeek(now);
    return await loadSupposed(tx, team, { words, speaker: by.userId, first, weeks }, now);
  });
}

/** Plans both: it takes a few seconds. */
export async function planSupposed(
  { teams, planner }: Context,
  team: TeamKey,
  supposed: Supposed,
): Promise<SupposedPlan> {
  return { ok: true, team: teamOf(teams, team), whatIf: await planBoth(planner, supposed) };
}

/** Plans without and with the changes, each on a thread of its own. */
export async function planBoth(
  planner: Pick<Planner, 'plan'>,
  { changes, before, after }: Omit<Supposed, 'ok'>,
): Promise<WhatIf> {
  const [now, then] = await Promise.all([planner.plan(before), planner.plan(after)]);
  return {
    changes,
    before: { input: before, plan: now },
    after: { input: after, plan: then },
  };
}
