import type { Outcome, PersonOutcome } from '../../domain/rotation/simulation/outcome.ts';
import { yearOf } from '../../domain/time/local-date.ts';
import { fitting, INK, LINE, MARGIN, PAPER, PHONE_WIDTH, ROLE_LOOKS, SOFT_INK } from './look.ts';
import { element, text } from './svg.ts';

const HEAD = 52;
const TITLE = 24;
const PLOT = 108;
const PANEL = TITLE + PLOT + 26;
/** Room for numbers at the left, and for names at the right. */
const SCALE_WIDTH = 26;
const NAMES_WIDTH = 58;
const LEFT = MARGIN + SCALE_WIDTH;
const RIGHT = PHONE_WIDTH - MARGIN - NAMES_WIDTH;
const BAND = '#e3e9f2';
/** Lines of the height of a name. */
const NAME_HEIGHT = 12;

/** A panel's outcome, and what it is called. */
export interface SharesPanel {
  readonly title: string;
  readonly outcome: Outcome;
}

/**
 * How far everybody was ahead of their share of duty, or behind it, week by week: a panel for each scheduler, all on one
 * scale, so that the narrowest band is the fairest. Made to be read on a phone, in grey as well as in colour.
 */
export function sharesSvg(panels: readonly SharesPanel[], subtitle: string): string {
  const all = panels.flatMap(({ outcome }) => outcome.people.flatMap(({ ahead }) => ahead));
  const most = all.reduce<number>((max, one) => Math.max(max, Math.abs(one ?? 0)), 1);
  const height = HEAD + panels.length * PANEL + MARGIN;
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: PHONE_WIDTH,
      height,
      viewBox: `0 0 ${String(PHONE_WIDTH)} ${String(height)}`,
      'font-family': 'Inter',
      'font-size': 11,
      fill: INK,
    },
    element('rect', { width: PHONE_WIDTH, height, fill: PAPER }),
    text('Weeks on duty, more or less than one’s share', {
      x: MARGIN,
      y: 22,
      'font-size': 15,
      'font-weight': 700,
    }),
    text(fitting(subtitle, PHONE_WIDTH - 2 * MARGIN, 11, 0.5), {
      x: MARGIN,
      y: 39,
      fill: SOFT_INK,
    }),
    ...panels.map((panel, n) => drawShares(panel, HEAD + n * PANEL, most)),
  );
}

function drawShares({ title, outcome }: SharesPanel, top: number, most: number): string {
  const { people, weeks, distance } = outcome;
  const middle = top + TITLE + PLOT / 2;
  const yOf = (value: number): number => middle - (value / most) * (PLOT / 2);
  const xOf = (week: number): number =>
    LEFT + ((RIGHT - LEFT) * week) / Math.max(1, weeks.length - 1);
  const worst = `at worst ${distance.worst.toFixed(1)} weeks off in one role`;
  const ends = endsOf(people);
  return [
    text(title, { x: MARGIN, y: top + 14, 'font-size': 13, 'font-weight': 700 }),
    text(worst, { x: PHONE_WIDTH - MARGIN, y: top + 14, fill: SOFT_INK, 'text-anchor': 'end' }),
    ...years(outcome, top + TITLE, xOf),
    element('path', { d: bandPath(people, weeks.length, xOf, yOf), fill: BAND }),
    ...scale(most, yOf),
    ...people.map((person) =>
      element('path', {
        d: linePath(person, xOf, yOf),
        fill: 'none',
        stroke: ROLE_LOOKS.primary.fill,
        'stroke-width': ends.includes(person) ? 1.6 : 0.7,
      }),
    ),
    ...endNames(ends, yOf),
  ].join('');
}

