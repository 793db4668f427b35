import type { Schedule } from '../../domain/rotation/schedule.ts';
import type { UserId } from '../../domain/team/responder.ts';
import { fitting, INK, MARGIN, NAMES, PAPER, PATTERNS, PHONE_WIDTH, SOFT_INK } from './look.ts';
import { legend } from './rotation-legend.ts';
import { drawPanel, panelHeight } from './rotation-panel.ts';
import { notesOf, rangeOf } from './schedule-words.ts';
import { element, text } from './svg.ts';

const TITLE = 30;
const NOTE = 15;
/** More weeks than that stand below, so that a column stays wide enough for a letter. */
const WEEKS_ABREAST = 8;

/**
 * A rotation as SVG: people × weeks, a dark P for the primary, a hatched B for the backup, closed days greyed, covers where
 * they lie, and a line for now. Made to be read on a phone, in grey as well as in colour.
 */
export function rotationSvg(schedule: Schedule, mine: UserId | undefined): string {
  const { team, weeks, people } = schedule;
  const each = panelHeight(people.length);
  const starts = Array.from({ length: Math.ceil(weeks.length / WEEKS_ABREAST) }, (_, n) => n);
  const abreast = Math.min(WEEKS_ABREAST, Math.max(4, weeks.length));
  const notes = notesOf(schedule);
  const below = TITLE + starts.length * each;
  const height = below + 22 + notes.length * NOTE + MARGIN;
  const panels = starts.map((n) =>
    drawPanel({
      top: TITLE + n * each,
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
