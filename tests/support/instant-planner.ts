import { setImmediate } from 'node:timers/promises';
import { makePlan } from '../../src/domain/rotation/plan/make-plan.ts';
import type { Planner } from '../../src/ports/planner.ts';

/** Turns of the event loop after which what was written to a socket has been read at its other end. */
const TURNS = 4;

/**
 * Plans in this very thread, without the exact search: what tests need of a planner, at once. What was acknowledged
 * before reaches the double first, which lives in this thread as well and would think it late otherwise.
 */
export const instantPlanner: Planner = {
  plan: async (input) => {
    for (let turn = 0; turn < TURNS; turn += 1) await setImmediate();
    return makePlan(input);
  },
  close: async () => {
    await Promise.resolve();
  },
};
