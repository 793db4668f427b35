import { describe, expect, it } from '@jest/globals';
import { assert, constantFrom, property, shuffledSubarray, uniqueArray } from 'fast-check';
import type { Assignment } from '../../../../src/domain/rotation/assignment.ts';
import { ROLES } from '../../../../src/domain/rotation/role.ts';
import type { Standing } from '../../../../src/domain/rotation/seats/seat-change.ts';
import { seatEffect, withChanges } from '../../../../src/domain/rotation/seats/seat-effect.ts';
import { brokenWords } from '../../../../src/domain/rotation/seats/words.ts';
import { seatsExchanged } from '../../../../src/domain/rotation/swap.ts';
import { addDays } from '../../../../src/domain/time/local-date.ts';
import { visit } from '../../../support/fixtures.ts';

const NEWCOMERS = ['charlie', 'echo'];
const NAMES = ['alpha', 'bravo', 'charlie', 'delta', 'echo', 'foxtrot'];

/** "alpha delta" is a week's primary and backup; weeks follow each other from 1 February 2027. */
function plan(...pairs: readonly string[]): readonly Assignment[] {
  return pairs.flatMap((pair, n) =>
    pair.split(' ').map((responderId, index) => ({
      week: addDays('2027-02-01', 7 * n),
      role: ROLES[index] ?? 'primary',
      responderId,
    })),
  );
}

function standing(assignments: readonly Assignment[], changes: Partial<Standing> = {}): Standing {
  return {
    calendar: visit().calendar,
    people: NAMES.map((name) => ({
      id: name,
      name,
      userId: name,
      active: true,
      level: NEWCOMERS.includes(name) ? 'newcomer' : 'veteran',
    })),
    assignments,
    timeOff: [],
    restWeeks: 1,
    ...changes,
  };
}

const seat = (assignments: readonly Assignment[], week: number, role = 'primary'): Assignment => {
  const found = assignments.find(
    (a) => a.week === addDays('2027-02-01', 7 * week) && a.role === role,
  );
  if (found === undefined) throw new Error('no such seat');
  return found;
};

/** What a swap of two primary seats breaks, in words. */
function broken(assignments: readonly Assignment[], one: number, other: number, changes = {}) {
  const swap = seatsExchanged(seat(assignments, one), seat(assignments, other));
  return seatEffect(standing(assignments, changes), swap).broken.map((b) =>
    brokenWords(b, (id) => id),
  );
}

