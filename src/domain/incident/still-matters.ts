import type { Instant } from '../time/instant.ts';
import type { IncidentEffect, IncidentEffectKind } from './effect.ts';
import type { Incident } from './incident.ts';
import type { IncidentTimerKind } from './timer.ts';

/** Effects that become pointless when the customer has the first answer. */
export const ANSWER_SEEKING: readonly IncidentEffectKind[] = [
  'reminder',
  'page',
  'page-way',
  'page-mention',
  'page-channel',
];

/** Of those, the ones that somebody who is on it makes pointless as well. Reminders stay: the clock runs on. */
export const PAGES: readonly IncidentEffectKind[] = [
  'page',
  'page-way',
  'page-mention',
  'page-channel',
];

/** Timers that have nothing left to ask for when the customer has the first answer. */
export const UNTIL_ANSWERED = [
  'remind',
  'goal',
  'repeat-page',
  'page-way',
  'escalate',
  'on-it-ends',
  'on-it-lapses',
] as const satisfies ReadonlyArray<IncidentTimerKind['kind']>;

/**
 * Whether an effect that was decided at `decidedAt` is still worth carrying out at `now`. Asked once more right before
 * anything is sent, because an acknowledgement may have come in between.
 */
export function stillMatters(
  effect: IncidentEffect,
  decidedAt: Instant,
  incident: Incident,
  now: Instant,
): boolean {
  switch (effect.kind) {
    case 'redirected':
      return incident.state === 'waiting';
    case 'send-on':
    case 'contact-made':
      return true;
    case 'stand-by':
      return incident.state === 'waiting' && incident.onIt === undefined;
    case 'ask-again':
      return incident.state === 'waiting' && incident.onIt?.until === effect.until;
    case 'reminder':
      return incident.state === 'waiting' && now < incident.dueAt;
    case 'page':
    case 'page-way':
    case 'page-mention':
    case 'page-channel':
      // On it stops what was queued before it. A page decided afterwards stands: the goal ran out all the same.
      return (
        incident.state === 'waiting' &&
        (incident.onIt === undefined || incident.onIt.at < decidedAt)
      );
    case 'find-known':
    case 'suggestions':
      // Whoever has resolved it knew what it was.
      return incident.state !== 'resolved';
    case 'card':
    case 'thread-line':
    case 'settle-pages':
    case 'admin-notice':
    case 'issue':
    case 'issue-comment':
    case 'resolution-comment':
    case 'product-issue':
    case 'product-comment':
    case 'postmortem':
    case 'issue-link':
    case 'thread-remark':
    case 'thread-notice':
      return true;
    case 'postmortem-offer':
      return incident.state === 'resolved';
    case 'ask-silent':
      return incident.state === 'answered';
  }
}
