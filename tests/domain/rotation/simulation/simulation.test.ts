import { describe, expect, it } from '@jest/globals';
import type { PlanInput } from '../../../../src/domain/rotation/plan/input.ts';
import { plainWeeksFrom } from '../../../../src/domain/rotation/plan/plan-weeks.ts';
import { seededRandom } from '../../../../src/domain/rotation/plan/random.ts';
import { flawsOf } from '../../../../src/domain/rotation/simulation/flaws.ts';
import { type LifeEvent, lifeOf } from '../../../../src/domain/rotation/simulation/life.ts';
import {
  hotline,
  linkedin,
  type Pair,
  plainRoundRobin,
} from '../../../../src/domain/rotation/simulation/schedulers.ts';
import { simulate } from '../../../../src/domain/rotation/simulation/simulate.ts';
import { runYears, withYearlyHolidays } from '../../../../src/domain/rotation/simulation/years.ts';
import { addDays, daysBetween } from '../../../../src/domain/time/local-date.ts';
import { person, teamOf } from '../plan/teams.ts';

const six = (weeks: number, other: Partial<PlanInput> = {}): PlanInput =>
  teamOf(
    ['alpha', 'bravo', 'charlie', 'delta', 'echo', 'foxtrot'].map((name) => person(name)),
    weeks,
    other,
  );

const week = (n: number): string => addDays('2027-01-04', 7 * n);

const away = (at: number, responderId: string, from: number, weeks = 1): LifeEvent => ({
  at,
  kind: 'away',
  timeOff: { responderId, from: week(from), to: addDays(week(from + weeks - 1), 4) },
});

describe('what happens to a team', () => {
  const weeks = plainWeeksFrom('2027-01-04', 520, []);
  const { people } = six(1);
  const rates = { away: 0.1, turnover: 0.2, swaps: 2 };
  const events = lifeOf(people, weeks, rates, seededRandom(1));

  it('is the same for the same seed, and other for another', () => {
    expect(lifeOf(people, weeks, rates, seededRandom(1))).toEqual(events);
    expect(lifeOf(people, weeks, rates, seededRandom(2))).not.toEqual(events);
  });

  it('happens about as often as it is said to', () => {
    const leaves = events.flatMap((event) => (event.kind === 'away' ? [event.timeOff] : []));
    const awayWeeks = leaves.reduce(
      (sum, { from, to }) => sum + Math.ceil(daysBetween(from, to) / 7),
      0,
    );
    expect(awayWeeks / (6 * 520)).toBeGreaterThan(0.07);
    expect(awayWeeks / (6 * 520)).toBeLessThan(0.13);
    const count = (kind: string): number => events.filter((event) => event.kind === kind).length;
    expect(count('leaves')).toBeGreaterThan(5);
    expect(count('leaves')).toBeLessThan(20);
    expect(count('leaves') - count('joins')).toBeLessThanOrEqual(2);
    expect(count('swap')).toBeGreaterThan(80);
  });

  it('is known before it is so', () => {
    const late = events.filter((event) =>
      event.kind === 'away'
        ? week(event.at) >= event.timeOff.from
        : event.kind === 'leaves' && week(event.at) > event.on,
    );
    expect(late).toEqual([]);
  });
});

describe('flaws', () => {
  it('are counted from the pairs alone', () => {
    const input = teamOf(
      [
        person('alpha'),
        person('bravo', { level: 'newcomer' }),
        person('charlie', { level: 'newcomer' }),
      ],
      4,
      { timeOff: [{ responderId: 'alpha', from: '2027-01-12', to: '2027-01-12' }] },
    );
    const pairs: readonly Pair[] = [
      ['bravo', 'charlie'],
      ['alpha', undefined],
      ['bravo', 'bravo'],
      ['charlie', 'alpha'],
    ];
    const course = {
      start: input,
      people: input.people,
      timeOff: input.timeOff,
      pairs,
      swapped: new Set<string>(),
    };
    expect(flawsOf(course, pairs)).toEqual({
      away: 1,
      twice: 1,
      unfilled: 1,
      // A newcomer with themselves is no pair with a veteran either.
      pairing: 2,
      rest: 0,
    });
  });
});

