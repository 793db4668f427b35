import { type CompiledYear, compileYear } from './compile-year.ts';
import type { DayHours } from './day-hours.ts';
import { DAY_MS, type Instant } from './instant.ts';
import { toLocalDate } from './local-date.ts';
import { buildOpeningTable, type OpeningTable } from './opening-table.ts';

/**
 * The local years that a calendar can be asked about. 1970 to 2199 are promised; one more at either end lets every
 * zone answer for the promised years' first and last hours in UTC.
 */
const FIRST_YEAR = 1969;
const LAST_YEAR = 2200;

/** Tables over consecutive years that grow, a year at a time, around what is asked. Tables handed out stay valid. */
export interface GrowingTable {
  /** A table in which `t` lies. Throws RangeError outside the years that a calendar can be asked about. */
  covering(t: Instant): OpeningTable;
}

/** Starts without a year compiled. Its tables are in the wall clock of `zone`. */
export function growingTable(zone: string, hours: DayHours): GrowingTable {
  let years: CompiledYear[] = [];
  let table: OpeningTable | undefined;

  const compile = (year: number, t: Instant): CompiledYear => {
    if (year < FIRST_YEAR || year > LAST_YEAR) throw outside(zone, t);
    return compileYear(zone, hours, year);
  };
  return {
    covering(t) {
      if (table !== undefined && t >= table.from && t < table.until) return table;
      const nearest = utcYearOf(t);
      // Far outside, nothing is worth compiling on the way to the refusal.
      if (!(nearest >= FIRST_YEAR - 1 && nearest <= LAST_YEAR + 1)) throw outside(zone, t);

      // What was compiled on the way is kept only when all of it was: years stay consecutive.
      const grown = [...years];
      if (grown.length === 0) {
        grown.push(compile(Math.min(Math.max(nearest, FIRST_YEAR), LAST_YEAR), t));
      }
      for (let first = grown[0]; first !== undefined && t < first.from; first = grown[0]) {
        grown.unshift(compile(first.year - 1, t));
      }
      for (let last = grown.at(-1); last !== undefined && t >= last.until; last = grown.at(-1)) {
        grown.push(compile(last.year + 1, t));
      }
      years = grown;
      table = buildOpeningTable(years);
      return table;
    },
  };
}

/** NaN where `t` is no instant. */
function utcYearOf(t: Instant): number {
  if (!(Math.abs(t) <= 8.64e15)) return Number.NaN;
  return Number.parseInt(toLocalDate(Math.floor(t / DAY_MS)), 10);
}

function outside(zone: string, t: Instant): RangeError {
  return new RangeError(
    `the calendar in ${zone} covers ${FIRST_YEAR} to ${LAST_YEAR}, and ${t} ms after 1970 is outside`,
  );
}
