import type { CalendarSpec } from '../../../../src/domain/time/business-calendar.ts';
import {
  createMinuteSteppingOracle,
  type Operation,
  type Oracle,
} from './minute-stepping-oracle.ts';
import type { Check, Sample } from './random-checks.ts';

type Answer = boolean | number | string | { opens: number; closes: number } | undefined;

export interface Disagreement {
  readonly operation: Operation;
  /** Everything that is needed to see it again: seed, zone, hours, call, and both answers. */
  readonly report: string;
}

export interface Comparison {
  readonly checks: number;
  readonly disagreements: readonly Disagreement[];
}

/** Asks a calendar and the oracle the same, for every sample. */
export function compareWithOracle(
  create: (spec: CalendarSpec) => Oracle,
  samples: Iterable<Sample>,
): Comparison {
  const disagreements: Disagreement[] = [];
  let checks = 0;
  for (const sample of samples) {
    const oracle = createMinuteSteppingOracle(sample.spec);
    const calendar = createFor(sample, create);
    for (const check of sample.checks) {
      checks += 1;
      const expected = ask(oracle, check);
      const received = askOrCatch(calendar, check);
      if (agree(check, expected, received)) continue;
      const report = describe(sample, check, expected, received);
      disagreements.push({ operation: check[0], report });
    }
  }
  return { checks, disagreements };
}

function createFor(sample: Sample, create: (spec: CalendarSpec) => Oracle): Oracle {
  try {
    return create(sample.spec);
  } catch (cause) {
    throw new Error(`No calendar for seed ${sample.seed}, ${sample.shape}`, { cause });
  }
}

function ask(calendar: Oracle, check: Check): Answer {
  if (check[0] === 'isOpen') return calendar.isOpen(check[1]);
  if (check[0] === 'nextOpen') return calendar.nextOpen(check[1]);
  if (check[0] === 'add') return calendar.add(check[1], check[2]);
  if (check[0] === 'between') return calendar.between(check[1], check[2]);
  if (check[0] === 'dutyWeek') return calendar.dutyWeek(check[1]);
  return calendar.weekSpan(check[1]);
}

function askOrCatch(calendar: Oracle, check: Check): Answer {
  try {
    return ask(calendar, check);
  } catch (error) {
    return `threw ${String(error)}`;
  }
}

/** All must be the same, but business minutes between instants inside a minute may differ by rounding. */
function agree(check: Check, expected: Answer, received: Answer): boolean {
  if (typeof expected === 'object' && typeof received === 'object') {
    return expected.opens === received.opens && expected.closes === received.closes;
  }
  if (check[0] === 'between' && typeof expected === 'number' && typeof received === 'number') {
    const isWhole = check.slice(1).every((t) => Number(t) % 60_000 === 0);
    return Math.abs(expected - received) <= (isWhole ? 0 : 1e-8);
  }
  return expected === received;
}

function describe(sample: Sample, [operation, ...args]: Check, expected: Answer, received: Answer) {
  const { seed, shape, spec } = sample;
  const years = new Set(args.flatMap((arg) => yearsOf(operation, arg)));
  const calendar = {
    ...spec,
    holidays: [...years].flatMap((year) => [...spec.holidays(year).keys()]),
    specialDays: Object.fromEntries(spec.specialDays),
  };
  return [
    `seed ${seed}, ${shape}: ${operation}(${args.map(readable).join(', ')})`,
    `  the oracle says ${readable(expected)}`,
    `  the calendar says ${readable(received)}`,
    `  ${JSON.stringify(calendar)}`,
  ].join('\n');
}

function yearsOf(operation: Operation, arg: number | string): readonly number[] {
  if (operation === 'add' && typeof arg === 'number' && arg < 1e6) return [];
  const year = new Date(arg).getUTCFullYear();
  return [year - 1, year, year + 1];
}

function readable(value: Answer): string {
  if (typeof value === 'number' && value > 1e11)
    return `${value} (${new Date(value).toISOString()})`;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
