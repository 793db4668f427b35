import { incidentName } from '../../../domain/incident/incident.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import type { IncidentView } from '../../../features/incident/incident-view.ts';
import { ACTION } from '../ids.ts';
import { actions, button, context, type Message, section } from './blocks.ts';
import { fromLine, reachLine } from './incident-words.ts';
import { cut, LIMITS, safeLine, when } from './text.ts';

/** To the backup: a major incident pages the primary, and the backup would be next. It demands nothing. */
export function standByMessage(
  view: IncidentView,
  primaryName: string | undefined,
  nextAt: Instant | undefined,
): Message {
  const { incident, team } = view;
  const zone = team.calendar.zone;
  const name = incidentName(incident.number);
  const who = primaryName === undefined ? 'the primary' : safeLine(primaryName);
  const head = `${name} is major: ${who} is paged. You are backup.`;
  const next =
    nextAt === undefined
      ? 'Nothing is asked of you now.'
      : `Nothing is asked of you now. If nobody is on it by ${when(nextAt, zone)}, the path goes on to you.`;
  return {
    text: cut(`${head} ${safeLine(incident.title)}`, LIMITS.text),
    blocks: [
      section(`*${head}*\n${safeLine(incident.title)}`),
      context(next),
      actions(
        `stand-by-${String(incident.number)}`,
        button('Show', ACTION.show, String(incident.number)),
      ),
    ],
  };
}

/** To whoever was on it until now. */
export function askAgainMessage(view: IncidentView): Message {
  const { incident, team, now } = view;
  const zone = team.calendar.zone;
  const value = String(incident.number);
  const name = incidentName(incident.number);
  const head = `${name}: has the customer an answer? You were on it until now.`;
  const lapsesAt = team.calendar.add(now, team.repeatPageMinutes);
  const reach = reachLine(incident.customer);
  return {
    text: cut(`${head} ${safeLine(incident.title)}`, LIMITS.text),
    blocks: [
      section(
        `*${head}*\n${[safeLine(incident.title), incident.isRestricted ? '' : fromLine(incident), reach].filter(Boolean).join(' · ')}`,
      ),
      context(
        `The first answer ${now >= incident.dueAt ? 'was' : 'is'} due ${when(incident.dueAt, zone)}. If you say nothing by ${when(lapsesAt, zone)}, nobody is on it any more, and the pages go on.`,
      ),
      actions(
        `ask-again-${value}`,
        button('Customer answered', ACTION.answered, value, 'primary'),
        button('I’m still on it', ACTION.onIt, value),
        button('Ask me again at…', ACTION.onItUntil, value),
      ),
    ],
  };
}
