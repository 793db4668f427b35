import { incidentName } from '../../../domain/incident/incident.ts';
import { WAY_WORDS } from '../../../domain/paging/contact-way.ts';
import { referenceName } from '../../../domain/product/issue-reference.ts';
import type { IncidentView } from '../../../features/incident/incident-view.ts';
import type { LoggedEvent } from '../../../ports/store.ts';
import { ACTION } from '../ids.ts';
import { actions, button, type Message, sections } from './blocks.ts';
import { expertEventWords } from './expert-words.ts';
import { cardActions, incidentCard } from './incident-card.ts';
import { targetLink } from './link-words.ts';
import { onItMore } from './notices.ts';
import { mergeButton } from './suggestions.ts';
import { earlierLine, safeLine, when } from './text.ts';

/** A message has room for no more of the longest. */
const MOST_EVENTS = 15;

/** `/oncall show INC-12`: the card, and what has happened so far. */
export function incidentDetails(view: IncidentView, events: readonly LoggedEvent[]): Message {
  const card = incidentCard(view);
  const zone = view.team.calendar.zone;
  const rows = [cardActions(view.incident, view.hasPostmortem), knownButtons(view)];
  const shown = events.slice(-MOST_EVENTS);
  const lines = shown.map((e) => `${when(e.at, zone)} · ${eventWords(e, zone)}`);
  return {
    text: card.text,
    blocks: [
      ...card.blocks.filter((block) => block.type !== 'actions'),
      ...sections(['*What happened*', ...earlierLine(events.length - shown.length), ...lines]),
      ...rows.flatMap((row, n) =>
        row.length > 0
          ? [actions(`details-${String(view.incident.number)}-${String(n)}`, ...row)]
          : [],
      ),
    ],
  };
}

/** While it is open: what may be known, and the way to merge it into an incident that it is linked with. */
function knownButtons({ incident, links = [] }: IncidentView) {
  if (incident.state === 'resolved') return [];
  const others = links.flatMap(({ target }) => (target.kind === 'incident' ? [target.number] : []));
  return [
    button('What is known', ACTION.known, incidentName(incident.number)),
    ...others.slice(0, 2).map((other) => mergeButton(incident.number, other)),
  ];
}

/** What happened, in words that follow its time. */
export function eventWords({ event, incident }: LoggedEvent, zone: string): string {
  switch (event.type) {
    case 'reported':
      return `reported by ${safeLine(event.by.name)}`;
    case 'redirected':
      return `${safeLine(event.by.name)} was contacted directly, and sends the customer on`;
    case 'message-added':
      return `${safeLine(event.by.name)} added a message`;
    case 'call-back-seen':
      return `${safeLine(event.by.name)} looked where to call back`;
    case 'reminded':
      return `the owner was reminded at ${String(Math.round(event.fraction * 100))} % of the goal`;
    case 'goal-ran-out':
      return 'the goal ran out without a first answer';
    case 'paged':
      return `${safeLine(event.name)} was paged${event.times > 1 ? ` again (${String(event.times)})` : ''}`;
    case 'channel-paged':
      return 'the channel was told';
    case 'step-skipped':
      return `a step of the escalation path was passed over: ${safeLine(event.why)}`;
    case 'page-refused':
      return `${safeLine(event.name)} could not be paged (${safeLine(event.why)})`;
    case 'way-paged':
      return `${safeLine(event.name)} was paged by ${WAY_WORDS[event.by]}`;
    case 'way-refused':
      return `${safeLine(event.name)} could not be paged by ${WAY_WORDS[event.by]} (${safeLine(event.why)})`;
    case 'on-it':
      return `${safeLine(event.by.name)} is on it${onItMore(event, zone)}`;
    case 'on-it-lapsed':
      return `${safeLine(event.by.name)} was on it until now and did not say more`;
    case 'escalated':
      return `${safeLine(event.by.name)} asked for the next step of the escalation path`;
    case 'answered':
      return `${safeLine(event.by.name)} answered the customer`;
    case 'resolved':
      return `${safeLine(event.by.name)} resolved it`;
    case 'reopened':
      return `${safeLine(event.by.name)} reopened it${event.why === undefined ? '' : `: ${safeLine(event.why)}`}`;
    case 'silence-asked':
      return 'the owner was asked whether to close it, since nothing was heard';
    case 'kept-open':
      return `${safeLine(event.by.name)} keeps it open`;
    case 'marked-serious':
      return `${safeLine(event.by.name)} called it serious`;
    case 'postmortem-edited':
      return `${safeLine(event.by.name)} wrote in the post-mortem`;
    case 'known-issue-updated':
      return `${safeLine(referenceName(event))} got its facts`;
    case 'product-issue-filed':
      return `${safeLine(referenceName(event))} was filed`;
    case 'assigned':
      return `${safeLine(event.by.name)} gave it to ${safeLine(event.to.name)}`;
    case 'handed-off':
      return event.from
        ? `${safeLine(event.from.name)} handed it to ${safeLine(event.to.name)}`
        : `it was handed to ${safeLine(event.to.name)}`;
    case 'customer-mailed':
      return `${safeLine(event.by.name)} ${event.how === 'sent' ? 'emailed' : 'wrote to'} the customer about the handoff to ${safeLine(event.to.name)}`;
    case 'linked':
      return `${safeLine(event.by.name)} linked it with ${targetLink(event.target)}`;
    case 'merged':
      return `${safeLine(event.by.name)} merged it into ${incidentName(event.into)}`;
    case 'absorbed':
      return `${safeLine(event.by.name)} merged ${incidentName(event.duplicate)} into it`;
    case 'logged':
      return 'its issue was opened on GitHub';
    case 'expert-asked':
    case 'expert-agreed':
    case 'expert-declined':
    case 'expert-silent':
    case 'ask-withdrawn':
      return expertEventWords(event, (t) => when(t, zone));
    case 'refused':
      return `${safeLine(event.by.name)} was refused: ${safeLine(event.what)}`;
    case 'duty-changed':
    case 'swap-requested':
    case 'swap-settled':
    case 'cover-asked':
    case 'cover-offer-settled':
    case 'cover-agreed':
    case 'plan-published':
    case 'days-off':
    case 'graduated':
    case 'handed-over':
    case 'handoff-accepted':
    case 'topics-changed':
    case 'own-calendar':
    case 'reach-changed':
    case 'people-joined':
    case 'person-changed':
    case 'person-left':
    case 'pairs-mended':
    case 'fruit-claimed':
    case 'fruit-refused':
    case 'cover-ended':
    case 'roster-imported':
    case 'started':
      return incident === undefined ? event.type : `${incidentName(incident)} ${event.type}`;
  }
}
