import { describe, expect, it } from '@jest/globals';
import { array, assert, constantFrom, nat, property, record, tuple } from 'fast-check';
import { judge } from '../../../../src/domain/rotation/plan/check.ts';
import { compile } from '../../../../src/domain/rotation/plan/compile.ts';
import { fewestBroken } from '../../../../src/domain/rotation/plan/exact/fewest-broken.ts';
import { makePlan } from '../../../../src/domain/rotation/plan/make-plan.ts';
import { loadSolver, optimumOf, valuesOf } from '../../../bench/planner/optimum.ts';
import { pairsOf } from '../../../bench/planner/pairs-of.ts';
import { factsOf, judgePairs } from '../../../bench/planner/plain-judge.ts';
import { ordinary, randomTeam, tight } from '../../../bench/planner/random-team.ts';
import { bestOfAll } from './brute-force.ts';
import { person, teamOf } from './teams.ts';

const WORST = { broken: 999, capability: 999, changes: 999, unfair: 0 };

const tinyTeam = record({
  levels: array(constantFrom('veteran' as const, 'newcomer' as const), {
    minLength: 4,
    maxLength: 4,
  }),
  restWeeks: nat(2),
  away: array(tuple(nat(1), nat(3)), { maxLength: 3 }),
}).map(({ levels, restWeeks, away }) => {
  const people = levels.map((level, i) => person(`p${String(i)}`, { level, primaryWeeks: i % 3 }));
  const plain = teamOf(people, 4, { policy: { restWeeks, graduateAfter: 3, wanted: [] } });
  const timeOff = away.map(([i, w]) => {
    const from = plain.weeks[w]!.week;
    return { responderId: `p${String(i)}`, from, to: from };
  });
  return { ...plain, timeOff };
});

describe('the search for the fewest broken rules', () => {
  it('breaks as few as the best of all plans', () => {
    assert(
      property(tinyTeam, (input) => {
        const problem = compile(input);
        const found = fewestBroken(problem, WORST);
        expect(judge(problem, found!.holders!)?.broken).toBe(bestOfAll(input).broken);
      }),
      { numRuns: 25 },
    );
  });

  it('breaks as few as the solver proves for tight teams', async () => {
    const solve = await loadSolver();
    for (const seed of [302, 307, 311, 313]) {
      const input = randomTeam(tight(seed), seed);
      const best = optimumOf(solve, input, {}, 60, ['broken', 'capability']);
      const problem = compile(input);
      const found = judge(problem, fewestBroken(problem, WORST)!.holders!);
      expect(best.isProven).toBe(true);
      expect(found).toMatchObject({
        broken: best.values.broken,
        capability: best.values.capability,
      });
    }
  });

  it('finds nothing where nothing better exists, and gives up where there is too much', () => {
    const problem = compile(
      teamOf(
        ['a', 'b', 'c'].map((name) => person(name)),
        2,
      ),
    );
    expect(fewestBroken(problem, { ...WORST, broken: 1, capability: 0, changes: 0 })).toEqual({
      holders: undefined,
    });
    expect(fewestBroken(compile(randomTeam(ordinary(40, 52), 1)), WORST)).toBeUndefined();
  });
});

it('the plain judge and the planner mean the same', () => {
  for (const seed of [1, 2, 3]) {
    const input = randomTeam(ordinary(8, 26), seed);
    const plan = makePlan(input);
    const judged = judgePairs(input, factsOf(input), pairsOf(input, plan));
    const { broken, unfair } = valuesOf(judged);
    const { gaveWay, objective, alongTheWay, spread } = plan.quality;
    expect(unfair).toBeCloseTo(objective, 6);
    expect(broken).toBe(gaveWay.pairing + gaveWay.rest);
    expect(judged.alongTheWay).toBeCloseTo(alongTheWay, 6);
    expect(judged.spread[0]).toBeCloseTo(spread.primary, 6);
  }
});
