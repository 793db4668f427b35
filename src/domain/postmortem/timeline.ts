import type { DomainEvent } from '../incident/event.ts';
import { incidentName } from '../incident/incident.ts';
import { targetName } from '../incident/link.ts';
import { WAY_WORDS } from '../paging/contact-way.ts';
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
    case 'way-paged':
      return `${event.name} paged by ${WAY_WORDS[event.by]}`;
    case 'way-refused':
      return `${event.name} could not be paged by ${WAY_WORDS[event.by]}`;
    case 'channel-paged':
      return 'the whole channel told';
    case 'page-refused':
      return `${event.name} could not be paged`;
    case 'on-it':
      return `${event.by.name} on it`;
    case 'on-it-lapsed':
      return `${event.by.name} was on it until then, and said no more`;
    case 'escalated':
      return `${event.by.name} asked for the next to be paged`;
    case 'answered':
      return `${event.by.name} gave the first answer, after ${minutes(event.minutes)}`;
    case 'assigned':
      return `${event.by.name} gave it to ${event.to.name}`;
    case 'handed-off':
      return event.from === undefined
        ? `handed to ${event.to.name}`
        : `${event.from.name} handed it to ${event.to.name}`;
    case 'customer-mailed':
      return `the customer was written that ${event.to.name} looks after it`;
    case 'linked':
      return `${event.by.name} linked it with ${targetName(event.target)}`;
    case 'merged':
      return `${event.by.name} merged it into ${incidentName(event.into)}`;
    case 'absorbed':
      return `${event.by.name} merged ${incidentName(event.duplicate)} into it`;
    case 'message-added':
      return `${event.by.name} added what was said elsewhere`;
    case 'redirected':
      return `${event.by.name} sent the customer on`;
    case 'expert-asked':
      return `${event.by.name} asked ${event.expert.name} for help`;
    case 'expert-agreed':
      return `${event.by.name} agreed to help`;
    case 'expert-declined':
      return `${event.by.name} could not help`;
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
    case 'ask-withdrawn':
    case 'call-back-seen':
    case 'cover-agreed':
    case 'cover-asked':
    case 'cover-ended':
    case 'cover-offer-settled':
    case 'days-off':
    case 'duty-changed':
    case 'expert-silent':
    case 'fruit-claimed':
    case 'fruit-refused':
    case 'graduated':
    case 'handed-over':
    case 'handoff-accepted':
    case 'kept-open':
    case 'logged':
    case 'marked-serious':
    case 'own-calendar':
    case 'pairs-mended':
    case 'people-joined':
    case 'person-changed':
    case 'person-left':
    case 'plan-published':
    case 'postmortem-edited':
    case 'reach-changed':
    case 'refused':
    case 'roster-imported':
    case 'silence-asked':
    case 'started':
    case 'step-skipped':
    case 'swap-requested':
    case 'swap-settled':
    case 'topics-changed':
      return undefined;
  }
}

const minutes = (count: number): string =>
  `${String(count)} business minute${count === 1 ? '' : 's'}`;
