import { z } from 'zod';
import { makePlan } from '../../../src/domain/rotation/plan/make-plan.ts';
import { linkedinOncall, roundRobin } from '../../../src/domain/rotation/simulation/rivals.ts';
import type { Report } from '../bench.ts';
import { spreadOf, table } from '../figures.ts';
import { startProgram } from '../program.ts';
import { pairsOf } from './pairs-of.ts';
import { factsOf, type Judgement, judgePairs } from './plain-judge.ts';
import { ordinary, randomTeam } from './random-team.ts';

const SIZES = [
  { people: 15, weeks: 52, runs: 8, goalSeconds: 0.5 },
  { people: 40, weeks: 104, runs: 4, goalSeconds: 1 },
  { people: 200, weeks: 260, runs: 2, goalSeconds: 5 },
] as const;

const answer = z.object({
  ms: z.number(),
  cpu: z.number(),
  megabytes: z.number(),
  isProven: z.boolean(),
});

/** How soon the heuristic's plan is there, each in a process of its own that has planned nothing yet. */
export async function benchFirstAnswers({ line, progress }: Report): Promise<void> {
  const rows: (readonly string[])[] = [];
  for (const { people, weeks, runs, goalSeconds } of SIZES) {
    progress(`first answers: ${String(people)} × ${String(weeks)}`);
    const answers: z.infer<typeof answer>[] = [];
    for (let seed = 1; seed <= runs; seed += 1) {
      const args = [people, weeks, seed].map(String);
      const program = startProgram('./planner/first-answer-program.js', args);
      answers.push(answer.parse(JSON.parse(await program.line())));
      await program.stop();
    }
    const times = spreadOf(answers.map(({ ms }) => ms / 1000));
    const cpu = spreadOf(answers.map((one) => one.cpu / 1000));
    const input = randomTeam(ordinary(people, weeks), 1);
    const facts = factsOf(input);
    const judged: readonly Judgement[] = [
      judgePairs(input, facts, pairsOf(input, makePlan(input))),
      judgePairs(input, facts, linkedinOncall(input, facts)),
      judgePairs(input, facts, roundRobin(input)),
    ];
    const beside = (of: (j: Judgement) => string): string => judged.map(of).join(' / ');
    rows.push([
      `${String(people)} × ${String(weeks)}`,
      `${times.p50.toFixed(2)}, ${times.max.toFixed(2)}`,
      `${cpu.p50.toFixed(2)}, ${cpu.max.toFixed(2)}`,
      String(goalSeconds),
      Math.max(...answers.map(({ megabytes }) => megabytes)).toFixed(0),
      `${String(answers.filter(({ isProven }) => isProven).length)} of ${String(runs)}`,
      beside((j) => String(j.away + j.unfilled + j.pairing + j.rest)),
      beside((j) => Math.max(...j.spread).toFixed(1)),
      beside((j) => j.alongTheWay.toFixed(2)),
      beside((j) => j.unfair.toFixed(0)),
    ]);
  }
  const head = [
    'size',
    's: median, most',
    'CPU, s',
    'goal',
    'MB, most',
    'proven',
    'rules',
    'spread',
    'D',
    'F',
  ];
  for (const text of table(head, rows)) line(text);
  line('');
  line(
    'Rules (away, unfilled, pairing, rest), spread, D and F of the first team: planner / linkedin/oncall / round robin.',
  );
}
