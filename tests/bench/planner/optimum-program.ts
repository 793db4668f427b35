import { createInterface } from 'node:readline';
import type { PlanInput } from '../../../src/domain/rotation/plan/input.ts';
import type { FullGoal, Limits } from './full-model.ts';
import { loadSolver, optimumOf } from './optimum.ts';

/** A question to the program: one line of JSON. */
export interface Question {
  readonly input: PlanInput;
  readonly atMost: Limits;
  readonly seconds: number;
  readonly goals: readonly FullGoal[];
}

/** Answers each line of its input, a question, with a line: the optimum. */
const solve = await loadSolver();
for await (const line of createInterface({ input: process.stdin })) {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the bench writes, and nobody else
  const { input, atMost, seconds, goals } = JSON.parse(line) as Question;
  process.stdout.write(`${JSON.stringify(optimumOf(solve, input, atMost, seconds, goals))}\n`);
}
