import { parentPort, workerData } from 'node:worker_threads';
import { improveExactly, LARGEST_SIZE } from '../../domain/rotation/plan/exact/improve-exactly.ts';
import type { PlanInput } from '../../domain/rotation/plan/input.ts';
import { makePlan } from '../../domain/rotation/plan/make-plan.ts';
import type { Plan } from '../../domain/rotation/plan/plan.ts';
import { loadHighs } from './highs.ts';

/** What the worker is given, and what it answers: first the heuristic's plan, then the best. */
export interface PlanningOrder {
  readonly input: PlanInput;
  readonly solverSeconds: number;
}

function post(plan: Plan): void {
  parentPort?.postMessage(plan);
}

/** Makes one plan and ends: HiGHS never gives its memory back, so no model outlives its worker. */
async function work({ input, solverSeconds }: PlanningOrder): Promise<void> {
  const isSmall = input.people.length * input.weeks.length <= LARGEST_SIZE;
  const improve = isSmall ? improveExactly(await loadHighs(solverSeconds)) : undefined;
  post(makePlan(input, { improve, onFirst: post }));
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what `createPlanner` hands over, and nobody else
await work(workerData as PlanningOrder);
