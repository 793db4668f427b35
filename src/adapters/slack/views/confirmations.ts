import { incidentName } from '../../../domain/incident/incident.ts';
import type { Team } from '../../../domain/team/team.ts';
import type { Acted } from '../../../features/incident/act-on-incident.ts';
import type { Reported } from '../../../features/incident/report-incident.ts';
import type { Message } from './blocks.ts';
import { line } from './help.ts';
import { mention, safeLine, when } from './text.ts';

/** What the reporter is told, once it is on disk. */
export function reportedMessage(reported: Reported, team: Team): Message {
  const due = when(reported.dueAt, team.calendar.zone);
  const who = reported.owner
    ? `${mention(reported.owner.userId)} gives the first answer by ${due}.`
    : `Nobody is on duty; the lead is told. The first answer is due ${due}.`;
  return line(`*${incidentName(reported.number)}* is open: ${safeLine(reported.title)}\n${who}`);
}

/** What somebody who acted is told; nothing new was done when it was so already. */
export function actedMessage(acted: Acted, verb: 'onit' | 'responded' | 'resolve'): Message {
  const name = incidentName(acted.number);
  if (verb === 'resolve') return line(`${name} is resolved.`);
  if (acted.answer) {
    const { minutes, goalMinutes } = acted.answer;
    const before = acted.changed ? '' : ' already';
    return line(
      `${name} is${before} answered, after ${String(minutes)} of ${String(goalMinutes)} business minutes. The clock has stopped.`,
    );
  }
  return line(
    acted.changed
      ? `You are on ${name}: pages stop. The clock runs until the customer has an answer.`
      : `You are on ${name} already.`,
  );
}