describe('years of a rotation', () => {
  it('move published weeks with the least change when somebody is away or leaves', () => {
    const start = six(26);
    const events: readonly LifeEvent[] = [
      away(2, 'alpha', 4, 3),
      { at: 10, kind: 'leaves', responderId: 'bravo', on: addDays(week(14), 4) },
    ];
    const { flaws, changes } = simulate(start, events, hotline);
    expect(flaws).toEqual({ away: 0, twice: 0, unfilled: 0, pairing: 0, rest: 0 });
    expect(changes.away).toMatchObject({ events: 1 });
    expect(changes.away.seats).toBeGreaterThanOrEqual(1);
    expect(changes.away.seats).toBeLessThanOrEqual(3);
    expect(changes.leaves.seats).toBeGreaterThanOrEqual(1);
    // Round robin leaves the leave alone, and moves everybody once somebody goes.
    const rival = simulate(start, events, plainRoundRobin);
    expect(rival.flaws.away).toBeGreaterThan(0);
    expect(rival.changes.away.seats).toBe(0);
    expect(rival.changes.leaves.seats).toBeGreaterThan(changes.leaves.seats);
  });

  it('follow their list, and go on behind whoever was last', () => {
    const start = six(30, {
      published: [
        { week: week(0), role: 'primary', responderId: 'charlie' },
        { week: week(0), role: 'backup', responderId: 'delta' },
      ],
    });
    const { people } = simulate(start, [], plainRoundRobin);
    expect(people.map(({ served }) => [served.primary, served.backup])).toEqual([
      [5, 5],
      [5, 5],
      [5, 5],
      [5, 5],
      [5, 5],
      [5, 5],
    ]);
    expect(simulate(start, [], linkedin).flaws).toMatchObject({ away: 0, unfilled: 0 });
  });

  it('measure everybody against the time that they were there', () => {
    const events: readonly LifeEvent[] = [
      { at: 4, kind: 'leaves', responderId: 'bravo', on: addDays(week(9), 4) },
      {
        at: 8,
        kind: 'joins',
        person: person('kim', { level: 'newcomer', joins: week(12) }),
      },
    ];
    const { people } = simulate(six(24), events, linkedin);
    const due = (name: string): number => people.find((p) => p.name === name)?.due.primary ?? 0;
    // Ten weeks among six.
    expect(due('bravo')).toBeCloseTo(10 / 6);
    // Twelve weeks among six again.
    expect(due('kim')).toBeCloseTo(12 / 6);
    expect(people.find(({ name }) => name === 'kim')?.ahead.slice(10, 13)).toEqual([
      undefined,
      undefined,
      expect.any(Number),
    ]);
  });

  it('let people swap, by Hotline only where every rule goes on to hold', () => {
    const events = Array.from(
      { length: 8 },
      (_, n): LifeEvent => ({
        at: n,
        kind: 'swap',
        responderId: 'alpha',
        draw: (n * 0.37) % 1,
      }),
    );
    const { swaps, flaws } = simulate(six(14), events, hotline);
    expect(swaps.asked).toBe(8);
    expect(swaps.made).toBeGreaterThan(0);
    expect(flaws.rest).toBe(0);
  });

  it('are the same for the same seed, with every scheduler', () => {
    const rates = { away: 0, turnover: 0, swaps: 6 };
    const run = runYears(six(8), rates, 5);
    expect(run.outcomes.map(({ scheduler }) => scheduler)).toEqual([
      'hotline',
      'round-robin',
      'linkedin-oncall',
    ]);
    expect(runYears(six(8), rates, 5)).toEqual(run);
    expect(run.happened.swap).toBeGreaterThan(0);
  });

  it('have the holiday weeks of a list each year again', () => {
    const weeks = plainWeeksFrom('2027-01-04', 120, ['2027-01-18', '2027-12-27']);
    expect(
      withYearlyHolidays(weeks)
        .filter(({ isHoliday }) => isHoliday)
        .map(({ week: monday }) => monday),
    ).toEqual(['2027-01-18', '2027-12-27', '2028-01-17', '2028-12-25', '2029-01-15']);
  });
});
