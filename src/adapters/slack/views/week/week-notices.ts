import type { Incident } from '../../../../domain/incident/incident.ts';
import type { Responder } from '../../../../domain/team/responder.ts';
import type { Team } from '../../../../domain/team/team.ts';
import type { PlanEndsNotice } from '../../../../domain/week/notice.ts';
import type { AgeingView } from '../../../../features/week/ageing.ts';
import type { DigestView } from '../../../../features/week/digest-view.ts';
import { ACTION } from '../../ids.ts';
import { actions, button, context, type Message, section, sections } from '../blocks.ts';
import { titleLine } from '../incident-words.ts';
import { counted, cut, safeLine, when, written, writtenDate } from '../text.ts';
import { incidentLine } from './open-words.ts';

/** Incidents that are told of one by one. */
const TOLD = 10;
const TITLE = 60;

/** To the backup: how the open incidents stand. */
export function digestNotice({ team, open, owners, now }: DigestView): Message {
  const name = safeLine(team.name);
  const waiting = open.filter(({ state }) => state === 'waiting').length;
  const { zone } = team.calendar;
  const head =
    open.length === 0
      ? `Nothing is open for ${name} any more.`
      : `${name}, end of the day: ${counted(open.length, 'incident')} open, ${waiting === 0 ? 'all answered' : `${String(waiting)} waiting for a first answer`}.`;
  const lines = open.slice(0, TOLD).map((incident) => {
    const owner = incident.ownerId === undefined ? undefined : owners.get(incident.ownerId);
    const due = incident.state === 'waiting' ? `, due ${when(incident.dueAt, zone)}` : '';
    return `${incidentLine(incident, now)}${due} · ${whoseWords(incident, owner)}`;
  });
  return {
    text: head,
    blocks: [
      section(`*${head}*`),
      ...sections([...lines, ...moreLine(open.length)]),
      context('To you as backup, in the last opening hour of a day on which something changed.'),
      ...(open.length === 0
        ? []
        : [actions('digest', button('Open incidents', ACTION.list, team.key))]),
    ],
  };
}

/** "nobody’s yet", "alpha", "alpha is on it", "alpha, delta is on it". */
function whoseWords({ onIt }: Incident, owner: Responder | undefined): string {
  const name = owner === undefined ? 'nobody’s yet' : safeLine(owner.name);
  if (onIt === undefined) return name;
  const busy = `${safeLine(onIt.by.name)} is on it`;
  return onIt.by.userId === owner?.userId ? busy : `${name}, ${busy}`;
}

/** To the lead: what stands still. */
export function ageingNotice({ team, aged }: AgeingView): Message {
  const days = counted(team.week.agesAfterDays, 'day');
  const verb = aged.length === 1 ? 'has' : 'have';
  const head = `${counted(aged.length, 'open incident')} of ${safeLine(team.name)} ${verb} not moved for ${days} or longer.`;
  const lines = aged.slice(0, TOLD).map(({ incident, owner, progressAt }) => {
    const title = titleLine({ ...incident, title: cut(incident.title, TITLE) });
    return `${title} · ${owner === undefined ? 'nobody’s' : safeLine(owner.name)} · last progress ${when(progressAt, team.calendar.zone)}`;
  });
  return {
    text: head,
    blocks: [
      section(`*${head}*`),
      ...sections([...lines, ...moreLine(aged.length)]),
      context(
        'A word with the owner settles whether it is resolved, handed over or asked about. What still stands still is said again next week.',
      ),
      actions('ageing', button('Open incidents', ACTION.list, team.key)),
    ],
  };
}

const moreLine = (count: number): readonly string[] =>
  count > TOLD ? [`and ${String(count - TOLD)} more: \`/oncall list\``] : [];

/** To the lead: a week that has no pair. */
export function planEndsNotice({ week, opensAt, missing }: PlanEndsNotice, team: Team): Message {
  const who = missing.length === 2 ? 'Nobody is planned' : `No ${missing.join('')} is planned`;
  const head = `${who} for ${safeLine(team.name)} in the week of ${writtenDate(week)}.`;
  const zone = team.calendar.zone;
  return {
    text: `${head} ${remedy(written(opensAt, zone))}`,
    blocks: [
      section(`*${head}*\n${remedy(when(opensAt, zone))}`),
      actions('plan-ends', button('Schedule', ACTION.schedule, team.key)),
    ],
  };
}

const remedy = (at: string): string =>
  `Please publish a plan before ${at} (\`/oncall plan\`). Otherwise incidents stay with whoever has them, and the escalation path passes over whoever is missing.`;
