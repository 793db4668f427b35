import { incidentName } from '../../../domain/incident/incident.ts';
import type { DutyReason } from '../../../domain/rotation/on-duty.ts';
import type { Responder } from '../../../domain/team/responder.ts';
import type { Team } from '../../../domain/team/team.ts';
import type { DutiesOfDay } from '../../../features/duty/duties-of-day.ts';
import type { Duty } from '../../../features/duty/duty-at.ts';
import type { Overview } from '../../../features/duty/overview.ts';
import { ACTION } from '../ids.ts';
import { actions, button, context, type Message, section } from './blocks.ts';
import {
  businessMinutes,
  clockOf,
  counted,
  mention,
  safeLine,
  timeOf,
  when,
  writtenDate,
} from './text.ts';

/** `/oncall`: who is on duty and until when, what is open and due, and what one can do. */
export function onDutyMessage(overview: Overview): Message {
  const { team, duty } = overview;
  const zone = team.calendar.zone;
  const closed =
    overview.opensAt === undefined
      ? []
      : [
          context(
            `Closed now. Opens ${when(overview.opensAt, zone)}; this pair is on duty from then.`,
          ),
        ];
  return {
    text: `On duty for ${safeLine(team.name)}: ${namesOf(duty)}`,
    blocks: [
      section([...onDutyLines(overview), openLine(overview)].join('\n')),
      ...closed,
      actions(
        'on-duty',
        button('Report an incident…', ACTION.report, team.key, 'primary'),
        button('Open incidents', ACTION.list, team.key),
        button('Schedule', ACTION.schedule, team.key),
        button('Who is paged', ACTION.paths, team.key),
      ),
    ],
  };
}

/** Who is on duty now, and until when. */
export function onDutyLines({ team, duty }: Overview): readonly string[] {
  return [
    `*On duty for ${safeLine(team.name)}*, until ${when(duty.seats.until, team.calendar.zone)}`,
    ...seatLines(duty),
  ];
}

/** `/oncall who 7 Dec`: the pair of another day, and who follows where that changes on the day. */
export function whoMessage(team: Team, date: string, { first, later }: DutiesOfDay): Message {
  const { zone } = team.calendar;
  const week = writtenDate(first.seats.week);
  const heading = `*${writtenDate(date)}* (week of ${week}) · ${safeLine(team.name)}`;
  const changes = later.map(({ from, duty }) => `From ${timeOf(from, zone)}: ${namesOf(duty)}`);
  const written = later.map(({ from, duty }) => `; from ${clockOf(from, zone)} ${namesOf(duty)}`);
  return {
    text: `${writtenDate(date)}: ${namesOf(first)}${written.join('')}`,
    blocks: [section([heading, ...seatLines(first), ...changes].join('\n'))],
  };
}

function seatLines({ primary, backup, seats }: Duty): string[] {
  const asBackup = primary
    ? `only if ${safeLine(primary.name)} cannot`
    : 'only if the primary cannot';
  return [
    `Primary  ${seat(primary, 'answers everything', seats.primary?.reason)}`,
    `Backup  ${seat(backup, asBackup, seats.backup?.reason)}`,
  ];
}

/** Why somebody has a seat that the rotation gave to another. */
const WHY: Readonly<Record<DutyReason, string>> = {
  rotation: '',
  swap: ' (by a swap)',
  cover: ' (covers)',
  delegation: ' (the primary has handed the role over)',
  'step-up': ' (stepped up)',
  take: ' (took over)',
  exchange: ' (the two have changed roles)',
};

function seat(
  responder: Responder | undefined,
  duty: string,
  reason: DutyReason = 'rotation',
): string {
  if (!responder) return 'nobody is planned';
  const phone = responder.phone === undefined ? '' : ` · ☎ ${safeLine(responder.phone)}`;
  return `${mention(responder.userId)}${WHY[reason]} · ${duty}${phone}`;
}

function nameOf(responder: Responder | undefined): string {
  return responder ? safeLine(responder.name) : 'nobody';
}

function namesOf({ primary, backup }: Duty): string {
  return `${nameOf(primary)} is primary, ${nameOf(backup)} is backup`;
}

function openLine({ team, open, waiting, mostUrgent }: Overview): string {
  if (open === 0) return 'Open: nothing';
  const zone = team.calendar.zone;
  const parts = [`Open: ${counted(open, 'incident')}`];
  if (mostUrgent) {
    const left =
      mostUrgent.minutesLeft > 0 ? `${businessMinutes(mostUrgent.minutesLeft)} left` : 'overdue';
    parts.push(
      `${String(waiting)} waiting for a first answer (${incidentName(mostUrgent.number)}, due ${when(mostUrgent.dueAt, zone)}, ${left})`,
    );
  }
  return parts.join(', ');
}
