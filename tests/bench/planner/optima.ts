import { z } from 'zod';
import { startProgram } from '../program.ts';
import { type FullGoal, GOALS } from './full-model.ts';
import type { Optimum } from './optimum.ts';
import type { Question } from './optimum-program.ts';

/** Two cores. */
const PROGRAMS = 2;

const number = z
  .number()
  .nullable()
  .transform((value) => value ?? Number.NaN);
const answer = z.object({
  values: z.object({ broken: number, capability: number, changes: number, unfair: number }),
  isProven: z.boolean(),
  bound: number,
  seconds: z.number(),
});

/** The optima of some inputs, in their order, computed in programs of their own. */
export async function optima(
  questions: ReadonlyArray<Omit<Question, 'goals'>>,
  goals: readonly FullGoal[] = GOALS,
): Promise<readonly Optimum[]> {
  const found: Optimum[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    const program = startProgram('./planner/optimum-program.js', []);
    for (let i = next++; i < questions.length; i = next++) {
      program.tell(JSON.stringify({ ...questions[i]!, goals }));
      found[i] = answer.parse(JSON.parse(await program.line()));
    }
    await program.stop();
  };
  await Promise.all(Array.from({ length: PROGRAMS }, work));
  return found;
}
