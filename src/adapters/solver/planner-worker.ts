import { readlinkSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { basename } from 'node:path';
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

/**
 * Planning takes a core for seconds: where cores are few, pages and acknowledgements go first. To Linux a thread is a
 * process with an id of its own; where that is not so, the thread stays as it is.
 */
function giveWay(): void {
  try {
    const thread = Number(basename(readlinkSync('/proc/thread-self')));
    setPriority(thread, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // A plan that competes is better than none.
  }
}

/** Makes one plan and ends: HiGHS never gives its memory back, so no model outlives its worker. */
async function work({ input, solverSeconds }: PlanningOrder): Promise<void> {
  const isSmall = input.people.length * input.weeks.length <= LARGEST_SIZE;
  const improve = isSmall ? improveExactly(await loadHighs(solverSeconds)) : undefined;
  post(makePlan(input, { improve, onFirst: post }));
}

giveWay();
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what `createPlanner` hands over, and nobody else
await work(workerData as PlanningOrder);
