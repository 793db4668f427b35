import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { loadHolidayRules } from '../../src/adapters/calendar/holiday-rules.ts';
import type { BusinessCalendar, CalendarSpec } from '../../src/domain/time/business-calendar.ts';
import { compileYear } from '../../src/domain/time/compile-year.ts';
import { createBusinessCalendar } from '../../src/domain/time/create-business-calendar.ts';
import { dayHours } from '../../src/domain/time/day-hours.ts';
import { DAY_MS, type Instant, MINUTE_MS } from '../../src/domain/time/instant.ts';
import { parseWeeklyHours } from '../../src/domain/time/parse-hours.ts';
import { dayjsCalendar } from './dayjs-calendar.ts';

const ZONE = 'America/Los_Angeles';
const MEASURE = '--measure';
const YEARS = [2024, 2025, 2026, 2027] as const;
const SPANS = 16_384;
const LIBRARY_SPANS = 200;
const LONGEST_MS = 90 * DAY_MS;

/**
 * Spans of time by index, in typed arrays so that reading them costs next to nothing. Whole minutes, because
 * dayjs-business-time counts in them; adding `minutes` to `from` leads to the end of the span.
 */
interface Spans {
  readonly from: Float64Array;
  readonly to: Float64Array;
  readonly minutes: Float64Array;
}

/** A calendar's two operations, ours or the library's. */
type Operations = Pick<BusinessCalendar, 'add' | 'between'>;

/**
 * Measures the business calendar beside dayjs-business-time, on the same random spans of up to 90 days, and reports a
 * Markdown table line by line. Runs itself in a child process, because that library calculates in the process's time
 * zone, which is read once at its start. Throws where the two do not agree on every answer.
 */
