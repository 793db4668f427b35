import type { ResponseFigures } from './response.ts';

/** From here on, business time is read better in hours. */
const MOST_MINUTES = 120;

/** "48 business minutes", "6.2 business hours". */
export function businessTime(minutes: number): string {
  if (Math.round(minutes) < MOST_MINUTES) {
    const whole = Math.round(minutes);
    return `${String(whole)} business minute${whole === 1 ? '' : 's'}`;
  }
  return `${tenths(minutes / 60)} business hours`;
}

/** The same for narrow places: "48 min", "6.2 h". */
export function shortTime(minutes: number): string {
  return Math.round(minutes) < MOST_MINUTES
    ? `${String(Math.round(minutes))} min`
    : `${tenths(minutes / 60)} h`;
}

/** "94 %". Never 100 where one is missing, never 0 where there is one. */
export function percent(share: number): string {
  const rounded = Math.round(share * 100);
  const shown = share > 0 && share < 1 ? Math.min(99, Math.max(1, rounded)) : rounded;
  return `${String(shown)} %`;
}

/** At most one decimal: "1.5", "2". */
export function tenths(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** Weeks of duty: "2.3"; parts of one more exactly, "0.37", since a day is a fifth. */
export function dutyWeeks(weeks: number): string {
  return weeks < 0.995 ? String(Math.round(weeks * 100) / 100) : tenths(weeks);
}

/** How many first answers count for or against: whatever is not still waiting in time. */
export function settledCount({ within, late, overdue }: ResponseFigures): number {
  return within.length + late.length + overdue.length;
}

export const WEEKDAY_NAMES: Readonly<Record<string, string>> = {
  1: 'Mon',
  2: 'Tue',
  3: 'Wed',
  4: 'Thu',
  5: 'Fri',
  6: 'Sat',
  7: 'Sun',
};
