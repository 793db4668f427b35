import type { Actor } from '../../../domain/incident/incident.ts';
import type { PlanInput } from '../../../domain/rotation/plan/input.ts';
import type { Plan } from '../../../domain/rotation/plan/plan.ts';
import { slotWords } from '../../../domain/rotation/plan/words.ts';
import type { DraftSeat, PlanDraft } from '../../../domain/rotation/plan-draft.ts';
import { ROLES } from '../../../domain/rotation/role.ts';
import type { ResponderId } from '../../../domain/team/responder.ts';
import type { Team } from '../../../domain/team/team.ts';
import type { Context } from '../../context.ts';
import { type Horizon, loadPlanInput, type Supposed } from './load-plan-input.ts';

/** What somebody gets to look at before anything changes. */
export interface PlanPreview {
  readonly ok: true;
  readonly team: Team;
  readonly draft: PlanDraft;
  readonly input: PlanInput;
  readonly plan: Plan;
  /** How everybody is called: who comes and who left included. */
  readonly names: ReadonlyMap<ResponderId, string>;
}

/** Text that is the same exactly where a plan would be made from the same. */
export const basisOf = (input: PlanInput): string => JSON.stringify(input);

/** Plans, and keeps the plan as a draft. The planner works beside everything else, so nothing is locked meanwhile. */
export async function makeDraft(
  { store, clock, planner }: Context,
  team: Team,
  wish: Supposed & { readonly by: Actor; readonly horizon: Horizon },
): Promise<PlanPreview> {
  const { by, horizon, daysOff, roster } = wish;
  const { input, everybody } = await store.transaction(async (tx) => ({
    input: await loadPlanInput(tx, team, horizon, clock.now(), wish),
    everybody: await tx.people.ofTeam(team.key),
  }));
  const plan = await planner.plan(input);
  const draft = await store.transaction(async (tx) => {
    const made: PlanDraft = {
      id: await tx.planDrafts.nextId(),
      team: team.key,
      by,
      madeAt: clock.now(),
      ...horizon,
      basis: basisOf(input),
      seats: seatsOf(input, plan),
      daysOff,
      roster,
      isPublished: false,
    };
    await tx.planDrafts.put(made);
    return made;
  });
  const names = new Map([...everybody, ...input.people].map(({ id, name }) => [id, name]));
  return { ok: true, team, draft, input, plan, names };
}

export function seatsOf({ published, fixed }: PlanInput, { weeks }: Plan): readonly DraftSeat[] {
  const held = new Map(
    [...published, ...fixed].map((a) => [`${a.week}/${a.role}`, a.responderId] as const),
  );
  return weeks.flatMap((planned) =>
    ROLES.map((role) => ({
      week: planned.week,
      role,
      before: held.get(`${planned.week}/${role}`),
      after: planned[role].responderId,
      why: slotWords(planned[role].reason, role),
    })),
  );
}
