import type { PlanInput } from '../../../src/domain/rotation/plan/input.ts';
import type { Facts } from './plain-judge.ts';

/** What is minimised, in this order: broken pairs and rests, capability, changes of what is published, F. */
export const GOALS = ['broken', 'capability', 'changes', 'unfair'] as const;
export type FullGoal = (typeof GOALS)[number];
export type Limits = Partial<Record<FullGoal, number>>;

type Term = readonly [column: number, factor: number];

export interface FullModel {
  readonly costs: readonly number[];
  readonly isInteger: readonly boolean[];
  readonly offset: number;
  readonly rows: ReadonlyArray<{
    readonly least: number;
    readonly most: number;
    readonly terms: readonly Term[];
  }>;
  /** The column that says that a person has a role in a week; undefined where they are away. */
  readonly column: (w: number, role: number, person: number) => number | undefined;
}

/**
 * The whole problem for the solver, from the rules as docs/planner.md states them. Shares neither code nor formulation
 * with the planner's own model: squares are a choice of one count for each person and kind, rest is a row for each pair
 * of near weeks, and a newcomer's levels are one column for each week. All columns lie between 0 and 1.
 */
export function fullModel(
  input: PlanInput,
  facts: Facts,
  goal: FullGoal,
  limits: Limits,
): FullModel {
  const { people, weeks, policy, published } = input;
  const costs: number[] = [];
  const isInteger: boolean[] = [];
  const rows: { least: number; most: number; terms: readonly Term[] }[] = [];
  const add = (cost: number, integer: boolean): number => {
    isInteger.push(integer);
    return costs.push(cost) - 1;
  };
  const between = (least: number, terms: readonly Term[], most: number): void => {
    rows.push({ least, most, terms });
  };
  const [ANY, NONE] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];

  const seats = weeks.map((_, w) =>
    [0, 1].map((role) =>
      people.map((_person, i) =>
        facts.isThere[w]![i]! && role < facts.seats[w]! ? add(0, true) : undefined,
      ),
    ),
  );
  const column = (w: number, role: number, i: number): number | undefined => seats[w]![role]![i];
  const termsOf = (columns: ReadonlyArray<number | undefined>): Term[] =>
    columns.filter((c) => c !== undefined).map((c) => [c, 1]);
  const duty = (w: number, i: number): Term[] => termsOf([column(w, 0, i), column(w, 1, i)]);

  for (const [w, byRole] of seats.entries()) {
    for (const [role, columns] of byRole.entries()) {
      if (role < facts.seats[w]!) between(1, termsOf(columns), 1);
    }
    for (const i of people.keys()) between(NONE, duty(w, i), 1);
  }

  // Rest: a duty too soon after the one before it.
  const broken: Term[] = [];
  const breakage = (): Term => {
    const term: Term = [add(goal === 'broken' ? 1 : 0, true), 1];
    broken.push(term);
    return term;
  };
  for (const i of people.keys()) {
    for (const w of weeks.keys()) {
      if (duty(w, i).length === 0) continue;
      let tired: number | undefined;
      const late = (terms: readonly Term[], most: number): void => {
        tired ??= breakage()[0];
        between(NONE, [...terms, [tired, -1]], most);
      };
      if (w + facts.lastAgo[i]! <= policy.restWeeks) late(duty(w, i), 0);
      for (let v = Math.max(0, w - policy.restWeeks); v < w; v += 1) {
        if (duty(v, i).length > 0) late([...duty(v, i), ...duty(w, i)], 1);
      }
    }
  }

  // Pairing: somebody on duty who is a veteran, or a newcomer who has been primary often enough by then.
  for (const w of weeks.keys()) {
    if (facts.seats[w]! < 2) continue;
    const leads: Term[] = [];
    for (const [i, missing] of facts.missing.entries()) {
      if (missing <= 0) leads.push(...duty(w, i));
      else if (w >= missing && duty(w, i).length > 0) {
        const lead = add(0, true);
        leads.push([lead, 1]);
        between(0, [...duty(w, i), [lead, -1]], ANY);
        const before = weeks.slice(0, w).map((_, v) => column(v, 0, i));
        between(0, [...termsOf(before), [lead, -missing]], ANY);
      }
    }
    between(1, [...leads, breakage()], ANY);
  }
  if (limits.broken !== undefined) between(NONE, broken, limits.broken);

  const lacking: Term[] = [];
  for (const set of policy.wanted) {
    for (const w of weeks.keys()) {
      if (facts.seats[w] === 0) continue;
      const able = people.flatMap(({ capabilities }, i) =>
        set.every((c) => capabilities.includes(c)) ? duty(w, i) : [],
      );
      const lack: Term = [add(goal === 'capability' ? 1 : 0, true), 1];
      lacking.push(lack);
      between(1, [...able, lack], ANY);
    }
  }
  if (limits.capability !== undefined) between(NONE, lacking, limits.capability);

  const kept = published.flatMap(({ week, role, responderId }) => {
    const w = weeks.findIndex((one) => one.week === week);
    const i = people.findIndex(({ id }) => id === responderId);
    return termsOf([column(w, role === 'primary' ? 0 : 1, i)]);
  });
  if (goal === 'changes') for (const [c] of kept) costs[c] = -1;
  if (limits.changes !== undefined) between(published.length - limits.changes, kept, ANY);

  if (goal === 'unfair') {
    for (const [i, { weight }] of people.entries()) {
      const primary = weeks.map((_, w) => column(w, 0, i));
      const backup = weeks.map((_, w) => column(w, 1, i));
      const onHolidays = [primary, backup].flatMap((all) =>
        all.filter((_, w) => weeks[w]!.isHoliday),
      );
      for (const [kind, columns] of [primary, backup, onHolidays].entries()) {
        chooseCount(termsOf(columns), facts.quotas[i]![kind]!, [4, 2, 3][kind]! / weight);
      }
    }
  }
  const offset = goal === 'changes' ? published.length : 0;
  return { costs, isInteger, offset, rows, column };

  function chooseCount(terms: readonly Term[], quota: number, cost: number): void {
    const choices = Array.from(
      { length: terms.length + 1 },
      (_, k): Term => [add(cost * (k - quota) ** 2, true), k],
    );
    between(
      1,
      choices.map(([c]) => [c, 1]),
      1,
    );
    between(0, [...terms, ...choices.map(([c, k]): Term => [c, -k])], 0);
  }
}