export async function benchCalendar(report: (line: string) => void): Promise<void> {
  const script = fileURLToPath(import.meta.url);
  const child = spawn(process.execPath, [script, MEASURE], {
    env: { TZ: ZONE },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  for await (const line of createInterface({ input: child.stdout })) report(line);
  const code = await ended;
  if (code !== 0) throw new Error(`measuring the calendar ended with code ${code}`);
}

async function measure(report: (line: string) => void): Promise<void> {
  const spec = await losAngeles();
  const calendar = createBusinessCalendar(spec);
  const library = dayjsCalendar(YEARS.flatMap((year) => [...spec.holidays(year).keys()]));
  const spans = randomSpans(calendar);
  const agreed = requireAgreement(calendar, library, spans);
  const [hour, add, between] = nanoseconds(calendar, spans, SPANS, 100);
  const [libraryHour, libraryAdd, libraryBetween] = nanoseconds(library, spans, LIBRARY_SPANS, 3);

  report(`Los Angeles, US holidays, random spans to 90 days; ${agreed} answers agree.`);
  report('');
  report('| operation | hotline, ns | dayjs-business-time 1.0.4, ns | ratio |');
  report('| --- | --- | --- | --- |');
  report(row('add an hour', hour, libraryHour));
  report(row('add up to 90 days', add, libraryAdd));
  report(row('between', between, libraryBetween));
  report('');
  const [median, slow] = compileMs(spec);
  report(`A year compiles in ${median.toFixed(2)} ms (median; p95 ${slow.toFixed(2)}).`);
}

async function losAngeles(): Promise<CalendarSpec> {
  const hours = parseWeeklyHours({ 'mon-fri': ['08:00-12:00', '13:00-17:00'] });
  const holidays = await loadHolidayRules({
    country: 'US',
    types: ['public', 'bank'],
    zone: ZONE,
    except: [],
    also: {},
    around: 2026,
  });
  if (!hours.ok) throw new Error(hours.problem);
  if (!holidays.ok) throw new Error(holidays.problem);
  return { zone: ZONE, hours: hours.value, holidays: holidays.value, specialDays: new Map() };
}

function randomSpans(calendar: BusinessCalendar): Spans {
  const random = seededRandom(20_260_308);
  const first = Date.UTC(2024, 0, 2);
  const last = Date.UTC(2027, 8, 1);
  const from = new Float64Array(SPANS).map(() => wholeMinute(first + random() * (last - first)));
  const to = from.map((t) => wholeMinute(t + random() * LONGEST_MS));
  const minutes = from.map((t, index) => calendar.between(t, to[index] ?? t));
  return { from, to, minutes };
}

/** Compares every answer that the library is measured with; a figure for a wrong answer is worth nothing. */
function requireAgreement(ours: Operations, theirs: Operations, spans: Spans): number {
  let agreed = 0;
  const agree = (what: string, from: Instant, one: number, other: number) => {
    if (one !== other) throw new Error(`${what} from ${from}: ${one}, but ${other} by dayjs`);
    agreed += 1;
  };
  for (let index = 0; index < LIBRARY_SPANS; index += 1) {
    const { from, to, minutes } = spanAt(spans, index);
    agree('an hour', from, ours.add(from, 60), theirs.add(from, 60));
    // From closed time to closed time nothing is added, and the library then answers with the next opening.
    if (minutes > 0) agree('minutes', from, ours.add(from, minutes), theirs.add(from, minutes));
    agree('between', from, ours.between(from, to), theirs.between(from, to));
  }
  return agreed;
}

function spanAt(spans: Spans, index: number) {
  return {
    from: spans.from[index] ?? 0,
    to: spans.to[index] ?? 0,
    minutes: spans.minutes[index] ?? 0,
  };
}

/** Adding an hour, adding up to 90 days, and minutes between, each over the first `count` spans. */
function nanoseconds(
  { add, between }: Operations,
  { from, to, minutes }: Spans,
  count: number,
  rounds: number,
): readonly [hour: number, add: number, between: number] {
  return [
    perRun(count, rounds, () => {
      let sum = 0;
      for (let index = 0; index < count; index += 1) sum += add(from[index] ?? 0, 60);
      return sum;
    }),
    perRun(count, rounds, () => {
      let sum = 0;
      for (let index = 0; index < count; index += 1) {
        sum += add(from[index] ?? 0, minutes[index] ?? 0);
      }
      return sum;
    }),
    perRun(count, rounds, () => {
      let sum = 0;
      for (let index = 0; index < count; index += 1) {
        sum += between(from[index] ?? 0, to[index] ?? 0);
      }
      return sum;
    }),
  ];
}

/** Nanoseconds for one of `count` runs, in the best of some rounds: what else the machine does only ever adds. */
function perRun(count: number, rounds: number, run: () => number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round += 1) {
    const begun = performance.now();
    const sum = run();
    best = Math.min(best, ((performance.now() - begun) * 1e6) / count);
    // Read, so that the work cannot be optimised away.
    if (Number.isNaN(sum)) throw new Error('an operation answered NaN');
  }
  return best;
}

/** Each year in a compiler of its own, its holidays known before: those are the library's time, not the calendar's. */
function compileMs(spec: CalendarSpec): readonly [median: number, slow: number] {
  const times: number[] = [];
  for (let year = 2020; year < 2060; year += 1) {
    spec.holidays(year);
    const hours = dayHours(spec);
    const begun = performance.now();
    compileYear(spec.zone, hours, year);
    times.push(performance.now() - begun);
  }
  const sorted = times.toSorted((a, b) => a - b);
  return [sorted[sorted.length * 0.5] ?? 0, sorted[sorted.length * 0.95] ?? 0];
}

function row(operation: string, ours: number, theirs: number): string {
  const ratio = Math.round(theirs / ours).toLocaleString('en');
  const library = Math.round(theirs).toLocaleString('en');
  return `| ${operation} | ${ours.toFixed(0)} | ${library} | ${ratio} |`;
}

function wholeMinute(t: number): Instant {
  return Math.floor(t / MINUTE_MS) * MINUTE_MS;
}

/** mulberry32: the same spans in every run. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

const isRunDirectly = process.argv[1] === fileURLToPath(import.meta.url);
if (isRunDirectly) await (process.argv.includes(MEASURE) ? measure(print) : benchCalendar(print));
