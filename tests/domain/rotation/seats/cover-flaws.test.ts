import { describe, expect, it } from '@jest/globals';
import type { Assignment } from '../../../../src/domain/rotation/assignment.ts';
import type { Cover } from '../../../../src/domain/rotation/cover.ts';
import { dutyStretches } from '../../../../src/domain/rotation/duty-stretches.ts';
import type { Role } from '../../../../src/domain/rotation/role.ts';
import { coverFlaws } from '../../../../src/domain/rotation/seats/cover-flaws.ts';
import { at, visit } from '../../../support/fixtures.ts';

const { calendar } = visit();

/** alpha and charlie, a newcomer, have the week of 11 January; echo is a newcomer too. */
const PLAN: readonly Assignment[] = [
  { week: '2027-01-11', role: 'primary', responderId: 'alpha' },
  { week: '2027-01-11', role: 'backup', responderId: 'charlie' },
];

const COVER: Cover = {
  id: 'c1',
  kind: 'cover',
  role: 'backup',
  responderId: 'bravo',
  from: at('2027-01-13 13:00'),
  to: at('2027-01-13 17:00'),
  agreedAt: at('2027-01-11 09:00'),
};

const stretches = (from: string, to: string, covers: readonly Cover[] = []) =>
  dutyStretches(calendar, PLAN, covers, at(from), at(to));

function rules(
  to: string,
  role: Role,
  from: string,
  until: string,
  covers: readonly Cover[] = [],
): readonly string[] {
  const standing = {
    calendar,
    people: ['alpha', 'bravo', 'charlie', 'echo'].map((name) => ({
      id: name,
      name,
      userId: name,
      active: true,
      level: name === 'charlie' || name === 'echo' ? ('newcomer' as const) : ('veteran' as const),
    })),
    assignments: PLAN,
    timeOff: [{ responderId: 'bravo', from: '2027-01-14', to: '2027-01-14' }],
    restWeeks: 4,
  };
  return coverFlaws(standing, stretches(from, until, covers), role, to).map(({ rule }) => rule);
}

describe('stretches of duty', () => {
  it('end where a cover begins or ends, and pass over what is closed', () => {
    const found = stretches('2027-01-13 10:00', '2027-01-14 10:00', [COVER]);
    expect(found.map(({ from, to, duty }) => [from, to, duty.backup?.responderId])).toEqual([
      [at('2027-01-13 10:00'), at('2027-01-13 13:00'), 'charlie'],
      [at('2027-01-13 13:00'), at('2027-01-13 17:00'), 'bravo'],
      [at('2027-01-14 08:00'), at('2027-01-14 10:00'), 'charlie'],
    ]);
  });
});

describe('what forbids a cover', () => {
  it('is time off on the very day, and on no other', () => {
    expect(rules('bravo', 'primary', '2027-01-13 08:00', '2027-01-13 17:00')).toEqual([]);
    expect(rules('bravo', 'primary', '2027-01-13 08:00', '2027-01-14 09:00')).toEqual(['away']);
  });

  it('is the other seat, as it is held then', () => {
    expect(rules('charlie', 'primary', '2027-01-13 08:00', '2027-01-13 12:00')).toEqual(['twice']);
    expect(rules('bravo', 'primary', '2027-01-13 12:00', '2027-01-13 14:00', [COVER])).toEqual([
      'twice',
    ]);
    expect(rules('bravo', 'primary', '2027-01-13 08:00', '2027-01-13 12:00', [COVER])).toEqual([]);
  });

  it('is a pair of newcomers, as the seats are held then', () => {
    expect(rules('echo', 'primary', '2027-01-13 08:00', '2027-01-13 12:00')).toEqual(['pairing']);
    expect(rules('echo', 'primary', '2027-01-13 13:00', '2027-01-13 17:00', [COVER])).toEqual([]);
  });
});
