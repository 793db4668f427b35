import { Worker } from 'node:worker_threads';
import type { PlanInput } from '../../domain/rotation/plan/input.ts';
import type { Plan } from '../../domain/rotation/plan/plan.ts';
import type { Planner } from '../../ports/planner.ts';
import type { PlanningOrder } from './planner-worker.ts';

/** Until the solver ends, of the three seconds that somebody waits for a preview. */
const SOLVER_SECONDS = 2.2;
/** A worker that has not answered by then is ended; its heuristic's plan stands. */
const PATIENCE_MS = 20_000;

export interface PlannerOptions {
  readonly solverSeconds?: number;
  readonly patienceMs?: number;
  readonly startWorker?: (order: PlanningOrder) => Worker;
}

/** Plans in worker threads, one for each plan, so that pages and commands go on meanwhile. */
export function createPlanner({
  solverSeconds = SOLVER_SECONDS,
  patienceMs = PATIENCE_MS,
  startWorker = startBuiltWorker,
}: PlannerOptions = {}): Planner {
  const running = new Set<Worker>();
  return {
    async plan(input: PlanInput): Promise<Plan> {
      const worker = startWorker({ input, solverSeconds });
      running.add(worker);
      try {
        return await lastPlanOf(worker, patienceMs);
      } finally {
        running.delete(worker);
        await worker.terminate();
      }
    },
    async close() {
      await Promise.all([...running].map(async (worker) => await worker.terminate()));
    },
  };
}

function startBuiltWorker(order: PlanningOrder): Worker {
  return new Worker(new URL('planner-worker.js', import.meta.url), { workerData: order });
}

/** The last plan that a worker gives before it ends, fails, or tries one's patience. */
async function lastPlanOf(worker: Worker, patienceMs: number): Promise<Plan> {
  return await new Promise((resolve, reject) => {
    let last: Plan | undefined;
    const settle = (problem: unknown): void => {
      clearTimeout(timer);
      if (last === undefined) reject(new Error('no plan could be made', { cause: problem }));
      else if (problem === undefined) resolve(last);
      else resolve({ ...last, quality: { ...last.quality, wasCutShort: true } });
    };
    const timer = setTimeout(() => {
      settle(new Error(`the planner took longer than ${String(patienceMs)} ms`));
    }, patienceMs);
    worker.on('message', (plan: Plan) => {
      last = plan;
    });
    worker.once('error', settle);
    worker.once('exit', (code) => {
      settle(code === 0 ? undefined : new Error(`the planner ended with code ${String(code)}`));
    });
  });
}
