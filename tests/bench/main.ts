import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench, Report } from './bench.ts';
import { benchCalendar } from './calendar.ts';
import { benchCatchUp } from './catch-up.ts';
import { benchCommands } from './commands.ts';
import { benchDemo } from './demo.ts';
import { measureMachine, speedLine } from './machine.ts';
import { benchPlanner } from './planner.ts';
import { benchPreview } from './preview.ts';
import { benchReady } from './ready.ts';
import { benchSearch } from './search.ts';
import { benchStats } from './stats.ts';
import { benchTimers } from './timers.ts';

const BENCHES: readonly Bench[] = [
  {
    name: 'calendar',
    about: 'business time: add, between, a year compiled; beside dayjs-business-time',
    limitSeconds: 300,
    run: async ({ line }) => {
      await benchCalendar(line);
    },
  },
  benchTimers,
  benchReady,
  benchCatchUp,
  benchCommands,
  benchDemo,
  benchSearch,
  benchStats,
  benchPlanner,
  benchPreview,
];

const USAGE = `npm run bench            runs all
npm run bench -- NAME …  runs some:

${BENCHES.map(({ name, about }) => `  ${name.padEnd(10)} ${about}`).join('\n')}
`;

const report: Report = {
  line: (text) => {
    process.stdout.write(`${text}\n`);
  },
  progress: (text) => {
    process.stderr.write(`  … ${text}\n`);
  },
};

/** `npm run bench`: prints what was measured, as Markdown; progress goes to standard error. */
async function main(names: readonly string[]): Promise<number> {
  if (names.includes('--help') || names.includes('-h')) {
    report.line(USAGE);
    return 0;
  }
  const unknown = names.filter((name) => !BENCHES.some((bench) => bench.name === name));
  if (unknown.length > 0) {
    process.stderr.write(`There is no bench called ${unknown.join(', ')}.\n\n${USAGE}`);
    return 2;
  }
  let failed = 0;
  for (const bench of BENCHES) {
    if (names.length > 0 && !names.includes(bench.name)) continue;
    report.line(`## ${bench.name}: ${bench.about}\n`);
    try {
      await within(bench);
    } catch (error) {
      failed += 1;
      report.line(`${bench.name} failed: ${error instanceof Error ? error.message : 'unknown'}`);
    }
    report.line(`\n${speedLine(await measureMachine())}\n`);
  }
  return failed === 0 ? 0 : 1;
}

async function within({ run, limitSeconds }: Bench): Promise<void> {
  const ended = new AbortController();
  const tooLong = async (): Promise<never> => {
    await sleep(limitSeconds * 1_000, undefined, { signal: ended.signal });
    throw new Error(`broken off after ${String(limitSeconds)} s`);
  };
  try {
    await Promise.race([run(report), tooLong()]);
  } finally {
    ended.abort();
  }
}

// Whatever a bench that was broken off has left open goes with the process: its programs end with our end of their pipes.
process.exit(await main(process.argv.slice(2)));
