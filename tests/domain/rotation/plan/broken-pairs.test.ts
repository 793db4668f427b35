import { describe, expect, it } from '@jest/globals';
import { brokenPairs } from '../../../../src/domain/rotation/plan/broken-pairs.ts';
import type { PlanInput, PlanPerson } from '../../../../src/domain/rotation/plan/input.ts';
import { plainWeeksFrom } from '../../../../src/domain/rotation/plan/plan-weeks.ts';

const person = (id: string, changes: Partial<PlanPerson> = {}): PlanPerson => ({
  id,
  name: id,
  level: 'veteran',
  weight: 1,
  capabilities: [],
  primaryWeeks: 0,
  ...changes,
});

const NEW = { level: 'newcomer' } as const;

/** Four weeks from 4 January 2027; a pair for each, `-` for a seat that is empty. */
function input(pairs: readonly string[], people: readonly PlanPerson[]): PlanInput {
  const weeks = plainWeeksFrom('2027-01-04', 4, []);
  return {
    people,
    weeks,
    timeOff: [{ responderId: 'away', from: '2027-01-13', to: '2027-01-13' }],
    before: [],
    published: pairs.flatMap((pair, w) => {
      const week = weeks[w]?.week ?? '';
      const [primary = '-', backup = '-'] = pair.split(' ');
      return [
        ...(primary === '-' ? [] : [{ week, role: 'primary' as const, responderId: primary }]),
        ...(backup === '-' ? [] : [{ week, role: 'backup' as const, responderId: backup }]),
      ];
    }),
    fixed: [],
    policy: { restWeeks: 0, graduateAfter: 3, wanted: [] },
  };
}

describe('pairs that do not hold', () => {
  const all = [
    person('vet'),
    person('old'),
    person('away'),
    person('new', NEW),
    person('nova', { ...NEW, primaryWeeks: 2 }),
    person('gone', { leaves: '2027-01-08' }),
  ];
  it.each([
    ['two veterans, and a newcomer beside one', ['vet old', 'new vet', 'vet new'], []],
    ['two newcomers', ['vet old', 'new nova'], ['2027-01-11']],
    ['a newcomer who has graduated on the way', ['nova vet', 'new nova'], []],
    ['somebody who is away', ['away vet', 'vet away'], ['2027-01-11']],
    ['somebody who has left', ['gone vet', 'gone vet'], ['2027-01-11']],
    ['somebody whom nobody knows', ['ghost vet'], ['2027-01-04']],
    ['an empty seat', ['vet -'], ['2027-01-04']],
    ['a week that nobody was told of', ['vet old', '- -', 'vet old'], []],
  ])('%s', (_, pairs, broken) => {
    expect(brokenPairs(input(pairs, all))).toEqual(broken);
  });
});
