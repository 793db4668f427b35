import type { KnownBlock } from '@slack/types';
import type { IncidentEvent } from '../../../domain/incident/event.ts';
import { incidentName } from '../../../domain/incident/incident.ts';
import type { Team } from '../../../domain/team/team.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import type { Escalated } from '../../../features/incident/escalate-incident.ts';
import { type Stage, stageWords } from '../../../features/incident/next-on-path.ts';
import type { PathForecast, PathOfIncident } from '../../../features/incident/path-of.ts';
import { context, header, type Message, section, sections } from './blocks.ts';
import { line } from './help.ts';
import { eventWords } from './incident-list.ts';
import {
  businessMinutes,
  counted,
  cut,
  earlierLine,
  LIMITS,
  listedWords,
  safeLine,
  when,
  withWrittenTimes,
} from './text.ts';

/** What Slack takes in one message, with some left for the words around it. */
const ROOM = 10_000;

/** `/oncall paths`: who would be paged for what came in now, and when. */
export function pathsMessage(
  team: Team,
  forecasts: readonly PathForecast[],
  now: Instant,
): Message {
  const zone = team.calendar.zone;
  const text = `Who is paged for ${safeLine(team.name)}, and when`;
  const all = forecasts.map((forecast) => forecastBlocks(forecast, team));
  let room = ROOM;
  const shown = all.filter((blocks) => {
    room -= JSON.stringify(blocks).length;
    return room >= 0;
  });
  const left = all.length - shown.length;
  return {
    text,
    blocks: [
      section(`*${text}*\nIf an incident came in now, ${when(now, zone)}, and nobody said a word:`),
      ...shown.flat(),
      context(
        `${left > 0 ? `${counted(left, 'path')} more did not fit. ` : ''}A page is a direct message, and a mention in the incident’s thread. It is repeated every ${businessMinutes(team.repeatPageMinutes)} where hotline.yml says nothing else, until somebody is on it. \`/oncall paths INC-12\` shows one incident’s.`,
      ),
    ],
  };
}

function forecastBlocks(forecast: PathForecast, team: Team): KnownBlock[] {
  const { environment, severities, goalMinutes, dueAt, stages, name } = forecast;
  const zone = team.calendar.zone;
  const where = environment === undefined ? 'Open' : safeLine(environment.name);
  const restricted = environment?.restricted ? ' (restricted)' : '';
  const what = severities.length === 0 ? '' : `, ${listedWords(severities)}`;
  const called = name === undefined ? '' : `Path “${safeLine(name)}”. `;
  const [first] = stages;
  const lead =
    first !== undefined && first.at < dueAt
      ? `At once; the first answer is due ${when(dueAt, zone)}, after ${businessMinutes(goalMinutes)}.`
      : `When the first answer has been due, after ${businessMinutes(goalMinutes)}.`;
  return [
    header(cut(`${where}${restricted}${what}`, LIMITS.header)),
    ...sections([`${called}${lead}`, ...stageLines(stages, team)]),
  ];
}

/** "1. today, 10:24 · delta is paged", with what was passed over before it. */
function stageLines(stages: readonly Stage[], team: Team): readonly string[] {
  const zone = team.calendar.zone;
  return stages.flatMap((stage, n) => {
    const before = stages[n - 1];
    const wait =
      before === undefined
        ? ''
        : ` (${businessMinutes(team.calendar.between(before.at, stage.at))} later)`;
    return [
      `${String(n + 1)}. ${when(stage.at, zone)}${wait} · ${safeLine(stageWords(stage))}${stepWords(stage)}`,
      ...stage.events.flatMap(skippedWords),
    ];
  });
}

const ROLES: Readonly<Partial<Record<string, string>>> = {
  primary: 'primary',
  backup: 'backup',
  lead: 'lead',
};

/** " (backup), every 3 business minutes, 2 times at most": as which they are paged, and what the step says for itself. */
function stepWords({ step, events }: Stage): string {
  if (step === undefined || !events.some(({ type }) => type === 'paged')) return '';
  const { target, repeatMinutes, times } = step;
  const role =
    ROLES[target.kind] ?? (target.kind === 'capability' ? safeLine(target.capability) : undefined);
  const every = repeatMinutes === undefined ? '' : `, every ${businessMinutes(repeatMinutes)}`;
  const most = times === undefined ? '' : `, ${counted(times, 'time')} at most`;
  return `${role === undefined ? '' : ` (${role})`}${every}${most}`;
}

function skippedWords(event: IncidentEvent): readonly string[] {
  return event.type === 'step-skipped'
    ? [`      passed over at once: step ${String(event.step + 1)}, ${safeLine(event.why)}`]
    : [];
}

/** `/oncall paths INC-12`: who was paged, who is, and who would be. */
export function pathOfIncidentMessage(of: PathOfIncident): Message {
  const { incident, team, past, ahead } = of;
  const zone = team.calendar.zone;
  const name = incidentName(incident.number);
  const text = `Who is paged for ${name}, and when`;
  const done = past
    .slice(-MOST_PAST)
    .map((one) => `${when(one.at, zone)} · ${eventWords(one, zone)}`);
  return {
    text: `${text}: ${withWrittenTimes(standing(of))}`,
    blocks: [
      section(`*${text}*\n${standing(of)}`),
      ...(done.length === 0
        ? []
        : sections(['*So far*', ...earlierLine(past.length - done.length), ...done])),
      ...(ahead.length === 0
        ? []
        : sections(['*If nobody says a word*', ...stageLines(ahead, team)])),
    ],
  };
}

const MOST_PAST = 20;

function standing({ incident, team, ahead }: PathOfIncident): string {
  const zone = team.calendar.zone;
  const { onIt, answered, resolution, paging } = incident;
  if (resolution) return `${safeLine(resolution.by.name)} resolved it: nobody is paged any more.`;
  if (answered)
    return `${safeLine(answered.by.name)} answered the customer: nobody is paged any more.`;
  if (onIt) {
    const until =
      onIt.until === undefined ? '' : ` until ${when(onIt.until, zone)}, and is asked again then`;
    const goal =
      paging === undefined && ahead.length > 0
        ? ` The first answer is due ${when(incident.dueAt, zone)} all the same.`
        : ' Nobody is paged meanwhile.';
    return `${safeLine(onIt.by.name)} is on it${until}.${goal}`;
  }
  const people = (paging?.people ?? []).map((p) => safeLine(p.name));
  if (paging === undefined)
    return `Nobody has been paged. The first answer is due ${when(incident.dueAt, zone)}.`;
  return people.length === 0
    ? 'The channel is told again and again until somebody is on it.'
    : `${listedWords(people)} ${people.length === 1 ? 'is' : 'are'} paged until somebody is on it.`;
}

/** What whoever escalated is told. */
export function escalatedMessage({ number, taken, next }: Escalated, team: Team): Message {
  const zone = team.calendar.zone;
  const skipped = taken.events.flatMap((event) =>
    event.type === 'step-skipped'
      ? [`Step ${String(event.step + 1)} was passed over: ${safeLine(event.why)}.`]
      : [],
  );
  const words = safeLine(stageWords(taken));
  return line(
    [
      `*${incidentName(number)}*: ${words} now.`,
      ...skipped,
      next === undefined
        ? 'It is repeated until somebody is on it.'
        : `If nobody is on it by ${when(next.at, zone)}, ${safeLine(stageWords(next))}.`,
    ].join(' '),
  );
}
