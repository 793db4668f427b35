import { comparePlans, type WhatIf } from '../domain/rotation/plan/what-if/compare-plans.ts';
import {
  loadLines,
  moveLines,
  namesIn,
  qualityLines,
  ruleLines,
  suppositionsWords,
  suppositionWords,
} from '../domain/rotation/plan/what-if/words.ts';

/** For people: who would move, what would give way, and the quality before and after. */
export function whatIfTable(whatIf: WhatIf): string {
  const wording = { nameOf: namesIn(whatIf), dateOf: (date: string) => date };
  const compared = comparePlans(whatIf);
  const { weeks } = whatIf.before.input;
  const moves = moveLines(compared, wording);
  const lines = [
    `If ${suppositionsWords(whatIf.changes, wording)}:`,
    ...part(
      'Beyond these weeks, so it changes nothing (more: --weeks):',
      compared.outside.map((change) => suppositionWords(change, wording)),
    ),
    ...part('Published seats that would move:', moves.length === 0 ? ['none'] : moves),
    ...part('Rules:', ruleLines(compared, wording)),
    ...part(
      'Who would carry something else (weeks as primary/backup/of these on holidays):',
      loadLines(compared, wording),
    ),
    ...part(
      `The plan of ${String(weeks.length)} weeks from ${weeks[0]?.week ?? ''}:`,
      qualityLines(compared),
    ),
    '',
    'Nothing was stored.',
  ];
  return `${lines.join('\n')}\n`;
}

const part = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
