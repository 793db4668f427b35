import { DateTime } from 'luxon';
import { incidentName } from '../../domain/incident/incident.ts';
import type { ContactWayKind } from '../../domain/paging/contact-way.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { withZone } from '../../domain/time/zone-abbreviation.ts';
import type { IncidentView } from '../../features/incident/incident-view.ts';
import type { PageFacts } from '../../features/incident/page-facts.ts';

/** A page in plain words: the deadline and what to do within the first line, then the thing. */
export function pageWords(
  view: IncidentView,
  facts: PageFacts,
  by: ContactWayKind,
): { readonly title: string; readonly text: string } {
  const { incident, team, now } = view;
  const { zone } = team.calendar;
  const name = incidentName(incident.number);
  const due = timeOf(incident.dueAt, zone);
  const isAsking = now < incident.dueAt;
  const why = isAsking ? `needs you; first answer due ${due}` : `no first answer, was due ${due}`;
  const label = labelOf(view, facts);
  const lines = [
    `${label} ${name}: ${why}.`,
    ...(facts.mayRepeat === undefined
      ? []
      : [`This may repeat the page of ${timeOf(facts.mayRepeat, zone)}.`]),
    ...(by === 'sms' ? [`Reply ${String(incident.number)} to take it.`] : []),
    oneLine(incident.title),
    ...(by === 'email' || by === 'push' ? [nextWords(view, facts)] : []),
  ].filter((line) => line !== '');
  return { title: `${label} ${name}: ${why}`, text: lines.join('\n') };
}

/** A test page: nothing has happened. */
export function testWords(by: ContactWayKind): { readonly title: string; readonly text: string } {
  const how =
    by === 'sms' ? 'Reply TEST to confirm that it arrived.' : 'Please confirm that it arrived.';
  return {
    title: 'HOTLINE test page',
    text: `HOTLINE test page: nothing has happened. ${how}`,
  };
}

function labelOf({ now }: IncidentView, { page }: PageFacts): string {
  if (!page.late) return page.times > 1 ? `HOTLINE PAGE (${String(page.times)})` : 'HOTLINE PAGE';
  return `HOTLINE LATE PAGE (${String(Math.round((now - page.late.dueAt) / 60_000))} min)`;
}

function nextWords({ team }: IncidentView, { next, againAt }: PageFacts): string {
  const { zone } = team.calendar;
  if (againAt === undefined) {
    return next ? `If nobody is on it by ${timeOf(next.at, zone)}, ${oneLine(next.whom)}.` : '';
  }
  const again = `If nobody is on it by ${timeOf(againAt, zone)}, you are paged again`;
  return next ? `${again}; by ${timeOf(next.at, zone)}, ${oneLine(next.whom)}.` : `${again}.`;
}

/** Text that people wrote, on one line and without what is not visible. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
}

function timeOf(t: Instant, zone: string): string {
  return withZone(DateTime.fromMillis(t, { zone, locale: 'en-US' }), 'HH:mm');
}
