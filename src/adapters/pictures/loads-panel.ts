import type { Figures, PersonFigures } from '../../domain/figures/figures.ts';
import { dutyWeeks } from '../../domain/figures/words.ts';
import type { ResponderId } from '../../domain/team/responder.ts';
import { fitting, INK, MARGIN, NAMES, PAPER, PHONE_WIDTH, ROLE_LOOKS, SOFT_INK } from './look.ts';
import { element, text } from './svg.ts';

const HEAD = 28;
const LANE = 22;
const FOOT = 24;
/** Room for the numbers at the right. */
const NUMBERS = 74;
const LEFT = MARGIN + NAMES;
const WIDTH = PHONE_WIDTH - LEFT - MARGIN - NUMBERS;
const MOST_PEOPLE = 24;

type Carrier = PersonFigures & { readonly load: NonNullable<PersonFigures['load']> };

const carriers = ({ people }: Figures): readonly Carrier[] =>
  people.flatMap((one) => (one.load === undefined ? [] : [{ ...one, load: one.load }]));

export function loadsHeight(figures: Figures): number {
  const count = Math.min(MOST_PEOPLE, carriers(figures).length);
  return count === 0 ? 0 : HEAD + count * LANE + FOOT;
}

/** A bar for each person: the weeks that they held, in both roles, and a mark where their share by weight ends. */
export function drawLoads(
  figures: Figures,
  nameOf: (id: ResponderId) => string,
  top: number,
): string {
  const people = carriers(figures)
    .map((one) => ({ ...one, name: nameOf(one.id) }))
    .toSorted((a, b) => a.name.localeCompare(b.name));
  if (people.length === 0) return '';
  const shown = people.slice(0, MOST_PEOPLE);
  const most = Math.max(
    1,
    ...shown.flatMap(({ load: { served, due } }) => [
      served.primary + served.backup,
      due.primary + due.backup,
    ]),
  );
  const scale = (weeks: number): number => (weeks / most) * WIDTH;
  const lanes = shown.map(({ name, load: { served, due } }, n) => {
    const y = top + HEAD + n * LANE;
    const [primary, backup] = [scale(served.primary), scale(served.backup)];
    const share = LEFT + scale(due.primary + due.backup);
    return [
      text(fitting(name, NAMES - 8, 12), { x: MARGIN, y: y + 12 }),
      bar(LEFT, y, primary, 'primary'),
      bar(LEFT + primary, y, backup, 'backup'),
      mark(share, y - 2, 20),
      text(
        `${dutyWeeks(served.primary + served.backup)} of ${dutyWeeks(due.primary + due.backup)}`,
        {
          x: PHONE_WIDTH - MARGIN,
          y: y + 12,
          'font-size': 11,
          fill: SOFT_INK,
          'text-anchor': 'end',
        },
      ),
    ].join('');
  });
  const left = people.length - shown.length;
  return [
    text(
      left === 0
        ? 'Weeks on duty, and each one’s share by weight'
        : `Weeks on duty; ${String(left)} more people are not shown`,
      { x: MARGIN, y: top + 14, 'font-weight': 600 },
    ),
    ...lanes,
    legend(top + HEAD + shown.length * LANE + 14),
  ].join('');
}

function bar(x: number, y: number, width: number, role: 'primary' | 'backup'): string {
  const { fill, edge } = ROLE_LOOKS[role];
  return width <= 0
    ? ''
    : element('rect', {
        x: x + 0.5,
        y,
        width: Math.max(0.5, width - 1),
        height: 16,
        fill,
        stroke: edge,
      });
}

/** Dark with a light edge, to be seen on a dark bar as well. */
function mark(x: number, y: number, length: number): string {
  const d = `M${x.toFixed(2)} ${String(y)}v${String(length)}`;
  return [
    element('path', { d, stroke: PAPER, 'stroke-width': 5 }),
    element('path', { d, stroke: INK, 'stroke-width': 2 }),
  ].join('');
}

function legend(y: number): string {
  return [
    bar(MARGIN, y - 11, 14, 'primary'),
    text('as primary', { x: MARGIN + 19, y: y + 1, 'font-size': 11 }),
    bar(112, y - 11, 14, 'backup'),
    text('as backup', { x: 131, y: y + 1, 'font-size': 11 }),
    mark(212, y - 12, 17),
    text('share', { x: 219, y: y + 1, 'font-size': 11 }),
  ].join('');
}
