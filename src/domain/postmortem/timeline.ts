import type { DomainEvent } from '../incident/event.ts';
import type { Instant } from '../time/instant.ts';

/** One line of a timeline, as plain text: what people are called in it was written by people. */
export interface TimelineEntry {
  readonly at: Instant;
  readonly what: string;
}

/**
 * What happened to an incident, from its event log; the first entry is when it came in.
 *
 * @param cameInAt may lie before the report.
 */
export function timelineOf(
  cameInAt: Instant,
  events: readonly { readonly at: Instant; readonly event: DomainEvent }[],
): readonly TimelineEntry[] {
  const entries = events.flatMap(({ at, event }): readonly TimelineEntry[] => {
    const what = wordsFor(event);
    return what === undefined ? [] : [{ at, what }];
  });
  return [{ at: cameInAt, what: 'came in' }, ...entries];
}

function wordsFor(event: DomainEvent): string | undefined {
  switch (event.type) {
    case 'reported':
      return `reported by ${event.by.name}`;
    case 'reminded':
      return `owner reminded at ${String(Math.round(event.fraction * 100))} % of the goal`;
    case 'goal-ran-out':
      return 'the goal ran out without a first answer';
    case 'paged':
      return `${event.name} paged${event.times > 1 ? `, time ${String(event.times)}` : ''}`;
    case 'channel-paged':
      return 'the whole channel told';
    case 'page-refused':
      return `${event.name} could not be paged`;
    case 'on-it':
      return `${event.by.name} on it`;
    case 'answered':
      return `${event.by.name} gave the first answer, after ${minutes(event.minutes)}`;
    case 'assigned':
      return `${event.by.name} gave it to ${event.to.name}`;
    case 'resolved':
      return `resolved by ${event.by.name}`;
    case 'reopened':
      return `reopened by ${event.by.name}`;
    case 'known-issue-updated':
      return `known issue ${event.repository}#${String(event.number)} updated`;
    case 'product-issue-filed':
      return event.purpose === 'promotion'
        ? `product issue ${event.repository}#${String(event.number)} filed`
        : undefined;
    // What else is in the log is no turn of the incident's story.
    case 'cover-agreed':
    case 'cover-asked':
    case 'cover-ended':
    case 'cover-offer-settled':
    case 'days-off':
    case 'duty-changed':
    case 'graduated':
    case 'kept-open':
    case 'logged':
    case 'marked-serious':
    case 'plan-published':
    case 'postmortem-edited':
    case 'refused':
    case 'roster-imported':
    case 'silence-asked':
    case 'started':
    case 'step-skipped':
    case 'swap-requested':
    case 'swap-settled':
      return undefined;
  }
}

const minutes = (count: number): string =>
  `${String(count)} business minute${count === 1 ? '' : 's'}`;
