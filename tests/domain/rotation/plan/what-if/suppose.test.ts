import { describe, expect, it } from '@jest/globals';
import { suppose } from '../../../../../src/domain/rotation/plan/what-if/suppose.ts';
import { person, teamOf } from '../teams.ts';

const TEAM = teamOf([person('alpha'), person('bravo', { level: 'newcomer', primaryWeeks: 2 })], 4, {
  timeOff: [{ responderId: 'alpha', from: '2027-01-04', to: '2027-01-15' }],
});

describe('a supposed change', () => {
  it('takes days off, and gives some back', () => {
    const { timeOff } = suppose(TEAM, [
      { kind: 'there', responderId: 'alpha', from: '2027-01-06', to: '2027-01-07' },
      { kind: 'away', responderId: 'bravo', from: '2027-01-18', to: '2027-01-18' },
    ]);
    expect(timeOff).toEqual([
      { responderId: 'alpha', from: '2027-01-04', to: '2027-01-05' },
      { responderId: 'alpha', from: '2027-01-08', to: '2027-01-15' },
      { responderId: 'bravo', from: '2027-01-18', to: '2027-01-18' },
    ]);
  });

  it('changes who there is', () => {
    const { people } = suppose(TEAM, [
      { kind: 'leaves', responderId: 'alpha', on: '2027-01-15' },
      { kind: 'weight', responderId: 'alpha', weight: 0.5 },
      { kind: 'level', responderId: 'bravo', level: 'veteran' },
      {
        kind: 'joins',
        person: { id: 'new kim', name: 'kim', level: 'newcomer', weight: 1 },
        on: '2027-01-11',
      },
    ]);
    expect(people).toMatchObject([
      { id: 'alpha', weight: 0.5, leaves: '2027-01-15' },
      { id: 'bravo', level: 'veteran' },
      { id: 'new kim', level: 'newcomer', joins: '2027-01-11', primaryWeeks: 0 },
    ]);
    // Who begins at zero has no history, so nobody catches up.
    expect(people[2]?.history).toBeUndefined();
  });

  it('changes the rules, and nothing else', () => {
    expect(
      suppose(TEAM, [
        { kind: 'rest', weeks: 2 },
        { kind: 'graduation', weeks: 5 },
      ]),
    ).toEqual({ ...TEAM, policy: { restWeeks: 2, graduateAfter: 5, wanted: [] } });
  });
});
