import type { Figures } from '../../../../domain/figures/figures.ts';
import type { ResponderId } from '../../../../domain/team/responder.ts';
import type { WeekView } from '../../../../features/week/week-view.ts';
import { counted, safeLine } from '../text.ts';

/** People that are named with what they carried. */
const PEOPLE_TOLD = 4;

/** "Last week: 12 incidents, 11 answered in time, 1 late, median 14 min; bravo 9.5 h, charlie 1 page". */
export function weekBeforeLine({ before, coming }: WeekView): readonly string[] {
  if (before === undefined) return [];
  const { figures, isOver } = before;
  const names = new Map(coming.everybody.map(({ id, name }) => [id, safeLine(name)]));
  const carried = carriedWords(figures, (id) => names.get(id) ?? 'someone');
  const head = isOver ? 'Last week' : 'This week so far';
  return [`*${head}:* ${[answerWords(figures), ...carried].join('; ')}`];
}

function answerWords({ cameIn, response }: Figures): string {
  if (cameIn.length === 0) return 'no incident came in';
  const { within, late, overdue, pending, minutes } = response;
  const isAll = within.length === cameIn.length && cameIn.length > 1;
  return [
    counted(cameIn.length, 'incident'),
    ...(pending.length === cameIn.length
      ? []
      : [`${isAll ? 'all' : String(within.length)} answered in time`]),
    ...(late.length > 0 ? [`${String(late.length)} late`] : []),
    ...(overdue.length > 0 ? [`${String(overdue.length)} not answered yet`] : []),
    ...(pending.length > 0 ? [`${String(pending.length)} not due yet`] : []),
    ...(minutes === undefined ? [] : [`median ${String(Math.round(minutes.median))} min`]),
  ].join(', ');
}

/** What it took of whom: those who carried most first. */
function carriedWords({ people }: Figures, nameOf: (id: ResponderId) => string): string[] {
  const carried = people
    .filter(({ effort, pages }) => effort.hours > 0 || pages.toPeople > 0)
    .toSorted(
      (one, other) =>
        other.effort.hours - one.effort.hours || other.pages.toPeople - one.pages.toPeople,
    );
  const told = carried.slice(0, PEOPLE_TOLD).map(({ id, effort, pages }) => {
    const hours = effort.hours > 0 ? [`${String(Math.round(effort.hours * 10) / 10)} h`] : [];
    const paged = pages.toPeople > 0 ? [counted(pages.toPeople, 'page')] : [];
    return `${nameOf(id)} ${[...hours, ...paged].join(' and ')}`;
  });
  return told.length === 0 ? [] : [told.join(', ')];
}
