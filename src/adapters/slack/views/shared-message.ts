import type { Incident } from '../../../domain/incident/incident.ts';
import { incidentName } from '../../../domain/incident/incident.ts';
import { type SharedMessage, titleFrom } from '../../../domain/incident/shared-message.ts';
import type { Team } from '../../../domain/team/team.ts';
import { ACTION, FIELD, FORM } from '../ids.ts';
import { actions, button, context, type Form, type Message, section } from './blocks.ts';
import { input, option, words } from './forms.ts';
import { messageSource } from './incident-words.ts';
import { businessMinutes, cut, safeCut, safeLine } from './text.ts';

/** The form that adds a message to an incident. */
export function addToIncidentForm(
  team: Team,
  message: SharedMessage,
  open: readonly Incident[],
): Form {
  const options = open.map((incident) =>
    option(String(incident.number), `${incidentName(incident.number)} · ${incident.title}`),
  );
  const isEmpty = options.length === 0;
  return {
    type: 'modal',
    callback_id: FORM.addToIncident,
    private_metadata: JSON.stringify({ message: message.id }),
    title: words('Add to an incident'),
    ...(isEmpty ? {} : { submit: words('Add') }),
    close: words(isEmpty ? 'Close' : 'Cancel'),
    blocks: [
      context(messageSource(message, team)),
      section(safeCut(message.text, 600) || '_Nothing but files._'),
      ...(isEmpty
        ? [section(`Nothing is open for ${safeLine(team.name)}. *Report as incident* opens one.`)]
        : [
            input(
              FIELD.incident,
              'Incident',
              { type: 'static_select', options },
              { hint: 'The message appears in its thread and on its issue.' },
            ),
          ]),
    ],
  };
}

/** Where the bot cannot know which team is meant, it asks. */
export function chooseTeamForm(
  teams: readonly Team[],
  purpose: 'report' | 'add',
  message?: string,
): Form {
  const options = teams.slice(0, 100).map((team) => option(team.key, team.name));
  return {
    type: 'modal',
    callback_id: FORM.chooseTeam,
    private_metadata: JSON.stringify({ purpose, ...(message ? { message } : {}) }),
    title: words('Which team?'),
    submit: words('Next'),
    close: words('Cancel'),
    blocks: [input(FIELD.team, 'Team', { type: 'static_select', options })],
  };
}

/** To whoever mentioned the bot, and nobody else: a button, since nothing is opened that nobody asked for. */
export function mentionOffer(team: Team, message: SharedMessage): Message {
  const title = safeLine(titleFrom(message));
  const before =
    message.incident === undefined
      ? ''
      : `It was reported already, as ${incidentName(message.incident)}. `;
  const first = `Report “${cut(title, 120)}” to ${safeLine(team.name)}?`;
  return {
    text: first,
    blocks: [
      section(
        `*${first}*\n${before}The customer gets a first answer within ${businessMinutes(team.goalMinutes)}. Nothing is open yet.`,
      ),
      actions(
        'mention-offer',
        button('Report…', ACTION.reportShared, `${team.key} ${message.id}`, 'primary'),
      ),
    ],
  };
}
