import { describe, expect, it } from '@jest/globals';
import { type Arbitrary, array, assert, constantFrom, nat, property, record } from 'fast-check';
import type { PlanInput } from '../../../../src/domain/rotation/plan/input.ts';
import { makePlan } from '../../../../src/domain/rotation/plan/make-plan.ts';
import type { Plan } from '../../../../src/domain/rotation/plan/plan.ts';
import { conflictLines } from '../../../../src/domain/rotation/plan/words.ts';
import { bestOfAll } from './brute-force.ts';
import { person, teamOf } from './teams.ts';

const pairs = ({ weeks }: Plan) =>
  weeks.map(({ primary, backup }) => [primary.responderId, backup.responderId]);

const brokenIn = ({ quality }: Plan): number => quality.gaveWay.pairing + quality.gaveWay.rest;

/** Small teams with newcomers, part-timers and time off, of whom two are always there. */
const smallTeam: Arbitrary<PlanInput> = record({
  levels: array(constantFrom('veteran' as const, 'newcomer' as const), {
    minLength: 3,
    maxLength: 4,
  }),
  weights: array(constantFrom(0.5, 1), { minLength: 4, maxLength: 4 }),
  away: array(nat(3), { maxLength: 2 }),
  holiday: nat(4),
}).map(({ levels, weights, away, holiday }) => {
  const people = levels.map((level, i) =>
    person(`p${String(i)}`, { level, weight: weights[i] ?? 1, primaryWeeks: i % 3 }),
  );
  const plain = teamOf(people, 4);
  const weeks = plain.weeks.map((week, w) => ({ ...week, isHoliday: w === holiday }));
  // A different person for each, in weeks of their own, so that two remain of three.
  const timeOff = away.map((w, i) => {
    const from = weeks[(2 * i + (w % 2)) % 4]!.week;
    return { responderId: `p${String(i)}`, from, to: from };
  });
  return { ...plain, weeks, timeOff };
});

