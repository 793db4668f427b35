import { writeFile } from 'node:fs/promises';
import { renderPng } from '../adapters/pictures/render.ts';
import { sharesSvg } from '../adapters/pictures/shares-picture.ts';
import type { LifeRates } from '../domain/rotation/simulation/life.ts';
import {
  type Run,
  runYears,
  SCHEDULERS,
  withYearlyHolidays,
} from '../domain/rotation/simulation/years.ts';
import { mondayOf } from '../domain/time/local-date.ts';
import { CliProblem } from './problem.ts';
import { mondayProblems, numberProblems, readPlanInput } from './read-plan-input.ts';
import { simulationAnswer } from './simulation-json.ts';
import { simulationTable, TITLES } from './simulation-table.ts';

const WEEKS_A_YEAR = 52;
const LIMITS = { years: 20, runs: 100, seed: 1_000_000, away: 60, turnover: 100, swaps: 50 };

export interface SimulateFlags {
  readonly from: string;
  readonly years: string;
  readonly start?: string;
  readonly seed: string;
  readonly runs: string;
  /** Per cent of the weeks. */
  readonly away: string;
  /** Per cent of the team in a year. */
  readonly turnover: string;
  /** By each person in a year. */
  readonly swaps: string;
  readonly config?: string;
  readonly team?: string;
  readonly json: boolean;
  readonly picture?: string;
}

/** `hotline simulate`: years of a rotation with leave, swaps, and people who come and go, and the fairness that results. */
export async function simulateYears(flags: SimulateFlags): Promise<void> {
  const start = flags.start ?? mondayOf(new Date().toISOString().slice(0, 10));
  const problems = [
    ...numberProblems('--years', flags.years, 1, LIMITS.years),
    ...numberProblems('--runs', flags.runs, 1, LIMITS.runs),
    ...numberProblems('--seed', flags.seed, 0, LIMITS.seed),
    ...numberProblems('--away', flags.away, 0, LIMITS.away),
    ...numberProblems('--turnover', flags.turnover, 0, LIMITS.turnover),
    ...numberProblems('--swaps', flags.swaps, 0, LIMITS.swaps),
    ...mondayProblems('--start', start),
  ];
  if (problems.length > 0) throw new CliProblem(problems);
  const years = Number(flags.years);
  const weeks = WEEKS_A_YEAR * years;
  const input = await readPlanInput({ ...flags, start, weeks, capability: [] });
  // Long before there is anything to draw: a path that cannot be written is said at once.
  if (flags.picture !== undefined) await writePicture(flags.picture, Buffer.alloc(0), 'a');
  const rates: LifeRates = {
    away: Number(flags.away) / 100,
    turnover: Number(flags.turnover) / 100,
    swaps: Number(flags.swaps),
  };
  // A calendar knows every year's holidays; a list names one year's.
  const isListed = flags.config === undefined;
  const from = isListed ? { ...input, weeks: withYearlyHolidays(input.weeks) } : input;
  const count = Number(flags.runs);
  const progress = progressBar(count * SCHEDULERS.length * weeks);
  const runs = Array.from({ length: count }, (_, run) =>
    runYears(from, rates, Number(flags.seed) + run, (scheduler, week) => {
      progress.at((run * SCHEDULERS.length + scheduler) * weeks + week);
    }),
  );
  progress.end();
  if (flags.picture !== undefined) await writePicture(flags.picture, await picture(runs, years));
  process.stdout.write(
    flags.json
      ? `${JSON.stringify(simulationAnswer(runs, { years, start, ...rates }), null, 2)}\n`
      : simulationTable(runs, years),
  );
}

async function writePicture(file: string, png: Buffer, flag: 'a' | 'w' = 'w'): Promise<void> {
  try {
    await writeFile(file, png, { flag });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new CliProblem([
      `--picture ${file}: it cannot be written (${code}); name a file in a folder that is there`,
    ]);
  }
}

async function picture([first]: readonly Run[], years: number): Promise<Buffer> {
  const { outcomes = [], seed = 0 } = first ?? {};
  const span = years === 1 ? 'a year' : `${String(years)} years`;
  const people = outcomes[0]?.people.filter(({ joined }) => joined === undefined).length ?? 0;
  return await renderPng(
    sharesSvg(
      outcomes.map((outcome) => ({ title: TITLES[outcome.scheduler], outcome })),
      `${String(people)} people at first, ${span}, seed ${String(seed)}. The narrower, the fairer.`,
    ),
  );
}

/** Says on a terminal how far it has come; says nothing to a file or a program. */
function progressBar(all: number): { at(done: number): void; end(): void } {
  const { stderr } = process;
  let said = -1;
  return {
    at: (done) => {
      const percent = Math.floor((100 * done) / all);
      if (!stderr.isTTY || percent === said) return;
      said = percent;
      stderr.write(`\rsimulating: ${String(percent)} %`);
    },
    end: () => {
      if (stderr.isTTY) stderr.write('\r\u001b[K');
    },
  };
}
