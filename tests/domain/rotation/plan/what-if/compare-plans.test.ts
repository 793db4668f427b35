import { beforeAll, describe, expect, it } from '@jest/globals';
import { makePlan } from '../../../../../src/domain/rotation/plan/make-plan.ts';
import {
  type Comparison,
  comparePlans,
  type WhatIf,
} from '../../../../../src/domain/rotation/plan/what-if/compare-plans.ts';
import {
  type Supposition,
  suppose,
} from '../../../../../src/domain/rotation/plan/what-if/suppose.ts';
import {
  loadLines,
  moveLines,
  namesIn,
  qualityLines,
  ruleLines,
  suppositionsWords,
} from '../../../../../src/domain/rotation/plan/what-if/words.ts';
import { person, teamOf } from '../teams.ts';

const NAMES = ['alpha', 'bravo', 'charlie', 'delta'];

/** Four veterans in pairs, two weeks published of six. */
const TEAM = teamOf(
  NAMES.map((name) => person(name)),
  6,
  {
    published: [
      { week: '2027-01-04', role: 'primary', responderId: 'alpha' },
      { week: '2027-01-04', role: 'backup', responderId: 'bravo' },
      { week: '2027-01-11', role: 'primary', responderId: 'charlie' },
      { week: '2027-01-11', role: 'backup', responderId: 'delta' },
    ],
  },
);

const whatIf = (...changes: readonly Supposition[]): WhatIf => {
  const after = suppose(TEAM, changes);
  return {
    changes,
    before: { input: TEAM, plan: makePlan(TEAM) },
    after: { input: after, plan: makePlan(after) },
  };
};

describe('two plans side by side', () => {
  let away: WhatIf;
  let comparison: Comparison;
  beforeAll(() => {
    away = whatIf({ kind: 'away', responderId: 'alpha', from: '2027-01-05', to: '2027-01-12' });
    comparison = comparePlans(away);
  });
  const wording = () => ({ nameOf: namesIn(away), dateOf: (date: string) => date });

  it('name the published seats that move, and no other', () => {
    expect(comparison.moves).toMatchObject([
      { week: '2027-01-04', role: 'primary', before: 'alpha' },
    ]);
    expect(comparison.unpublished).toBe(4);
    expect(moveLines(comparison, wording())[0]).toMatch(
      /^2027-01-04 primary: (?:charlie|delta) for alpha$/u,
    );
  });

  it('say which rule gives way, and what stands in the way', () => {
    expect(comparison.broken.map(({ rule }) => rule)).toEqual(['rest']);
    expect(ruleLines(comparison, wording())[0]).toBe(
      '⚠ 2027-01-04 and 2027-01-11: three people cannot fill two weeks with a week of rest; bring alpha back a week earlier, by 2027-01-11',
    );
    expect(qualityLines(comparison)[0]).toBe('Rules that give way: none → 1 rest');
  });

  it('say who would carry something else', () => {
    const joined = whatIf({
      kind: 'joins',
      person: { id: 'new kim', name: 'kim', level: 'veteran', weight: 1 },
      on: '2027-01-18',
    });
    const { loads, moves } = comparePlans(joined);
    expect(moves).toEqual([]);
    expect(loads.find(({ responderId }) => responderId === 'new kim')?.before).toBeUndefined();
    expect(loadLines(comparePlans(joined), { ...wording(), nameOf: namesIn(joined) })).toContain(
      'kim none → 1/1/0',
    );
  });

  it('name changes that touch none of the weeks', () => {
    const far = { kind: 'leaves', responderId: 'alpha', on: '2027-06-30' } as const;
    const { outside, moves, loads } = comparePlans(whatIf(far));
    expect([outside, moves, loads]).toEqual([[far], [], []]);
  });

  it('put every kind of change into words', () => {
    const changes: readonly Supposition[] = [
      { kind: 'away', responderId: 'alpha', from: '2027-01-05', to: '2027-01-08' },
      { kind: 'leaves', responderId: 'bravo', on: '2027-01-15' },
      { kind: 'weight', responderId: 'charlie', weight: 0.5 },
      { kind: 'level', responderId: 'delta', level: 'newcomer' },
      { kind: 'rest', weeks: 2 },
      { kind: 'graduation', weeks: 1 },
    ];
    expect(suppositionsWords(changes, wording())).toBe(
      'alpha is away 2027-01-05 to 2027-01-08, bravo leaves, with 2027-01-15 as last day, charlie has weight 0.5, delta is a newcomer, rest is two weeks and newcomers graduate after one week as primary',
    );
  });
});
