import { ACTIVITY_WORDS } from '../incident/activity.ts';
import type { Figures } from './figures.ts';
import type { Group } from './groups.ts';
import { businessTime, percent, settledCount, shortTime, tenths } from './words.ts';

export function cameInWords({ cameIn, whileClosed }: Figures): string {
  if (cameIn.length === 0) return 'No incident came in.';
  const closed =
    whileClosed.length === 0 ? '' : `, ${String(whileClosed.length)} of them while closed`;
  return `${amount(cameIn.length, 'incident')} came in${closed}`;
}

export function answersWords({ response }: Figures): string {
  const { share, within, late, overdue, pending, minutes } = response;
  if (share === undefined) return 'First answers: none was due.';
  const facts = [
    `First answer within the goal: ${String(within.length)} of ${String(settledCount(response))} (${percent(share)})`,
    ...(late.length > 0 ? [`${String(late.length)} late`] : []),
    ...(overdue.length > 0 ? [`${String(overdue.length)} not answered`] : []),
    ...(pending.length > 0 ? [`${String(pending.length)} not due yet`] : []),
  ].join(' · ');
  return minutes === undefined
    ? facts
    : `${facts}\nMedian ${businessTime(minutes.median)}, 90th percentile ${businessTime(minutes.ninetieth)}`;
}

export function resolvedWords({ resolution, effort, reopened }: Figures): string {
  const { resolved, minutes } = resolution;
  const again = reopened.length === 0 ? '' : ` · ${String(reopened.length)} reopened`;
  if (minutes === undefined) return `Nothing was resolved.${again}`;
  const { unstated } = effort;
  const unsaid = unstated.length === 0 ? '' : ` (not said of ${String(unstated.length)})`;
  return [
    `Resolved: ${String(resolved.length)}${again} · effort ${tenths(effort.hours)} h${unsaid}`,
    `Median ${businessTime(minutes.median)}, 90th percentile ${businessTime(minutes.ninetieth)}`,
  ].join('\n');
}

/** "work-around made 3 · new product issue 1"; undefined where nobody said what was done. */
export function activitiesWords({ activities }: Figures): string | undefined {
  return activities.length === 0
    ? undefined
    : activities
        .map(({ activity, incidents }) => `${ACTIVITY_WORDS[activity]} ${String(incidents.length)}`)
        .join(' · ');
}

const COVER_WORDS = {
  'step-up': 'step-up',
  take: 'take-over',
  delegation: 'delegation',
  cover: 'cover',
} as const;

export function pagesWords({ pages, covers }: Figures): string {
  const held = (['step-up', 'take', 'delegation', 'cover'] as const).flatMap((kind) => {
    const count = covers.filter((one) => one.kind === kind).length;
    return count === 0 ? [] : [amount(count, COVER_WORDS[kind])];
  });
  const { toPeople, repeats, toChannel } = pages;
  const paged =
    toPeople + toChannel === 0
      ? 'Nobody was paged.'
      : [
          `Pages: ${String(toPeople)}${repeats === 0 ? '' : `, ${amount(repeats, 'repeat')} among them`}`,
          ...(toChannel === 0 ? [] : [`the channel was told ${amount(toChannel, 'time')}`]),
        ].join(' · ');
  return held.length === 0 ? paged : `${paged}\n${held.join(' · ')}`;
}

/** "12 incidents · 11 of 12 within the goal · median 14 min" */
export function groupWords({ incidents, response }: Group): string {
  const settled = settledCount(response);
  return [
    amount(incidents.length, 'incident'),
    ...(settled === 0
      ? []
      : [`${String(response.within.length)} of ${String(settled)} within the goal`]),
    ...(response.minutes ? [`median ${shortTime(response.minutes.median)}`] : []),
  ].join(' · ');
}

/** "3 incidents", "1 incident". */
export function amount(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}
