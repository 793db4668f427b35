import { daysBetween } from '../../time/local-date.ts';
import type { PlanPerson, PlanTimeOff, PlanWeek } from './input.ts';

/**
 * Leave of this many days and more is long: nothing is due for it, as if the person had left and come back. Shorter leave
 * is made up for before and after.
 */
export const LONG_LEAVE_DAYS = 56;

/**
 * What the seats of the horizon entitle each person to: in each week by weight, among those who are in the rotation and
 * not on long leave.
 *
 * @returns `entitled` by person and kind; `accrued`, by person and week, the part of the whole that is due by its end.
 */
export function accrual(
  people: readonly PlanPerson[],
  weeks: readonly PlanWeek[],
  isIn: Uint8Array,
  isFree: Uint8Array,
  timeOff: ReadonlyMap<string, readonly PlanTimeOff[]>,
  hasSeat: Uint8Array,
): { readonly entitled: Float64Array; readonly accrued: Float64Array } {
  const [n, W] = [people.length, weeks.length];
  const counts = isIn.slice();
  for (const [i, { id }] of people.entries()) {
    const long = longLeave(timeOff.get(id) ?? []);
    if (long.length === 0) continue;
    for (const [w, { openDays }] of weeks.entries()) {
      const isOut = openDays.every((day) => long.some(({ from, to }) => day >= from && day <= to));
      if (isOut && isFree[i * W + w] === 0) counts[i * W + w] = 0;
    }
  }
  const entitled = new Float64Array(3 * n);
  const accrued = new Float64Array(n * W);
  for (const [w, { isHoliday }] of weeks.entries()) {
    let total = 0;
    for (const [i, { weight }] of people.entries()) if (counts[i * W + w] === 1) total += weight;
    const [primary, backup] = [hasSeat[2 * w]!, hasSeat[2 * w + 1]!];
    for (const [i, { weight }] of people.entries()) {
      const share = counts[i * W + w] === 1 ? weight / total : 0;
      entitled[3 * i]! += share * primary;
      entitled[3 * i + 1]! += share * backup;
      if (isHoliday) entitled[3 * i + 2]! += share * (primary + backup);
      accrued[i * W + w] = share + (w > 0 ? accrued[i * W + w - 1]! : 0);
    }
  }
  for (let i = 0; i < n; i += 1) {
    const whole = accrued[i * W + W - 1]!;
    for (let w = 0; w < W; w += 1) {
      accrued[i * W + w] = whole > 0 ? accrued[i * W + w]! / whole : (w + 1) / W;
    }
  }
  return { entitled, accrued };
}

/** Time off, joined where it touches or overlaps, that is long. */
function longLeave(timeOff: readonly PlanTimeOff[]): readonly PlanTimeOff[] {
  const joined: PlanTimeOff[] = [];
  for (const next of timeOff.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = joined.at(-1);
    if (last !== undefined && daysBetween(last.to, next.from) <= 1) {
      joined[joined.length - 1] = { ...last, to: last.to > next.to ? last.to : next.to };
    } else joined.push(next);
  }
  return joined.filter(({ from, to }) => daysBetween(from, to) + 1 >= LONG_LEAVE_DAYS);
}
