import { CLOSED, INK, MARGIN, NOW, PAPER, ROLE_LOOKS } from './look.ts';
import { element, text } from './svg.ts';

/** What the marks of a rotation mean, in one line at this height. */
export function legend(y: number): string {
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
