import type { Button } from '@slack/types';
import { type IncidentNumber, incidentName } from '../../../domain/incident/incident.ts';
import type { Suggestion, Suggestions } from '../../../domain/search/suggestion.ts';
import type { Team } from '../../../domain/team/team.ts';
import type { IncidentView } from '../../../features/incident/incident-view.ts';
import type { Linked, LinkWish } from '../../../features/incident/link-incident.ts';
import type { MergedAnswer } from '../../../features/incident/merge-incidents.ts';
import { ACTION } from '../ids.ts';
import { actions, button, context, type Message, section } from './blocks.ts';
import { line } from './help.ts';
import { customerName, reachLine } from './incident-words.ts';
import { targetLink } from './link-words.ts';
import { cut, safeLine } from './text.ts';

/** In the thread of a new incident: what may be about the same, each with a button that links it. */
export function suggestionsMessage(view: IncidentView, suggestions: Suggestions): Message {
  const { incident, team } = view;
  const name = incidentName(incident.number);
  return {
    text: `${name} may be known: ${suggestions.found.map(plainWords).join('; ')}`.slice(0, 3_000),
    blocks: [
      section(`*May be known* · the likeliest matches for ${name}`),
      ...suggestions.found.map((one) => suggested(one, incident.number)),
      context(lookedIn(team, suggestions, `\`/oncall known ${name}\``)),
    ],
  };
}

/**
 * `/oncall known …`: the same, to the asker alone.
 *
 * @param forIncident the incident to link with; undefined where nobody said, and it cannot be told.
 */
export function knownMessage(
  team: Team,
  words: string,
  suggestions: Suggestions,
  forIncident: IncidentNumber | undefined,
): Message {
  const asked = safeLine(cut(words, 80));
  const where = lookedIn(team, suggestions, 'Asking again in a few minutes');
  if (suggestions.found.length === 0) {
    return line(`Nothing is known about “${asked}”. ${where}`);
  }
  return {
    text: `May be known: ${suggestions.found.map(plainWords).join('; ')}`.slice(0, 3_000),
    blocks: [
      section(`*May be known* · “${asked}”`),
      ...suggestions.found.map((one) => suggested(one, forIncident)),
      context(
        forIncident === undefined
          ? `${where} \`/oncall known INC-12\` offers to link what is found with that incident.`
          : where,
      ),
    ],
  };
}

function suggested(one: Suggestion, forIncident: IncidentNumber | undefined) {
  const paragraph = section(suggestionWords(one));
  return forIncident === undefined
    ? paragraph
    : { ...paragraph, accessory: linkButton(one, forIncident) };
}

function linkButton(one: Suggestion, incident: IncidentNumber): Button {
  const wish: LinkWish =
    one.kind === 'incident'
      ? { kind: 'incident', number: one.number }
      : {
          kind: 'issue',
          repository: one.repository,
          number: one.number,
          url: one.url.slice(0, 500),
          title: cut(one.title, 200),
        };
  const label = `Link to ${incidentName(incident)}`;
  return button(label, ACTION.knownLink, JSON.stringify({ incident, wish }));
}

function suggestionWords(one: Suggestion): string {
  const title = safeLine(cut(one.title, 200));
  if (one.kind === 'issue') {
    return `*${targetLink(one)}* · ${title}\n${one.isOpen ? 'open' : 'closed'} in ${safeLine(one.repository)}`;
  }
  const outcome = one.outcome === '' ? '' : `: ${safeLine(cut(one.outcome, 300))}`;
  const state = one.state === 'resolved' ? `✅ resolved${outcome}` : 'still open';
  return `*${incidentName(one.number)}* · ${title}\n${state}`;
}

function plainWords(one: Suggestion): string {
  const name =
    one.kind === 'incident'
      ? incidentName(one.number)
      : `${safeLine(one.repository)}#${String(one.number)}`;
  return `${name} ${safeLine(cut(one.title, 80))}`;
}

/** Where was looked, and where not. */
function lookedIn(team: Team, { source }: Suggestions, again: string): string {
  const repository = safeLine(team.source?.repository ?? '');
  switch (source) {
    case 'asked':
      return `Looked in past incidents and ${repository}.`;
    case 'none':
      return 'Looked in past incidents.';
    case 'unreachable':
      return `GitHub did not answer, so these are past incidents alone. ${again} looks in ${repository} as well.`;
  }
}

/** What somebody who linked gets beside the card: the way on where the two may be one. */
export function linkedMessage({ number, target, changed, canMerge }: Linked): Message | undefined {
  const name = incidentName(number);
  if (!canMerge) {
    return changed ? undefined : line(`${name} is linked with ${targetLink(target)} already.`);
  }
  const other = incidentName(target.number);
  const words = `${name} is linked with ${other}. Do both customers ask the same? Merged, ${other} goes on for both, and the clock of ${name} ends.`;
  return {
    text: words,
    blocks: [section(words), actions('merge', mergeButton(number, target.number))],
  };
}

export function mergeButton(duplicate: IncidentNumber, into: IncidentNumber): Button {
  const label = `Merge ${incidentName(duplicate)} into ${incidentName(into)}`;
  return button(label, ACTION.merge, `${String(duplicate)} ${String(into)}`);
}

/** What somebody who merged is told: whom to answer now. */
export function mergedMessage({ duplicate, into, customer, changed }: MergedAnswer): Message {
  const [one, other] = [incidentName(duplicate), incidentName(into)];
  if (!changed) return line(`${one} is merged into ${other} already.`);
  const reach = reachLine(customer);
  const name = customer.name === undefined ? 'its customer' : customerName(customer);
  const who = `${name}${reach === '' ? '' : ` (${reach})`}`;
  return line(
    `${one} is merged into ${other}: its clock and pages have ended. Answer ${who} together with ${other}’s; its card says so.`,
  );
}