describe('a plan', () => {
  it('gives four veterans the same, with a week of rest', () => {
    const plan = makePlan(
      teamOf(
        ['alpha', 'bravo', 'charlie', 'delta'].map((n) => person(n)),
        4,
      ),
    );
    expect(plan.shares.map(({ planned }) => planned)).toEqual([
      { primary: 1, backup: 1, holiday: 0 },
      { primary: 1, backup: 1, holiday: 0 },
      { primary: 1, backup: 1, holiday: 0 },
      { primary: 1, backup: 1, holiday: 0 },
    ]);
    expect(plan.violations).toEqual([]);
    expect(plan.quality).toMatchObject({ objective: 0, isProven: true });
  });

  it('gives half as much to half the weight', () => {
    const people = [person('alpha', { weight: 0.5 }), person('bravo'), person('charlie')];
    const noRest = { restWeeks: 0, graduateAfter: 3, wanted: [] };
    const plan = makePlan(teamOf(people, 5, { policy: noRest }));
    expect(plan.shares.map(({ planned }) => [planned.primary, planned.backup])).toEqual([
      [1, 1],
      [2, 2],
      [2, 2],
    ]);
  });

  it('of one person says that the second seat stays empty', () => {
    const plan = makePlan(teamOf([person('alpha')], 1));
    expect(pairs(plan)).toEqual([['alpha', undefined]]);
    expect(plan.violations).toMatchObject([
      { week: '2027-01-04', role: 'backup', rule: 'unfilled', why: 'only alpha is there' },
    ]);
    expect(plan.conflicts[0]?.why).toBe('only one person is there for two seats');
  });

  it('of nobody has weeks without anybody', () => {
    const plan = makePlan(teamOf([], 1));
    expect(pairs(plan)).toEqual([[undefined, undefined]]);
    expect(plan.quality.gaveWay.unfilled).toBe(2);
  });

  it('of newcomers alone says which pairs lack a veteran, and whom to promote', () => {
    const people = ['alpha', 'bravo', 'charlie', 'delta'].map((name) =>
      person(name, { level: 'newcomer' }),
    );
    const plan = makePlan(teamOf(people, 2));
    expect(plan.quality.gaveWay).toMatchObject({ pairing: 2, rest: 0 });
    expect(plan.violations[0]?.mend[0]?.kind).toBe('promote');
  });

  it('says once what stands in the way again and again, the smallest first', () => {
    const lines = (plan: Plan) => conflictLines(plan.conflicts, (week) => week);
    expect(lines(makePlan(teamOf([person('alpha')], 3)))).toEqual([
      '2027-01-04, and two more times: only one person is there for two seats; add somebody to the rotation',
      '2027-01-04 and 2027-01-11, and one more time: one person cannot fill two weeks with a week of rest; shorten the rest, or add somebody to the rotation',
    ]);
    const newcomers = ['alpha', 'bravo', 'charlie', 'delta'].map((name) =>
      person(name, { level: 'newcomer' }),
    );
    expect(lines(makePlan(teamOf(newcomers, 2)))[0]).toBe(
      '2027-01-04, and one more time: no veteran is there; make alpha a veteran',
    );
    const policy = { restWeeks: 0, graduateAfter: 3, wanted: [['scf']] };
    expect(lines(makePlan(teamOf([person('alpha'), person('bravo')], 2, { policy })))).toEqual([
      '2027-01-04, and one more time: nobody with scf is there; add somebody with scf to the rotation',
    ]);
  });

  it('counts a newcomer as a veteran after enough weeks as primary', () => {
    const people = [
      person('alpha', { level: 'newcomer', primaryWeeks: 2 }),
      person('bravo', { level: 'newcomer' }),
      person('charlie'),
    ];
    const policy = { restWeeks: 0, graduateAfter: 3, wanted: [] };
    const plan = makePlan(teamOf(people, 6, { policy }));
    expect(plan.violations).toEqual([]);
    expect(plan.shares[0]?.graduates).toBeDefined();
  });

  it('names the smallest conflict where three people cannot fill two weeks', () => {
    const plan = makePlan(
      teamOf(
        ['alpha', 'bravo', 'charlie'].map((n) => person(n)),
        2,
      ),
    );
    expect(plan.conflicts).toEqual([
      {
        weeks: ['2027-01-04', '2027-01-11'],
        rule: 'rest',
        people: ['alpha', 'bravo', 'charlie'],
        why: 'three people cannot fill two weeks with a week of rest',
        mend: 'shorten the rest, or add somebody to the rotation',
      },
    ]);
    expect(plan.quality.gaveWay.rest).toBe(1);
  });

  it('changes one published slot where one person is away from it', () => {
    // Eight, so that besides the weeks before and after somebody is left who is rested.
    const people = Array.from({ length: 8 }, (_, i) => person(`p${String(i)}`));
    const before = makePlan(teamOf(people, 12));
    const published = before.weeks.flatMap(({ week, primary, backup }) => [
      { week, role: 'primary' as const, responderId: primary.responderId ?? '' },
      { week, role: 'backup' as const, responderId: backup.responderId ?? '' },
    ]);
    const missed = published[6]!;
    const timeOff = [{ responderId: missed.responderId, from: missed.week, to: missed.week }];
    const plan = makePlan(teamOf(people, 12, { published, timeOff }));
    expect(plan.changes).toMatchObject([
      { week: '2027-01-25', role: 'primary', before: missed.responderId },
    ]);
    expect(plan.violations).toEqual([]);
  });

  it('is as good as the best of all plans, or does not claim to be', () => {
    assert(
      property(smallTeam, (input) => {
        const plan = makePlan(input);
        const best = bestOfAll(input);
        expect(brokenIn(plan)).toBeGreaterThanOrEqual(best.broken);
        if (!plan.quality.isProven) return;
        expect(brokenIn(plan)).toBe(best.broken);
        expect(plan.quality.objective).toBeCloseTo(best.unfair, 6);
      }),
      { numRuns: 15 },
    );
  });

  it('is the same for the same input, and as good under other names', () => {
    assert(
      property(smallTeam, (input) => {
        const plan = makePlan(input);
        expect(makePlan(input)).toEqual(plan);
        const rename = (id: string): string => `x${String(9 - Number(id.slice(1)))}`;
        const renamed = makePlan({
          ...input,
          people: input.people
            .map((p) => ({ ...p, id: rename(p.id), name: rename(p.id) }))
            .toReversed(),
          timeOff: input.timeOff.map((off) => ({ ...off, responderId: rename(off.responderId) })),
        });
        expect(renamed.quality).toEqual(plan.quality);
      }),
      { numRuns: 5 },
    );
  });
});
