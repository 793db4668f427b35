import { incidentName } from '../../../domain/incident/incident.ts';
import type { Team } from '../../../domain/team/team.ts';
import type { Acted } from '../../../features/incident/act-on-incident.ts';
import type { Reported } from '../../../features/incident/report-incident.ts';
import type { Message } from './blocks.ts';
import { line } from './help.ts';
import { mention, safeLine, when } from './text.ts';

/** What the reporter is told, once it is on disk. */
export function reportedMessage(reported: Reported, team: Team): Message {
  const { number, title, isRedirect } = reported;
  const sendOn = isRedirect
    ? '\nA text to send to the customer is on its way to you, as a direct message.'
    : '';
  return line(
    `*${incidentName(number)}* is open: ${safeLine(title)}\n${nextWords(reported, team)}${sendOn}`,
  );
}

function nextWords({ dueAt, owner, isAnswered, restricted }: Reported, team: Team): string {
  const due = when(dueAt, team.calendar.zone);
  if (isAnswered) return 'The customer is answered: no clock runs.';
  if (owner) return `${mention(owner.userId)} gives the first answer by ${due}.`;
  return restricted === undefined
    ? `Nobody is on duty; the lead is told. The first answer is due ${due}.`
    : `Those with access to ${safeLine(restricted)} are asked now. The first answer is due ${due}.`;
}

/** What somebody who acted is told; nothing new was done when it was so already. */
export function actedMessage(
  acted: Acted,
  verb: 'onit' | 'responded' | 'resolve',
  team: Team,
): Message {
  const name = incidentName(acted.number);
  if (verb === 'resolve') return line(`${name} is resolved.`);
  if (acted.answer) {
    const { minutes, goalMinutes } = acted.answer;
    const before = acted.changed ? '' : ' already';
    return line(
      `${name} is${before} answered, after ${String(minutes)} of ${String(goalMinutes)} business minutes. The clock has stopped.`,
    );
  }
  if (acted.askedAt !== undefined) {
    return line(
      `You are on ${name}: nobody is paged until ${when(acted.askedAt, team.calendar.zone)}. You are asked then whether the customer has an answer. The clock runs on.`,
    );
  }
  return line(
    acted.changed
      ? `You are on ${name}: pages stop. The clock runs until the customer has an answer.`
      : `You are on ${name} already.`,
  );
}
