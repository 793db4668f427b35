import { fairnessBound, mostDuties } from '../certificate.ts';
import { BACKUP, HOLIDAY, NOBODY, PRIMARY, type Problem } from '../problem.ts';
import { type Score, scheduleOf } from '../schedule.ts';
import type { Column, LinearModel, Row } from './linear-model.ts';

/** What is minimised, while what counts for more may not exceed its limit. */
export type Goal = keyof Score;

type Terms = Array<readonly [column: number, coefficient: number]>;

/** The model, and which column says that a person has a slot. */
export interface PlanModel extends LinearModel {
  readonly seatColumns: ReadonlyArray<{
    readonly column: number;
    readonly slot: number;
    readonly person: number;
  }>;
}

/**
 * The planning problem as a mixed-integer linear model. Squares become steps: each further duty is a column that costs
 * what it adds, and because those costs rise, they fill in order. Where nothing may be broken, rest is a clique of weeks
 * and has no columns of its own.
 */
export function buildModel(
  problem: Problem,
  start: Int32Array,
  goal: Goal,
  limits: Partial<Score>,
): PlanModel {
  const { people, weeks, restWeeks, weekNumbers, lastBefore, quotas, costs } = problem;
  const now = scheduleOf(problem, start);
  const columns: Column[] = [];
  const rows: Row[] = [];
  const seatColumns: Array<PlanModel['seatColumns'][number]> = [];
  let offset = 0;
  const add = (value: number, cost = 0, isInteger = false, upper = 1, lower = 0): number =>
    columns.push({ cost, lower, upper, isInteger, start: value }) - 1;
  const atMost = (terms: Terms, upper: number): void => {
    rows.push({ lower: Number.NEGATIVE_INFINITY, upper, terms });
  };
  const atLeast = (terms: Terms, lower: number): void => {
    rows.push({ lower, upper: Number.POSITIVE_INFINITY, terms });
  };

  /** Columns of a person's duty in a week: as primary, as backup, or none where they are away. */
  const duty: Terms[] = Array.from({ length: people * weeks }, () => []);
  const bySlot: Terms[] = Array.from({ length: 2 * weeks }, () => []);
  const primaries: Terms[] = Array.from({ length: people }, () => []);
  const counted: Terms[] = Array.from({ length: 3 * people }, () => []);
  const kept: Terms = [];
  for (let slot = 0; slot < 2 * weeks; slot += 1) {
    if (problem.hasSeat[slot] === 0) continue;
    const w = slot >> 1;
    for (const person of problem.free[w]!) {
      const isFixed = problem.fixed[slot] === person;
      const column = add(start[slot] === person ? 1 : 0, 0, true, 1, isFixed ? 1 : 0);
      seatColumns.push({ column, slot, person });
      bySlot[slot]!.push([column, 1]);
      duty[person * weeks + w]!.push([column, 1]);
      counted[3 * person + ((slot & 1) === 0 ? PRIMARY : BACKUP)]!.push([column, 1]);
      if (problem.isHoliday[w] === 1) counted[3 * person + HOLIDAY]!.push([column, 1]);
      if ((slot & 1) === 0) primaries[person]![w] = [column, 1];
      if (problem.published[slot] === person) kept.push([column, 1]);
    }
    rows.push({ lower: 1, upper: 1, terms: bySlot[slot]! });
  }
  for (const terms of duty) if (terms.length > 1) atMost(terms, 1);

  // Broken rules.
  const broken: Terms = [];
  const mayBreak = goal === 'broken' || (limits.broken ?? 0) > 0;
  const breakage = (value: number): number => {
    const column = add(value, goal === 'broken' ? 1 : 0);
    broken.push([column, 1]);
    return column;
  };
  const whoRest = restWeeks > 0 ? people : 0;
  for (let i = 0; i < whoRest; i += 1) {
    for (let w = 0; w < weeks; w += 1) {
      const here = duty[i * weeks + w]!;
      if (here.length === 0) continue;
      const isSoon = weekNumbers[w]! - lastBefore[i]! <= restWeeks;
      if (!mayBreak) {
        if (isSoon) atMost(here, 0);
        const window: Terms = [...here];
        for (let v = w + 1; v < weeks && weekNumbers[v]! - weekNumbers[w]! <= restWeeks; v += 1) {
          window.push(...duty[i * weeks + v]!);
        }
        if (window.length > here.length) atMost(window, 1);
        continue;
      }
      const rested = now.restBefore(i, w);
      const isBroken =
        now.onDuty[i * weeks + w] === 1 && rested !== undefined && rested < restWeeks;
      const early = breakage(isBroken ? 1 : 0);
      if (isSoon) atMost([...here, [early, -1]], 0);
      for (let v = w - 1; v >= 0 && weekNumbers[w]! - weekNumbers[v]! <= restWeeks; v -= 1) {
        const other = duty[i * weeks + v]!;
        if (other.length > 0) atMost([...here, ...other, [early, -1]], 1);
      }
    }
  }
  addPairing();

  const lacking: Terms = [];
  for (let set = 0; set < problem.wanted; set += 1) {
    for (let w = 0; w < weeks; w += 1) {
      if (problem.hasSeat[2 * w] === 0 && problem.hasSeat[2 * w + 1] === 0) continue;
      const able = [...problem.free[w]!].filter((i) => problem.isCapable[set * people + i] === 1);
      const isMet = able.some((i) => now.onDuty[i * weeks + w] === 1);
      const lack = add(isMet ? 0 : 1, goal === 'capability' ? 1 : 0);
      lacking.push([lack, 1]);
      atLeast([...able.flatMap((i) => duty[i * weeks + w]!), [lack, 1]], 1);
    }
  }
  if (goal === 'changes') {
    for (const [column] of kept) columns[column] = { ...columns[column]!, cost: -1 };
  }
  if (goal === 'unfair') addFairness();
  if (limits.broken !== undefined && mayBreak && goal !== 'broken') atMost(broken, limits.broken);
  if (limits.capability !== undefined && goal !== 'capability') atMost(lacking, limits.capability);
  if (limits.changes !== undefined && goal !== 'changes') {
    let told = 0;
    for (const who of problem.published) if (who !== NOBODY) told += 1;
    if (told > 0) atLeast(kept, told - limits.changes);
  }
  return { columns, rows, offset, seatColumns };

  /** At least one of a pair is a veteran: by level, or by weeks as primary earlier in the plan. */
  function addPairing(): void {
    const asVeteran: Terms[] = duty.map((terms, at) =>
      problem.lacking[Math.floor(at / weeks)] === 0 ? terms : [],
    );
    for (let i = 0; i < people; i += 1) {
      const missing = problem.lacking[i]!;
      if (missing === 0) continue;
      const before: Terms = [];
      for (let w = 0; w < weeks; w += 1) {
        const at = i * weeks + w;
        if (before.length >= missing && duty[at]!.length > 0) {
          const isVeteran = now.veteranFrom[i]! <= w;
          const graduated = add(isVeteran ? 1 : 0, 0, true);
          atLeast([...before, [graduated, -missing]], 0);
          const serves = add(isVeteran && now.onDuty[at] === 1 ? 1 : 0);
          atMost(
            [
              [serves, 1],
              [graduated, -1],
            ],
            0,
          );
          atLeast([...duty[at]!, [serves, -1]], 0);
          asVeteran[at] = [[serves, 1]];
        }
        const primary = primaries[i]![w];
        if (primary !== undefined) before.push(primary);
      }
    }
    for (let w = 0; w < weeks; w += 1) {
      if (problem.hasSeat[2 * w] === 0 || problem.hasSeat[2 * w + 1] === 0) continue;
      const led = Array.from({ length: people }, (_, i) => asVeteran[i * weeks + w]!).flat();
      const [one, other] = [start[2 * w]!, start[2 * w + 1]!];
      const isBad = w < now.veteranFrom[one]! && w < now.veteranFrom[other]!;
      if (mayBreak) led.push([breakage(isBad ? 1 : 0), 1]);
      atLeast(led, 1);
    }
  }

  function addFairness(): void {
    for (const [term, terms] of counted.entries()) {
      offset += costs[term]! * quotas[term]! ** 2;
      if (terms.length === 0) continue;
      const steps: Terms = [];
      for (let step = 0; step < terms.length; step += 1) {
        const cost = costs[term]! * (2 * (step - quotas[term]!) + 1);
        steps.push([add(step < now.counts[term]! ? 1 : 0, cost), -1]);
      }
      rows.push({ lower: 0, upper: 0, terms: [...terms, ...steps] });
    }
  }
}

/** The bound of F that the certificate gives a plan with this many rules broken. */
export function certificateFor(problem: Problem, brokenRules: number): number {
  return fairnessBound(problem, mostDuties(problem, brokenRules === 0 ? problem.restWeeks : 0));
}
