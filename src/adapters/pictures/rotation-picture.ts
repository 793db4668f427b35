import {
  coveredSpells,
  type Schedule,
  type ScheduledSpell,
  type ScheduleWeek,
} from '../../domain/rotation/schedule.ts';
import type { Responder, UserId } from '../../domain/team/responder.ts';
import {
  CLOSED,
  fitting,
  INK,
  LINE,
  MINE,
  NOW,
  PAPER,
  PATTERNS,
  PHONE_WIDTH,
  ROLE_LOOKS,
  SOFT_INK,
} from './look.ts';
import { coverWords, longDate, shortDate } from './schedule-words.ts';
import { element, text } from './svg.ts';
import { weekAxis } from './week-axis.ts';

const MARGIN = 12;
const NAMES = 76;
const ROW = 26;
const TITLE = 30;
const HEAD = 36;
const NOTE = 15;
/** More weeks than that stand below, so that a column stays wide enough for a letter. */
const WEEKS_ABREAST = 8;
/** Covers that are told in words; the rest is only drawn. */
const NOTES = 10;

interface Panel {
  readonly top: number;
  readonly schedule: Schedule;
  readonly mine: UserId | undefined;
  readonly column: number;
}

/**
 * A rotation as SVG: people × weeks, a dark P for the primary, a hatched B for the backup, closed days greyed, covers where
 * they lie, and a line for now. Made to be read on a phone, in grey as well as in colour.
 */
export function rotationSvg(schedule: Schedule, mine: UserId | undefined): string {
  const { team, weeks, people } = schedule;
  const panelHeight = HEAD + people.length * ROW + 10;
  const starts = Array.from({ length: Math.ceil(weeks.length / WEEKS_ABREAST) }, (_, n) => n);
  const abreast = Math.min(WEEKS_ABREAST, Math.max(4, weeks.length));
  const notes = notesOf(schedule);
  const below = TITLE + starts.length * panelHeight;
  const height = below + 22 + notes.length * NOTE + MARGIN;
  const panels = starts.map((n) =>
    drawPanel({
      top: TITLE + n * panelHeight,
      schedule: { ...schedule, weeks: weeks.slice(n * WEEKS_ABREAST, (n + 1) * WEEKS_ABREAST) },
      mine,
      column: (PHONE_WIDTH - 2 * MARGIN - NAMES) / abreast,
    }),
  );
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: PHONE_WIDTH,
      height,
      viewBox: `0 0 ${String(PHONE_WIDTH)} ${String(height)}`,
      'font-family': 'Inter',
      'font-size': 12,
      fill: INK,
    },
    `<defs>${PATTERNS}</defs>`,
    element('rect', { width: PHONE_WIDTH, height, fill: PAPER }),
    text(`On duty for ${fitting(team.name, 130, 15)}`, {
      x: MARGIN,
      y: 22,
      'font-size': 15,
      'font-weight': 700,
    }),
    text(rangeOf(weeks), {
      x: PHONE_WIDTH - MARGIN,
      y: 22,
      'font-size': 11,
      fill: SOFT_INK,
      'text-anchor': 'end',
    }),
    ...panels,
    legend(below + 10),
    ...notes.map((note, n) =>
      text(fitting(note, PHONE_WIDTH - 2 * MARGIN, 11, 0.5), {
        x: MARGIN,
        y: below + 36 + n * NOTE,
        'font-size': 11,
      }),
    ),
  );
}

function drawPanel(panel: Panel): string {
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
    week.isShort
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

function drawSpell(
  spell: ScheduledSpell,
  place: {
    readonly x: number;
    readonly column: number;
    readonly body: number;
    readonly axis: ReturnType<typeof weekAxis>;
    readonly row: number;
  },
): string {
  const look = ROLE_LOOKS[spell.role];
  const isPlanned = spell.reason === 'rotation' || spell.reason === 'swap';
  const gap = isPlanned ? 1 : 0.5;
  const from = place.x + place.axis.at(spell.from) * place.column + gap;
  const width = Math.max(2.5, place.x + place.axis.at(spell.to) * place.column - gap - from);
  const y = place.body + place.row * ROW + 4;
  const box = {
    x: from,
    y,
    width,
    height: ROW - 8,
    rx: Math.min(3, width / 3),
  };
  const size = width >= 11 ? 12 : 7.5;
  const middle = from + width / 2;
  const plate = Math.min(12, width - 2);
  return [
    element('rect', {
      ...box,
      fill: look.fill,
      stroke: isPlanned ? look.edge : INK,
      ...(isPlanned ? {} : { 'stroke-width': 1.5 }),
    }),
    spell.role === 'backup' && width >= 8
      ? element('rect', {
          x: middle - plate / 2,
          y: y + 2,
          width: plate,
          height: ROW - 12,
          rx: 3,
          fill: '#fff3df',
        })
      : '',
    width >= 5
      ? text(look.letter, {
          x: middle,
          y: y + (ROW - 8) / 2 + size * 0.36,
          'font-size': size,
          'font-weight': 700,
          fill: look.ink,
          'text-anchor': 'middle',
        })
      : '',
  ].join('');
}

function legend(y: number): string {
  const key = (x: number, role: 'primary' | 'backup'): string => {
    const { fill, edge, ink, letter } = ROLE_LOOKS[role];
    return [
      element('rect', { x, y: y - 9, width: 18, height: 13, rx: 3, fill, stroke: edge }),
      role === 'backup'
        ? element('rect', { x: x + 4, y: y - 8, width: 10, height: 11, rx: 2, fill: '#fff3df' })
        : '',
      text(letter, {
        x: x + 9,
        y: y + 1.5,
        'font-size': 10,
        'font-weight': 700,
        fill: ink,
        'text-anchor': 'middle',
      }),
      text(role, { x: x + 23, y: y + 2, 'font-size': 11 }),
    ].join('');
  };
  return [
    key(MARGIN, 'primary'),
    key(94, 'backup'),
    element('rect', { x: 172, y: y - 9, width: 12, height: 13, fill: CLOSED }),
    text('closed', { x: 189, y: y + 2, 'font-size': 11 }),
    element('rect', {
      x: 240,
      y: y - 9,
      width: 12,
      height: 13,
      rx: 3,
      fill: PAPER,
      stroke: INK,
      'stroke-width': 1.5,
    }),
    text('covered', { x: 257, y: y + 2, 'font-size': 11 }),
    element('path', { d: `M318 ${String(y - 9)}h8l-4 6z`, fill: NOW }),
    element('path', { d: `M322 ${String(y - 5)}v9`, stroke: NOW, 'stroke-width': 1.5 }),
    text('now', { x: 331, y: y + 2, 'font-size': 11 }),
  ].join('');
}

/** "11 Jan – 5 Mar 2027" */
function rangeOf(weeks: readonly ScheduleWeek[]): string {
  const [first, last] = [weeks[0]?.week, weeks.at(-1)];
  const end = last?.openDates.at(-1) ?? last?.week;
  return first === undefined || end === undefined
    ? ''
    : `${shortDate(first)} – ${shortDate(end)} ${end.slice(0, 4)}`;
}

/** What the drawing cannot say: names of holidays, and when exactly a cover is. */
function notesOf({ weeks, team }: Schedule): readonly string[] {
  const notes = weeks.flatMap((week) => [
    ...week.holidays.map(({ date, name }) => `${longDate(date)}: closed, ${name}`),
    ...coveredSpells(week).map((spell) => coverWords(spell, team.calendar.zone)),
  ]);
  const more = notes.length - NOTES;
  return more > 0 ? [...notes.slice(0, NOTES), `and ${String(more)} more`] : notes;
}
