import { incidentName } from '../../../domain/incident/incident.ts';
import { referenceName } from '../../../domain/product/issue-reference.ts';
import type { Team } from '../../../domain/team/team.ts';
import type { IncidentView } from '../../../features/incident/incident-view.ts';
import type { LoggedEvent } from '../../../ports/store.ts';
import { actions, context, type Message, section } from './blocks.ts';
import { cardButtons, incidentCard, stateLine } from './incident-card.ts';
import { mark, titleLine } from './incident-words.ts';
import { counted, cut, LIMITS, safeLine, when } from './text.ts';

/** Slack takes 50 blocks; nobody reads more lines than these anyway. */
export const LIST_LIMIT = 20;

/** `/oncall list`: what is open, the most urgent first. */
export function incidentList(team: Team, views: readonly IncidentView[], total: number): Message {
  if (views.length === 0) {
    return {
      text: `Nothing is open for ${safeLine(team.name)}.`,
      blocks: [section(`Nothing is open for ${safeLine(team.name)}.`)],
    };
  }
  const heading = `*${counted(total, 'open incident')} · ${safeLine(team.name)}*`;
  const more = total - views.length;
  return {
    text: `${counted(total, 'open incident')} for ${safeLine(team.name)}`,
    blocks: [
      section(heading),
      ...views.map((view) =>
        section(
          cut(`${mark(view)} *${titleLine(view.incident)}*\n${stateLine(view)}`, LIMITS.section),
        ),
      ),
      context(
        `${more > 0 ? `${String(more)} more are open. ` : ''}\`/oncall show INC-12\` shows one in full.`,
      ),
    ],
  };
}

/** `/oncall show INC-12`: the card, and what has happened so far. */
export function incidentDetails(view: IncidentView, events: readonly LoggedEvent[]): Message {
  const card = incidentCard(view);
  const zone = view.team.calendar.zone;
  const buttons = cardButtons(view.incident, view.hasPostmortem);
  const shown = events.slice(-15);
  const lines = shown.map((e) => `${when(e.at, zone)} · ${eventWords(e)}`);
  return {
    text: card.text,
    blocks: [
      ...card.blocks.filter((block) => block.type !== 'actions'),
      section(`*What happened*\n${lines.join('\n')}`),
      ...(buttons.length > 0
        ? [actions(`details-${String(view.incident.number)}`, ...buttons)]
        : []),
    ],
  };
}

function eventWords({ event, incident }: LoggedEvent): string {
  switch (event.type) {
    case 'reported':
      return `reported by ${safeLine(event.by.name)}`;
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
    case 'on-it':
      return `${safeLine(event.by.name)} is on it`;
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
    case 'logged':
      return 'its issue was opened on GitHub';
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
    case 'cover-ended':
    case 'roster-imported':
    case 'started':
      return incident === undefined ? event.type : `${incidentName(incident)} ${event.type}`;
  }
}
