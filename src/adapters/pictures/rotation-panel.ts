import type { Schedule, ScheduleWeek } from '../../domain/rotation/schedule.ts';
import type { Responder, UserId } from '../../domain/team/responder.ts';
import { CLOSED, fitting, LINE, MARGIN, MINE, NAMES, NOW, ROW, SOFT_INK } from './look.ts';
import { drawSpell } from './rotation-spell.ts';
import { shortDate } from './schedule-words.ts';
import { element, text } from './svg.ts';
import { weekAxis } from './week-axis.ts';

/** Room above the rows, for months and Mondays. */
export const HEAD = 36;

/** A column narrower than that has no room for how many days of the week are open, beside its date. */
const ROOM_FOR_DAYS = 30;

/** Weeks that stand abreast, and where. */
export interface Panel {
  readonly top: number;
  readonly schedule: Schedule;
  readonly mine: UserId | undefined;
  readonly column: number;
}

/** The height of a panel with so many people. */
export const panelHeight = (people: number): number => HEAD + people * ROW + 10;

/** People down, weeks across: who has which role when. */
export function drawPanel(panel: Panel): string {
  const { top, schedule, column, mine } = panel;
  const { people, weeks } = schedule;
  const body = top + HEAD;
  const bottom = body + people.length * ROW;
  const right = MARGIN + NAMES + weeks.length * column;
  const rows = people.map((responder, n) => {
    const y = body + n * ROW;
    const isMine = responder.userId === mine;
    return [
      isMine ? element('rect', { x: 4, y, width: right - 4, height: ROW, fill: MINE }) : '',
      element('path', { d: `M${String(MARGIN)} ${String(y)}H${String(right)}`, stroke: LINE }),
      text(fitting(responder.name, NAMES - 6, 12), {
        x: MARGIN,
        y: y + ROW / 2 + 4.5,
        'font-weight': isMine ? 700 : 400,
      }),
    ].join('');
  });
  const columns = weeks.map((week, n) =>
    drawWeek(panel, week, MARGIN + NAMES + n * column, { body, bottom }, weeks[n - 1]),
  );
  return [...rows, ...columns].join('');
}

function drawWeek(
  { schedule, column, top }: Panel,
  week: ScheduleWeek,
  x: number,
  { body, bottom }: { readonly body: number; readonly bottom: number },
  before: ScheduleWeek | undefined,
): string {
  const { team, weekdays, people, now } = schedule;
  const axis = weekAxis(team.calendar, weekdays, week);
  const [day = '', month = ''] = shortDate(week.week).split(' ');
  const isNewMonth = before === undefined || !shortDate(before.week).endsWith(month);
  const closed = week.holidays.map(({ date }) => {
    const { left, width } = axis.day(date);
    return element('rect', {
      x: x + left * column,
      y: body,
      width: width * column,
      height: bottom - body,
      fill: CLOSED,
    });
  });
  const isNow = week.span !== undefined && now < week.span.closes && now >= week.span.opens;
  const nowX = x + axis.at(now) * column;
  return [
    ...closed,
    element('path', {
      d: `M${String(x)} ${String(top + 4)}V${String(bottom)}`,
      stroke: LINE,
    }),
    isNewMonth ? text(month, { x: x + 3, y: top + 12, 'font-size': 10, fill: SOFT_INK }) : '',
    text(day, { x: x + 3, y: top + 25, 'font-weight': 600 }),
    week.isShort && column >= ROOM_FOR_DAYS
      ? text(`${String(week.openDates.length)}d`, {
          x: x + column - 3,
          y: top + 25,
          'font-size': 9.5,
          fill: SOFT_INK,
          'text-anchor': 'end',
        })
      : '',
    isNow
      ? element('path', {
          d: `M${String(nowX)} ${String(body - 3)}V${String(bottom)}`,
          stroke: NOW,
          'stroke-width': 1.5,
        }) +
        element('path', {
          d: `M${String(nowX - 4)} ${String(body - 8)}h8l-4 6z`,
          fill: NOW,
        })
      : '',
    ...week.spells.map((spell) =>
      drawSpell(spell, { x, column, body, axis, row: rowOf(people, spell.responder) }),
    ),
  ].join('');
}

function rowOf(people: readonly Responder[], responder: Responder): number {
  return people.findIndex(({ id }) => id === responder.id);
}
