import type { Figures } from './figures.ts';
import { percent, settledCount, shortTime, tenths } from './words.ts';

/** One figure of a period, and what it was in the one before, in words. */
export interface Compared {
  readonly what: string;
  readonly now: string;
  readonly before: string;
}

/** The figures of a period against those of the one before, in the order in which they are read. */
export function compared(now: Figures, before: Figures): readonly Compared[] {
  const rows: ReadonlyArray<readonly [string, (figures: Figures) => string]> = [
    ['Incidents that came in', ({ cameIn }) => String(cameIn.length)],
    ['First answers within the goal', sharesOf],
    ['First answers not given', ({ response }) => String(response.overdue.length)],
    ['Time to a first answer, median', ({ response }) => time(response.minutes?.median)],
    ['… 90th percentile', ({ response }) => time(response.minutes?.ninetieth)],
    ['Incidents resolved', ({ resolution }) => String(resolution.resolved.length)],
    ['Time to a resolution, median', ({ resolution }) => time(resolution.minutes?.median)],
    ['… 90th percentile', ({ resolution }) => time(resolution.minutes?.ninetieth)],
    ['Reopened', ({ reopened }) => String(reopened.length)],
    ['Effort', ({ effort }) => `${tenths(effort.hours)} h`],
    ['Pages, repeats included', ({ pages }) => String(pages.toPeople)],
    [
      'Step-ups and take-overs',
      ({ covers }) =>
        String(covers.filter(({ kind }) => kind === 'step-up' || kind === 'take').length),
    ],
  ];
  return rows.map(([what, of]) => ({ what, now: of(now), before: of(before) }));
}

function sharesOf({ response }: Figures): string {
  return response.share === undefined
    ? '–'
    : `${percent(response.share)} (${String(response.within.length)} of ${String(settledCount(response))})`;
}

const time = (minutes: number | undefined): string =>
  minutes === undefined ? '–' : shortTime(minutes);