/** Lines at zero and at a round number above and below, with their numbers. */
function scale(most: number, yOf: (value: number) => number): readonly string[] {
  const step = [1, 2, 5, 10, 20, 50, 100].findLast((one) => one <= most) ?? 1;
  return [step, 0, -step].map((value) => {
    const y = yOf(value);
    const words = value === 0 ? '0' : `${value > 0 ? '+' : '−'}${String(Math.abs(value))}`;
    return [
      element('path', {
        d: `M${shown(LEFT)} ${shown(y)}H${shown(RIGHT)}`,
        stroke: value === 0 ? SOFT_INK : LINE,
        'stroke-width': value === 0 ? 1 : 0.8,
      }),
      text(words, { x: LEFT - 4, y: y + 4, fill: SOFT_INK, 'text-anchor': 'end' }),
    ].join('');
  });
}

/** A line where each year begins, with its number below. */
function years({ weeks }: Outcome, top: number, xOf: (week: number) => number): readonly string[] {
  return weeks.flatMap((week, w) => {
    const isFirst = w === 0 || yearOf(weeks[w - 1] ?? week) !== yearOf(week);
    if (!isFirst) return [];
    const x = xOf(w);
    return [
      element('path', {
        d: `M${shown(x)} ${shown(top)}V${shown(top + PLOT)}`,
        stroke: LINE,
        'stroke-width': 0.8,
      }),
      x > RIGHT - 24
        ? ''
        : text(String(yearOf(week)), { x: x + 2, y: top + PLOT + 13, fill: SOFT_INK }),
    ];
  });
}

/** From the one who is farthest ahead to the one who is farthest behind. */
function bandPath(
  people: readonly PersonOutcome[],
  weeks: number,
  xOf: (week: number) => number,
  yOf: (value: number) => number,
): string {
  const at = (w: number, pick: (...values: number[]) => number): string => {
    const values = people.map(({ ahead }) => ahead[w]).filter((value) => value !== undefined);
    return `${shown(xOf(w))} ${shown(yOf(values.length === 0 ? 0 : pick(...values)))}`;
  };
  const all = Array.from({ length: weeks }, (_, w) => w);
  const upper = all.map((w) => at(w, Math.max));
  const lower = all.toReversed().map((w) => at(w, Math.min));
  return weeks === 0 ? '' : `M${[...upper, ...lower].join('L')}Z`;
}

function linePath(
  { ahead }: PersonOutcome,
  xOf: (week: number) => number,
  yOf: (value: number) => number,
): string {
  let path = '';
  for (const [w, value] of ahead.entries()) {
    if (value === undefined) continue;
    const isFirst = w === 0 || ahead[w - 1] === undefined;
    path += `${isFirst ? 'M' : 'L'}${shown(xOf(w))} ${shown(yOf(value))}`;
  }
  return path;
}

/** Of those who are there at the end, who is farthest ahead and who farthest behind. */
function endsOf(people: readonly PersonOutcome[]): readonly PersonOutcome[] {
  const there = people
    .filter(({ ahead }) => ahead.at(-1) !== undefined)
    .toSorted((a, b) => (b.ahead.at(-1) ?? 0) - (a.ahead.at(-1) ?? 0));
  const [first, last] = [there[0], there.at(-1)];
  return first === undefined || last === undefined || first === last ? [] : [first, last];
}

/** The names of both, never one over the other. */
function endNames(
  [first, last]: readonly PersonOutcome[],
  yOf: (value: number) => number,
): readonly string[] {
  if (first === undefined || last === undefined) return [];
  const high = yOf(first.ahead.at(-1) ?? 0);
  const low = yOf(last.ahead.at(-1) ?? 0);
  const apart = Math.max(0, NAME_HEIGHT - (low - high)) / 2;
  return [nameAt(first.name, high - apart), nameAt(last.name, low + apart)];
}

const nameAt = (name: string, y: number): string =>
  text(fitting(name, NAMES_WIDTH - 4, 11), { x: RIGHT + 4, y: y + 4 });

const shown = (value: number): string => String(Math.round(value * 100) / 100);
