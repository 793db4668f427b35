import type { KnownBlock } from '@slack/types';
import type { Team } from '../../../domain/team/team.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import type { Overview } from '../../../features/duty/overview.ts';
import type { OwnDuty, OwnPart, Request } from '../../../features/home/own-part.ts';
import type { IncidentView } from '../../../features/incident/incident-view.ts';
import { ACTION } from '../ids.ts';
import { timeOffWords } from './away.ts';
import { actions, button, context, header, section, sectionWith } from './blocks.ts';
import { coverOfferNotice } from './cover-notices.ts';
import { words } from './forms.ts';
import { cardActions, stateLine } from './incident-card.ts';
import { mark, titleLine } from './incident-words.ts';
import { issueLinkWords } from './log-lines.ts';
import { daysWords } from './plan-notices.ts';
import { period, REASONS } from './schedule.ts';
import { swapNotice } from './swap-notices.ts';
import { safeLine, when } from './text.ts';

/** What half a year holds for somebody who serves every other week still fits. */
const MOST_DUTIES = 10;

/** What is somebody's own in their Home tab: what they must act on first. */
export function ownBlocks(
  own: OwnPart,
  { team, now }: Pick<Overview, 'team' | 'now'>,
  most: number,
): KnownBlock[] {
  return [
    ...listed('Your open incidents', own.incidents, most, '/oncall list', incidentBlocks),
    ...listed('Waiting for your answer', own.waiting, most, undefined, requestBlocks),
    ...listed('You have asked for', own.asked, most, undefined, requestBlocks),
    header('Your weeks'),
    dutySection(own.duties, team, now),
    actions(
      `home-own-${team.key}`,
      button('Swap a week…', ACTION.swap, team.key),
      button('Find a cover…', ACTION.cover, team.key),
      button('Time off…', ACTION.away, team.key),
      button('How to reach me', ACTION.reach, team.key),
    ),
    header('Your time off'),
    ...timeOffBlocks(own, team, most),
  ];
}

/** A part that is only there where it has something in it, with a word on what did not fit. */
function listed<T>(
  title: string,
  all: readonly T[],
  most: number,
  command: string | undefined,
  blocksOf: (one: T) => readonly KnownBlock[],
): KnownBlock[] {
  if (all.length === 0) return [];
  return [
    header(title),
    ...all.slice(0, most).flatMap(blocksOf),
    ...moreLine(all.length, most, command),
  ];
}

/** "and 4 more: `/oncall list`"; without a command the rest follows as soon as there is room. */
function moreLine(all: number, most: number, command: string | undefined): KnownBlock[] {
  const left = all - most;
  if (left <= 0) return [];
  return [
    context(
      command === undefined
        ? `and ${String(left)} more: each stands in your direct messages, and here when others are settled.`
        : `and ${String(left)} more: \`${command}\``,
    ),
  ];
}

function incidentBlocks(view: IncidentView): readonly KnownBlock[] {
  const { incident } = view;
  const issue = issueLinkWords(view.issue);
  return [
    section(
      `${mark(view)} *${titleLine(incident)}*\n${dueLine(view)}${issue ? ` · ${issue}` : ''}`,
    ),
    actions(`home-incident-${String(incident.number)}`, ...cardActions(incident)),
  ];
}

/** The state of an incident to its owner, who need not be told who the owner is. */
function dueLine(view: IncidentView): string {
  const { incident, team, now } = view;
  if (incident.state !== 'waiting') return stateLine(view);
  const due = when(incident.dueAt, team.calendar.zone);
  const busy = incident.onIt === undefined ? '' : `${safeLine(incident.onIt.by.name)} is on it · `;
  return now >= incident.dueAt
    ? `${busy}not answered yet; was due ${due}`
    : `${busy}first answer due ${due}`;
}

/** The words and buttons of the message that asks: who answers here need not look for it. */
function requestBlocks(request: Request): readonly KnownBlock[] {
  return request.about === 'swap'
    ? swapNotice(request.view, request.reader).blocks
    : coverOfferNotice(request.view, request.reader).blocks;
}

function dutySection(duties: readonly OwnDuty[], team: Team, now: Instant): KnownBlock {
  if (duties.length === 0) return section('Nothing in the next half year.');
  const lines = duties.slice(0, MOST_DUTIES).map((duty) => dutyLine(duty, team, now));
  const left = duties.length - lines.length;
  return section(
    [...lines, ...(left > 0 ? [`and ${String(left)} more: \`/oncall schedule 26\``] : [])].join(
      '\n',
    ),
  );
}

function dutyLine({ spell, isCovered, partner }: OwnDuty, team: Team, now: Instant): string {
  const time = `*${period(spell, team)}*${spell.from <= now ? ' (now)' : ''}`;
  if (isCovered) {
    return `${time} · ${safeLine(spell.responder.name)} is ${spell.role} instead of you${REASONS[spell.reason]}`;
  }
  const pair = partner === undefined ? '' : `, with ${safeLine(partner.name)}`;
  return `${time} · ${spell.role}${pair}${REASONS[spell.reason]}`;
}

function timeOffBlocks({ timeOff }: OwnPart, team: Team, most: number): KnownBlock[] {
  if (timeOff.length === 0) return [section('None entered.')];
  return [
    ...timeOff.slice(0, most).map(({ from, to, note }) =>
      sectionWith(`🌴 ${timeOffWords({ from, to, note })}`, {
        ...button('Remove', ACTION.awayRemove, `${team.key} ${from} ${to}`),
        confirm: {
          title: words('Remove the time off?'),
          text: words(
            `You are there again ${daysWords({ from, to })}. Weeks that went to others stay with them.`,
          ),
          confirm: words('Remove'),
          deny: words('Keep it'),
        },
      }),
    ),
    ...moreLine(timeOff.length, most, '/oncall away list'),
  ];
}
