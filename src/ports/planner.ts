import type { PlanInput } from '../domain/rotation/plan/input.ts';
import type { Plan } from '../domain/rotation/plan/plan.ts';

/** Makes plans without holding up anything else. */
export interface Planner {
  /** The best plan that could be found in the time there is. The same input gives the same plan unless it was cut short. */
  plan(input: PlanInput): Promise<Plan>;
  /** Ends what is under way, and frees its memory. */
  close(): Promise<void>;
}
