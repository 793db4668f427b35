import type { ScheduledSpell } from '../../domain/rotation/schedule.ts';
import { INK, ROLE_LOOKS, ROW } from './look.ts';
import { element, text } from './svg.ts';
import type { WeekAxis } from './week-axis.ts';

/** Where a week's column is, and in which row somebody stands. */
interface Place {
  readonly x: number;
  readonly column: number;
  readonly body: number;
  readonly axis: WeekAxis;
  readonly row: number;
}

/** One person's role for a stretch of a week: a box with a letter, framed where it is not as planned. */
export function drawSpell(spell: ScheduledSpell, place: Place): string {
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
