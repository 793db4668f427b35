import type { PlanInput } from '../plan/input.ts';

/** Each week's pair, by the number of the person in the input; undefined is an empty seat. */
export type NumberedPairs = ReadonlyArray<
  readonly [primary: number | undefined, backup: number | undefined]
>;

/**
 * An ordered list: each week the next person is primary, and the one after them backup. Knows no leave.
 *
 * @param first who is primary in the first week.
 */
export function roundRobin(
  { people, weeks }: Pick<PlanInput, 'people' | 'weeks'>,
  first = 0,
): NumberedPairs {
  const n = people.length;
  return weeks.map((_, w) => [(first + w) % n, (first + w + 1) % n]);
}

/**
 * How linkedin/oncall schedules, by `src/oncall/scheduler/default.py`, with one schedule for each role: in order of
 * time, and the primary's first where both begin together, each event goes to somebody of the roster who has no event
 * in it, leave included. Whoever has never had the role comes first; then whoever had it last the longest ago.
 *
 * @param isThere by week and person.
 */
export function linkedinOncall(
  { people, weeks, before }: Pick<PlanInput, 'people' | 'weeks' | 'before'>,
  { isThere }: { readonly isThere: ReadonlyArray<readonly boolean[]> },
): NumberedPairs {
  const numbers = new Map(people.map(({ id }, i) => [id, i]));
  /** When each person last had each role: past weeks count up to −1, planned ones from 0. */
  const lastHad = [new Map<number, number>(), new Map<number, number>()] as const;
  const past = [...new Set(before.map(({ week }) => week))].toSorted();
  for (const { week, role, responderId } of before) {
    const who = numbers.get(responderId);
    const last = lastHad[role === 'primary' ? 0 : 1];
    const at = past.indexOf(week) - past.length;
    if (who !== undefined) last.set(who, Math.max(at, last.get(who) ?? at));
  }
  return weeks.map((_, w) => {
    const pick = (role: 0 | 1, busy: number | undefined): number | undefined => {
      const free = people.map((_person, i) => i).filter((i) => isThere[w]![i]! && i !== busy);
      const isNew = free.find((i) => !lastHad[role].has(i));
      const chosen =
        isNew ??
        free.toSorted((a, b) => (lastHad[role].get(a) ?? 0) - (lastHad[role].get(b) ?? 0))[0];
      if (chosen !== undefined) lastHad[role].set(chosen, w);
      return chosen;
    };
    const primary = pick(0, undefined);
    return [primary, pick(1, primary)];
  });
}
