import type { Figures } from '../../domain/figures/figures.ts';
import { WEEKDAY_NAMES } from '../../domain/figures/words.ts';
import { ANSWER_LOOKS, ANSWERS } from './figures-look.ts';
import { LINE, MARGIN, PHONE_WIDTH, SOFT_INK } from './look.ts';
import { element, text } from './svg.ts';

const PLOT = 64;
export const WEEKDAYS_HEIGHT = PLOT + 62;

/** A column for each weekday, of what came in on it, by how its first answers stand. */
export function drawWeekdays({ groups }: Figures, top: number): string {
  const most = Math.max(1, ...groups.weekday.map(({ incidents }) => incidents.length));
  const column = (PHONE_WIDTH - 2 * MARGIN) / groups.weekday.length;
  const base = top + 38 + PLOT;
  const columns = groups.weekday.map(({ key, incidents, response }, n) => {
    const left = MARGIN + n * column + 8;
    let y = base;
    const parts = ANSWERS.map((kind) => {
      const height = (response[kind].length / most) * PLOT;
      y -= height;
      const { fill, edge } = ANSWER_LOOKS[kind];
      return height === 0
        ? ''
        : element('rect', { x: left, y, width: column - 16, height, fill, stroke: edge });
    });
    const middle = { x: left + (column - 16) / 2, 'text-anchor': 'middle' };
    return [
      ...parts,
      text(String(incidents.length), { ...middle, y: y - 4, 'font-size': 11, 'font-weight': 600 }),
      text(WEEKDAY_NAMES[key] ?? key, { ...middle, y: base + 14, 'font-size': 11, fill: SOFT_INK }),
    ].join('');
  });
  return [
    text('Incidents by the day on which they came in', {
      x: MARGIN,
      y: top + 14,
      'font-weight': 600,
    }),
    element('path', {
      d: `M${String(MARGIN)} ${String(base)}H${String(PHONE_WIDTH - MARGIN)}`,
      stroke: LINE,
    }),
    ...columns,
  ].join('');
}
