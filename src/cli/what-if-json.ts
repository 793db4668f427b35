import { comparePlans, type WhatIf } from '../domain/rotation/plan/what-if/compare-plans.ts';
import { namesIn, suppositionWords } from '../domain/rotation/plan/what-if/words.ts';
import { planAnswer } from './plan-json.ts';

/** Two plans for programs, and what is between them. Keys stay; new ones may come. */
export function whatIfAnswer(whatIf: WhatIf): object {
  const { changes, before, after } = whatIf;
  const { moves, loads, unpublished, broken, mended, outside } = comparePlans(whatIf);
  const wording = { nameOf: namesIn(whatIf), dateOf: (date: string) => date };
  const name = (id: string | undefined): string | null =>
    id === undefined ? null : wording.nameOf(id);
  return {
    if: changes.map((change) => suppositionWords(change, wording)),
    outside: outside.map((change) => suppositionWords(change, wording)),
    moves: moves.map((move) => ({ ...move, before: name(move.before), after: name(move.after) })),
    loads: loads.map(({ responderId, ...load }) => ({
      name: name(responderId),
      before: load.before ?? null,
      after: load.after ?? null,
    })),
    unpublished_weeks: unpublished,
    broken: broken.map(({ week, role, rule, why }) => ({ week, role, rule, why })),
    mended: mended.map(({ week, role, rule }) => ({ week, role, rule })),
    before: planAnswer(before.input, before.plan),
    after: planAnswer(after.input, after.plan),
  };
}
