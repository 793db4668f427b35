import { incidentName } from '../../../domain/incident/incident.ts';
import { silentAt } from '../../../domain/incident/silence.ts';
import { environmentName, type Team } from '../../../domain/team/team.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import type { IncidentView } from '../../../features/incident/incident-view.ts';
import { ACTION } from '../ids.ts';
import { actions, button, context, type Message, section } from './blocks.ts';
import { line } from './help.ts';
import { fromLine, reachLine } from './incident-words.ts';
import { cut, LIMITS, safeLine, when, written } from './text.ts';

/** Asks the owner whether to close what nothing was heard about. Of a restricted incident it says that there is one. */
export function silenceQuestion(view: IncidentView, heardAt: Instant): Message {
  const { incident, team, now } = view;
  const zone = team.calendar.zone;
  const name = incidentName(incident.number);
  const value = String(incident.number);
  const reach = reachLine(incident.customer);
  const facts = incident.isRestricted
    ? `In a restricted environment (${safeLine(environmentName(team, incident.environment))}).`
    : `${safeLine(incident.title)} · ${fromLine(incident)}${reach ? ` · ${reach}` : ''}`;
  return {
    text: cut(
      `${name}: nothing was heard since ${written(heardAt, zone)}. Close it as unanswered? ${facts}`,
      LIMITS.text,
    ),
    blocks: [
      section(
        `*${name}: nothing was heard since ${when(heardAt, zone)}. Close it as unanswered?*\n${facts}`,
      ),
      context(
        `It stays open until you say so. If nothing happens, you are asked again ${when(silentAt(team, now), zone)}.`,
      ),
      actions(
        `silence-${value}`,
        button('Keep open', ACTION.keepOpen, value, 'primary'),
        button('Close as unanswered', ACTION.closeUnanswered, value),
      ),
    ],
  };
}

/** What the question becomes when it is answered with “keep open”. */
export function keptOpen(number: number, team: Team, now: Instant): Message {
  const again = when(silentAt(team, now), team.calendar.zone);
  return line(
    `${incidentName(number)} is kept open. If nothing is heard, its owner is asked again ${again}.`,
  );
}
