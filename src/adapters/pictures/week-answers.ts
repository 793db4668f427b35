import type { Group } from '../../domain/figures/groups.ts';
import type { Weekday } from '../../domain/time/business-calendar.ts';
import type { WeekBefore } from '../../domain/week/drawing.ts';
import { INK, LINE, MARGIN, PAPER, PHONE_WIDTH, SOFT_INK } from './look.ts';
import { element, text } from './svg.ts';

export const ANSWERS_HEIGHT = 132;
const HEADING = 24;
const PLOT = 64;
/** The figures stand at the left, the days at the right of it. */
const DAYS_LEFT = 170;
const BAR = 22;

/** From Monday on. */
export const DAY_NAMES = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** In time is dark, late is striped, open is empty: told apart without colour. */
const IN_TIME = '#3d4a5c';
export const ANSWER_PATTERNS = [
  '<pattern id="late" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">',
  '<rect width="5" height="5" fill="#ffffff"/><rect width="2" height="5" fill="#a3305c"/></pattern>',
].join('');

/** How the week before went: its figures, and what came in on which day and was answered in time or not. */
export function drawAnswers(
  top: number,
  { figures, isOver }: WeekBefore,
  weekdays: readonly Weekday[],
): string {
  const { response, cameIn, effort, pages } = figures;
  const { within, late, overdue, pending, minutes } = response;
  const due = within.length + late.length + overdue.length;
  const lines = [
    `${String(within.length)} of ${String(due)} answered in time`,
    minutes === undefined ? 'no answer yet' : `median ${String(Math.round(minutes.median))} min`,
    `${String(Math.round(effort.hours * 10) / 10)} h of work`,
    `${String(pages.toPeople)} ${pages.toPeople === 1 ? 'page' : 'pages'}`,
  ];
  return [
    element('path', {
      d: `M${String(MARGIN)} ${String(top)}H${String(PHONE_WIDTH - MARGIN)}`,
      stroke: LINE,
    }),
    text(
      `${isOver ? 'Last week' : 'This week so far'}: ${String(cameIn.length)} ${cameIn.length === 1 ? 'incident' : 'incidents'}`,
      { x: MARGIN, y: top + 18, 'font-size': 13, 'font-weight': 700 },
    ),
    ...lines.map((words, n) => text(words, { x: MARGIN, y: top + HEADING + 18 + n * 17 })),
    ...drawDays(top + HEADING, figures.groups.weekday, weekdays),
    ...key(top + ANSWERS_HEIGHT - 6, pending.length > 0),
  ].join('');
}

function drawDays(
  top: number,
  groups: readonly Group[],
  weekdays: readonly Weekday[],
): readonly string[] {
  const shown = groups.filter(
    ({ key: day, incidents }) =>
      incidents.length > 0 || weekdays.some((weekday) => String(weekday) === day),
  );
  const most = Math.max(1, ...shown.map(({ incidents }) => incidents.length));
  const column = (PHONE_WIDTH - MARGIN - DAYS_LEFT) / Math.max(1, shown.length);
  const base = top + PLOT;
  return shown.map(({ key: day, incidents, response }, n) => {
    const middle = DAYS_LEFT + column * (n + 0.5);
    const unit = (PLOT - 14) / most;
    const parts = [
      { count: response.within.length, fill: IN_TIME },
      { count: response.late.length + response.overdue.length, fill: 'url(#late)' },
      { count: response.pending.length, fill: PAPER },
    ];
    let y = base;
    const boxes = parts.map(({ count, fill }) => {
      y -= count * unit;
      return count === 0
        ? ''
        : element('rect', {
            x: middle - BAR / 2,
            y,
            width: BAR,
            height: count * unit,
            fill,
            stroke: INK,
            'stroke-width': 0.8,
          });
    });
    return [
      ...boxes,
      element('path', {
        d: `M${String(middle - column / 2 + 3)} ${String(base)}h${String(column - 6)}`,
        stroke: SOFT_INK,
      }),
      text(String(incidents.length), {
        x: middle,
        y: y - 4,
        'font-size': 11,
        'text-anchor': 'middle',
      }),
      text(DAY_NAMES[Number(day) - 1] ?? '', {
        x: middle,
        y: base + 13,
        'font-size': 11,
        fill: SOFT_INK,
        'text-anchor': 'middle',
      }),
    ].join('');
  });
}

/** What the parts of a bar mean. */
function key(y: number, hasPending: boolean): readonly string[] {
  const entries = [
    { words: 'in time', fill: IN_TIME },
    { words: 'late', fill: 'url(#late)' },
    ...(hasPending ? [{ words: 'not due yet', fill: PAPER }] : []),
  ];
  let x = DAYS_LEFT;
  return entries.map(({ words, fill }) => {
    const at = x;
    x += 24 + words.length * 6.4;
    return [
      element('rect', {
        x: at,
        y: y - 9,
        width: 11,
        height: 11,
        fill,
        stroke: INK,
        'stroke-width': 0.8,
      }),
      text(words, { x: at + 15, y: y + 1, 'font-size': 11 }),
    ].join('');
  });
}