describe('the effect of a swap', () => {
  it('is rest, load and nothing broken, where every rule holds', () => {
    const weeks = plan(
      'alpha delta',
      'bravo echo',
      'delta alpha',
      'foxtrot charlie',
      'alpha echo',
      'delta bravo',
    );
    const changes = seatsExchanged(seat(weeks, 1), seat(weeks, 3));
    const load = { primary: 0, backup: 0, holiday: 0 };
    expect(seatEffect(standing(weeks), changes)).toEqual({
      people: [
        { responderId: 'bravo', rest: { before: 3, after: 1 }, load },
        { responderId: 'foxtrot', rest: { before: undefined, after: undefined }, load },
      ],
      broken: [],
    });
  });

  it('counts a holiday week, and roles that differ', () => {
    // Martin Luther King Jr. Day is 18 January 2027.
    const weeks: readonly Assignment[] = [
      { week: '2027-01-18', role: 'primary', responderId: 'alpha' },
      { week: '2027-02-01', role: 'backup', responderId: 'bravo' },
    ];
    const { people } = seatEffect(
      standing(weeks),
      seatsExchanged(weeks[0] ?? seat(weeks, 0), weeks[1] ?? seat(weeks, 0)),
    );
    expect(people.map(({ load }) => load)).toEqual([
      { primary: -1, backup: 1, holiday: -1 },
      { primary: 1, backup: -1, holiday: 1 },
    ]);
    expect(people[0]?.rest).toEqual({ before: undefined, after: undefined });
  });

  it('breaks a pair where both would be newcomers', () => {
    const weeks = plan('charlie delta', 'alpha foxtrot', 'bravo echo');
    expect(broken(weeks, 0, 2)).toEqual([
      'In the week of 15 Feb two newcomers would be on duty: charlie as primary, echo as backup.',
    ]);
  });

  it('does not mind a pair that is broken already', () => {
    const weeks = plan('charlie echo', 'alpha foxtrot', 'echo delta');
    const swap = seatsExchanged(seat(weeks, 0, 'primary'), seat(weeks, 0, 'backup'));
    expect(seatEffect(standing(weeks), swap).broken).toEqual([]);
  });

  it('breaks where somebody would be there twice in a week', () => {
    const weeks = plan('alpha delta', 'bravo foxtrot', 'delta bravo');
    expect(broken(weeks, 0, 2)).toContain(
      'delta would be primary and backup in the week of 1 Feb.',
    );
  });

  it('breaks rest between two duties', () => {
    const weeks = plan('alpha delta', 'bravo foxtrot', 'foxtrot alpha', 'bravo delta');
    expect(broken(weeks, 0, 3)).toEqual([
      'alpha would have no rest between 15 Feb and 22 Feb.',
      'bravo would have no rest between 1 Feb and 8 Feb.',
    ]);
    expect(broken(weeks, 0, 3, { restWeeks: 0 })).toEqual([]);
  });

  it('does not mind rest that was no better before', () => {
    const weeks = plan('alpha delta', 'alpha foxtrot', 'delta echo', 'bravo charlie');
    // alpha's weeks were next to each other; now there is a week more between them.
    expect(broken(weeks, 1, 3, { restWeeks: 5 })).toEqual([]);
  });

  it('breaks where somebody is away on an open day, and not where only the weekend is meant', () => {
    const weeks = plan('alpha delta', 'bravo foxtrot', 'echo delta', 'foxtrot delta');
    const off = (from: string, to: string) => ({
      timeOff: [{ responderId: 'foxtrot', from, to }],
    });
    expect(broken(weeks, 0, 3, off('2027-02-03', '2027-02-04'))).toContain(
      'foxtrot is away 3 Feb–4 Feb.',
    );
    expect(broken(weeks, 0, 3, off('2027-02-06', '2027-02-07')).join()).not.toContain('away');
  });
});

describe('a swap there and back', () => {
  const SEATS = plan(
    'alpha delta',
    'bravo foxtrot',
    'charlie alpha',
    'delta echo',
    'foxtrot bravo',
  );
  const who = (assignments: readonly Assignment[]): readonly string[] =>
    assignments.map((a) => `${a.week} ${a.role} ${a.responderId}`).toSorted();

  it('gives everybody their seats again, whatever the plan and the seats', () => {
    const people = uniqueArray(constantFrom(...NAMES), { minLength: 6, maxLength: 6 });
    const pair = shuffledSubarray([...SEATS.keys()], { minLength: 2, maxLength: 2 });
    const isIdentity = property(people, pair, (order, [i = 0, j = 1]) => {
      const renamed = SEATS.map((a) => ({
        ...a,
        responderId: order[NAMES.indexOf(a.responderId)] ?? a.responderId,
      }));
      const there = (from: readonly Assignment[]): readonly Assignment[] => {
        const [one, other] = [i, j].map((n) =>
          from.find((a) => a.week === SEATS[n]?.week && a.role === SEATS[n]?.role),
        );
        return one && other ? withChanges(from, seatsExchanged(one, other)) : from;
      };
      const once = there(renamed);
      const isMoved = renamed[i]?.responderId !== renamed[j]?.responderId;
      expect(who(once).join() !== who(renamed).join()).toBe(isMoved);
      expect(who(there(once))).toEqual(who(renamed));
    });
    expect(() => assert(isIdentity)).not.toThrow();
  });
});
