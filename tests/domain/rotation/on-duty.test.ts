import { describe, expect, it } from '@jest/globals';
import type { Assignment } from '../../../src/domain/rotation/assignment.ts';
import type { Cover } from '../../../src/domain/rotation/cover.ts';
import { onDuty } from '../../../src/domain/rotation/on-duty.ts';
import { at, visit } from '../../support/fixtures.ts';

const { calendar } = visit();

/** The week of Monday 11 January 2027: alpha is primary, delta backup; the next week bravo and alpha. */
const PLAN: readonly Assignment[] = [
  { week: '2027-01-11', role: 'primary', responderId: 'alpha' },
  { week: '2027-01-11', role: 'backup', responderId: 'delta' },
  { week: '2027-01-18', role: 'primary', responderId: 'bravo' },
  { week: '2027-01-18', role: 'backup', responderId: 'alpha' },
];

const cover = (changes: Partial<Cover>): Cover => ({
  id: 'c1',
  kind: 'cover',
  role: 'primary',
  responderId: 'echo',
  from: at('2027-01-12 08:00'),
  to: at('2027-01-13 08:00'),
  agreedAt: at('2027-01-11 09:00'),
  ...changes,
});

const duty = (covers: readonly Cover[], local: string) => onDuty(calendar, PLAN, covers, at(local));

describe('who is on duty', () => {
  it('is whom the rotation says, until the last closing of the week', () => {
    expect(duty([], '2027-01-12 10:00')).toEqual({
      week: '2027-01-11',
      primary: { responderId: 'alpha', reason: 'rotation' },
      backup: { responderId: 'delta', reason: 'rotation' },
      until: at('2027-01-15 17:00'),
    });
  });

  it('says that a seat came by a swap', () => {
    const swapped = PLAN.map((seat) => ({ ...seat, swapped: seat.role === 'backup' }));
    const found = onDuty(calendar, swapped, [], at('2027-01-12 10:00'));
    expect(found.primary?.reason).toBe('rotation');
    expect(found.backup?.reason).toBe('swap');
  });

  it('is whoever covers, from the first instant and not at the last', () => {
    expect(duty([cover({})], '2027-01-12 08:00').primary).toEqual({
      responderId: 'echo',
      reason: 'cover',
    });
    expect(duty([cover({})], '2027-01-13 08:00').primary?.responderId).toBe('alpha');
  });

  it('holds only until a cover begins or ends', () => {
    expect(duty([cover({})], '2027-01-11 10:00').until).toBe(at('2027-01-12 08:00'));
    expect(duty([cover({})], '2027-01-12 10:00').until).toBe(at('2027-01-13 08:00'));
    expect(duty([cover({})], '2027-01-13 10:00').until).toBe(at('2027-01-15 17:00'));
  });

  it('while closed is whoever is on duty at the next opening, covers included', () => {
    expect(duty([cover({})], '2027-01-11 20:00').primary?.responderId).toBe('echo');
    expect(duty([cover({})], '2027-01-12 20:00').primary?.responderId).toBe('alpha');
    // Monday 18 January is a holiday: what comes in at the weekend is Tuesday's.
    expect(duty([], '2027-01-16 12:00')).toMatchObject({
      week: '2027-01-18',
      primary: { responderId: 'bravo' },
    });
  });

  it('leaves the other seat alone when somebody from outside the pair covers', () => {
    expect(duty([cover({})], '2027-01-12 10:00').backup).toEqual({
      responderId: 'delta',
      reason: 'rotation',
    });
  });

  it('exchanges the seats when the backup steps up, so that nobody holds both', () => {
    const stepUp = cover({ kind: 'step-up', responderId: 'delta' });
    expect(duty([stepUp], '2027-01-12 10:00')).toMatchObject({
      primary: { responderId: 'delta', reason: 'step-up' },
      backup: { responderId: 'alpha', reason: 'exchange' },
    });
  });

  it('gives the seat that was left to whoever covers it', () => {
    const stepUp = cover({ kind: 'step-up', responderId: 'delta' });
    const behind = cover({ id: 'c2', role: 'backup', responderId: 'foxtrot' });
    expect(duty([stepUp, behind], '2027-01-12 10:00')).toMatchObject({
      primary: { responderId: 'delta' },
      backup: { responderId: 'foxtrot', reason: 'cover' },
    });
  });

  it('is whom the later of two covers of one role names', () => {
    const later = cover({
      id: 'c2',
      kind: 'take',
      responderId: 'foxtrot',
      agreedAt: at('2027-01-12 09:00'),
    });
    for (const covers of [
      [cover({}), later],
      [later, cover({})],
    ]) {
      expect(duty(covers, '2027-01-12 10:00').primary).toEqual({
        responderId: 'foxtrot',
        reason: 'take',
      });
    }
  });

  it('never gives both seats to one who covers both: the later cover holds', () => {
    const both = [cover({}), cover({ id: 'c2', role: 'backup', agreedAt: at('2027-01-11 10:00') })];
    expect(duty(both, '2027-01-12 10:00')).toMatchObject({
      primary: { responderId: 'alpha', reason: 'rotation' },
      backup: { responderId: 'echo', reason: 'cover' },
    });
  });

  it('is nobody where nobody was planned', () => {
    expect(onDuty(calendar, [], [], at('2027-01-12 10:00'))).toMatchObject({
      primary: undefined,
      backup: undefined,
    });
  });
});
