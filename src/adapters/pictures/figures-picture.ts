import type { Figures } from '../../domain/figures/figures.ts';
import { periodName } from '../../domain/figures/period.ts';
import { percent, settledCount, shortTime } from '../../domain/figures/words.ts';
import type { DrawnFigures } from '../../ports/pictures.ts';
import { ANSWER_LOOKS, ANSWERS, MISSING_PATTERN } from './figures-look.ts';
import { drawLoads, loadsHeight } from './loads-panel.ts';
import { fitting, INK, LINE, MARGIN, PAPER, PATTERNS, PHONE_WIDTH, SOFT_INK } from './look.ts';
import { element, text } from './svg.ts';
import { drawWeekdays, WEEKDAYS_HEIGHT } from './weekdays-panel.ts';

const HEAD = 48;
const ANSWERS_HEIGHT = 112;
const WIDTH = PHONE_WIDTH - 2 * MARGIN;

/**
 * Figures as SVG: first answers, on which weekdays incidents came in, and what people carried against their share. Made to
 * be read on a phone, in grey as well as in colour.
 */
export function figuresSvg({ team, figures, nameOf }: DrawnFigures): string {
  const loads = HEAD + ANSWERS_HEIGHT + WEEKDAYS_HEIGHT;
  const height = loads + loadsHeight(figures) + MARGIN;
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
    `<defs>${PATTERNS}${MISSING_PATTERN}</defs>`,
    element('rect', { width: PHONE_WIDTH, height, fill: PAPER }),
    text(`${fitting(team.name, 200, 15)} in figures`, {
      x: MARGIN,
      y: 22,
      'font-size': 15,
      'font-weight': 700,
    }),
    text(fitting(periodName(figures.period), WIDTH, 11, 0.5), {
      x: MARGIN,
      y: 38,
      'font-size': 11,
      fill: SOFT_INK,
    }),
    drawAnswers(figures, HEAD),
    drawWeekdays(figures, HEAD + ANSWERS_HEIGHT),
    drawLoads(figures, nameOf, loads),
  );
}

/** The share within the goal in large type, and a bar of all that came in. */
function drawAnswers({ response, cameIn }: Figures, top: number): string {
  const { share, minutes } = response;
  const all = Math.max(1, cameIn.length);
  let x = MARGIN;
  const parts = ANSWERS.flatMap((kind) => {
    const width = (response[kind].length / all) * WIDTH;
    const at = x;
    x += width;
    const { fill, edge } = ANSWER_LOOKS[kind];
    return width === 0
      ? []
      : [
          element('rect', {
            x: at + 0.5,
            y: top + 58,
            width: Math.max(1, width - 1),
            height: 16,
            fill,
            stroke: edge,
          }),
        ];
  });
  const settled = settledCount(response);
  const headline =
    share === undefined
      ? 'No first answer was due'
      : `${String(response.within.length)} of ${String(settled)} first answers within the goal`;
  const times =
    minutes === undefined
      ? ''
      : `median ${shortTime(minutes.median)}, 9 in 10 within ${shortTime(minutes.ninetieth)}`;
  return [
    text(share === undefined ? '–' : percent(share), {
      x: MARGIN,
      y: top + 36,
      'font-size': 30,
      'font-weight': 700,
    }),
    text(headline, { x: 104, y: top + 24, 'font-weight': 600 }),
    text(times, { x: 104, y: top + 40, fill: SOFT_INK, 'font-size': 11 }),
    element('rect', {
      x: MARGIN,
      y: top + 58,
      width: WIDTH,
      height: 16,
      fill: 'none',
      stroke: LINE,
    }),
    ...parts,
    ...legend(response, top + 94),
  ].join('');
}

/** The marks with their numbers; only those that there are. */
function legend(response: Figures['response'], y: number): readonly string[] {
  let x = MARGIN;
  return ANSWERS.filter((kind) => response[kind].length > 0).map((kind) => {
    const { fill, edge, words } = ANSWER_LOOKS[kind];
    const label = `${String(response[kind].length)} ${words}`;
    const at = x;
    x += 26 + label.length * 5.7;
    return [
      element('rect', { x: at, y: y - 9, width: 12, height: 11, fill, stroke: edge }),
      text(label, { x: at + 17, y, 'font-size': 11 }),
    ].join('');
  });
}
