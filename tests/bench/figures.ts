/** The middle, the slow ones and the slowest of some measurements, in their own unit. */
export interface Spread {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly min: number;
  readonly max: number;
}

/** Nearest-rank quantiles; NaN where nothing was measured. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const rank = (q: number): number =>
    sorted[Math.max(0, Math.ceil(sorted.length * q) - 1)] ?? Number.NaN;
  return {
    count: sorted.length,
    p50: rank(0.5),
    p95: rank(0.95),
    p99: rank(0.99),
    min: rank(0),
    max: rank(1),
  };
}

/** Three digits are enough to compare by. */
export function ms(value: number): string {
  if (Number.isNaN(value)) return '–';
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toFixed(digits);
}

export const whole = (value: number): string => Math.round(value).toLocaleString('en');

/** A Markdown table, line by line. */
export function table(
  head: readonly string[],
  rows: ReadonlyArray<readonly string[]>,
): readonly string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}

/** Milliseconds of processor time that this process has used, workers included: unlike a clock's, no others' work. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
