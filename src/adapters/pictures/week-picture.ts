import type { WeekDrawing } from '../../domain/week/drawing.ts';
import { drawLoad } from './load-column.ts';
import { fitting, INK, MARGIN, NAMES, PAPER, PATTERNS, PHONE_WIDTH, SOFT_INK } from './look.ts';
import { legend } from './rotation-legend.ts';
import { drawPanel, panelHeight } from './rotation-panel.ts';
import { shortDate } from './schedule-words.ts';
import { element, text } from './svg.ts';
import { ANSWER_PATTERNS, ANSWERS_HEIGHT, drawAnswers } from './week-answers.ts';

const TITLE = 34;
const LEGEND = 26;
/** Room for what people carried, beside their weeks. */
const LOAD = 92;

/**
 * A week's picture as SVG: the rotation of the coming weeks, beside each person what they carried in the last ones, and how
 * last week went. Made to be read on a phone, in grey as well as in colour, and on its own white ground in the dark.
 */
export function weekSvg(drawing: WeekDrawing): string {
  const { schedule, before, load } = drawing;
  const { team, weeks, people } = schedule;
  const below = TITLE + panelHeight(people.length);
  const answersTop = below + LEGEND;
  const height = answersTop + (before === undefined ? 0 : ANSWERS_HEIGHT) + MARGIN;
  const column = (PHONE_WIDTH - 2 * MARGIN - NAMES - LOAD) / Math.max(4, weeks.length);
  const first = weeks[0]?.week;
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
    `<defs>${PATTERNS}${ANSWER_PATTERNS}</defs>`,
    element('rect', { width: PHONE_WIDTH, height, fill: PAPER }),
    text(`${fitting(team.name, 150, 15)}, week of ${first === undefined ? '' : shortDate(first)}`, {
      x: MARGIN,
      y: 24,
      'font-size': 15,
      'font-weight': 700,
    }),
    text(`next ${String(weeks.length)} weeks`, {
      x: PHONE_WIDTH - MARGIN - LOAD - 8,
      y: 24,
      'font-size': 11,
      fill: SOFT_INK,
      'text-anchor': 'end',
    }),
    drawPanel({ top: TITLE, schedule, mine: undefined, column }),
    drawLoad(
      { top: TITLE, left: PHONE_WIDTH - MARGIN - LOAD + 10, width: LOAD - 10 },
      people,
      load,
    ),
    legend(below + 12),
    before === undefined ? '' : drawAnswers(answersTop, before, schedule.weekdays),
  );
}
