import type { Responder } from '../../domain/team/responder.ts';
import type { LoadBefore } from '../../domain/week/drawing.ts';
import { INK, ROLE_LOOKS, ROW, SOFT_INK } from './look.ts';
import { HEAD } from './rotation-panel.ts';
import { element, text } from './svg.ts';

/** Room for the number at the end of a bar. */
const NUMBER = 24;
const BAR = 11;

/**
 * Beside each person's row, what they carried: weeks as primary, then as backup, and a mark at what was due to them by
 * weight.
 */
export function drawLoad(
  place: { readonly top: number; readonly left: number; readonly width: number },
  people: readonly Responder[],
  load: LoadBefore,
): string {
  const { top, left, width } = place;
  const heading = [
    text(lastWeeks(load), {
      x: left,
      y: top + 12,
      'font-size': 10,
      fill: SOFT_INK,
    }),
    text('P + B', { x: left, y: top + 25, 'font-size': 10, fill: SOFT_INK }),
    element('path', {
      d: `M${shown(left + 37)} ${shown(top + 15)}v12`,
      stroke: INK,
      'stroke-width': 1.6,
    }),
    text('due', { x: left + 42, y: top + 25, 'font-size': 10, fill: SOFT_INK }),
  ];
  const rows = people.map(({ id }) => {
    const one = load.of.get(id);
    const { primary = 0, backup = 0 } = one?.served ?? {};
    return { primary, backup, due: (one?.due.primary ?? 0) + (one?.due.backup ?? 0) };
  });
  const most = Math.max(
    1,
    ...rows.map(({ primary, backup, due }) => Math.max(primary + backup, due)),
  );
  const unit = (width - NUMBER) / most;
  return [
    ...(load.weeks === 0 ? [] : heading),
    ...rows.map((row, n) => (load.weeks === 0 ? '' : bar(row, left, top + HEAD + n * ROW, unit))),
  ].join('');
}

function bar(
  {
    primary,
    backup,
    due,
  }: { readonly primary: number; readonly backup: number; readonly due: number },
  left: number,
  top: number,
  unit: number,
): string {
  const y = top + (ROW - BAR) / 2;
  const looks = ROLE_LOOKS;
  const end = left + (primary + backup) * unit;
  const dueAt = left + due * unit;
  const box = (x: number, width: number, role: 'primary' | 'backup'): string =>
    width < 0.5
      ? ''
      : element('rect', {
          x,
          y,
          width,
          height: BAR,
          fill: looks[role].fill,
          stroke: looks[role].edge,
          'stroke-width': 0.8,
        });
  return [
    box(left, primary * unit, 'primary'),
    box(left + primary * unit, backup * unit, 'backup'),
    due > 0
      ? element('path', {
          d: `M${shown(dueAt)} ${shown(y - 4)}V${shown(y + BAR + 4)}`,
          stroke: INK,
          'stroke-width': 1.6,
        })
      : '',
    text(weeksWords(primary + backup), {
      x: Math.max(end, dueAt) + 4,
      y: y + BAR - 1.5,
      'font-size': 10.5,
    }),
  ].join('');
}

/** "last 13 weeks", "last week". */
export const lastWeeks = ({ weeks }: Pick<LoadBefore, 'weeks'>): string =>
  weeks === 1 ? 'last week' : `last ${String(weeks)} weeks`;

/** Whole weeks, or tenths where a cover made parts of them. */
export const weeksWords = (weeks: number): string => String(Math.round(weeks * 10) / 10);

const shown = (value: number): string => String(Math.round(value * 100) / 100);
