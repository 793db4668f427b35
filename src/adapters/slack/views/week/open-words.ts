import type { Incident } from '../../../../domain/incident/incident.ts';
import type { Responder } from '../../../../domain/team/responder.ts';
import type { Instant } from '../../../../domain/time/instant.ts';
import type { CarriedIncident } from '../../../../features/week/carried-over.ts';
import type { WeekView } from '../../../../features/week/week-view.ts';
import { mark, titleLine } from '../incident-words.ts';
import { counted, cut, safeCut, safeLine, when } from '../text.ts';

/** What is left of a title and of a note, so that a line takes two lines of a phone at most. */
const TITLE = 60;
const NOTE = 80;

/** What is carried over, an incident a line, and what came in while the team was closed. */
export function openLines({ open, duty, now, span, team }: WeekView): readonly string[] {
  const { carried, fresh } = open;
  // Until the handoff, everything is with whoever has it.
  const isAhead = now < span.opens;
  const head = isAhead ? 'Open now' : 'Carried over';
  const more = carried.count - carried.told.length;
  const lines =
    carried.count === 0
      ? [`*${head}:* nothing`]
      : [
          `*${head}:* ${counted(carried.count, 'incident')}`,
          ...carried.told.map((one) => carriedLine(one, isAhead ? undefined : duty.primary, now)),
          ...(more > 0 ? [`and ${String(more)} more: \`/oncall list\``] : []),
        ];
  const [first] = fresh;
  if (first === undefined) return lines;
  const due = when(first.dueAt, team.calendar.zone);
  return [
    ...lines,
    `*Came in while closed:* ${counted(fresh.length, 'incident')}, ${first.state === 'waiting' ? `a first answer is due ${due}` : 'answered'}`,
  ];
}

/** @param primary whose it is as a matter of course; undefined where the week has not begun. */
function carriedLine(
  { incident, owner, note }: CarriedIncident,
  primary: Responder | undefined,
  now: Instant,
): string {
  const said = note === undefined ? [] : [`“${safeCut(note.replace(/\s+/gu, ' '), NOTE)}”`];
  return [incidentLine(incident, now), ...ownerWords(owner, primary), ...said].join(' · ');
}

/** "🟡 INC-41 · Contour plot crashes · waiting for a first answer". */
export function incidentLine(incident: Incident, now: Instant): string {
  const title = titleLine({ ...incident, title: cut(incident.title, TITLE) });
  const waits = incident.state === 'waiting' ? ' · waiting for a first answer' : '';
  return `${mark({ incident, now })} ${title}${waits}`;
}

function ownerWords(owner: Responder | undefined, primary: Responder | undefined): string[] {
  if (owner === undefined) return ['nobody’s yet'];
  if (primary === undefined) return [safeLine(owner.name)];
  return owner.id === primary.id ? [] : [`stays with ${safeLine(owner.name)}`];
}
