import { makePlan } from '../../src/domain/rotation/plan/make-plan.ts';
import type { Planner } from '../../src/ports/planner.ts';

/** Plans in this very thread, without the exact search: what tests need of a planner, at once. */
export const instantPlanner: Planner = {
  plan: async (input) => await Promise.resolve(makePlan(input)),
  close: async () => {
    await Promise.resolve();
  },
};
