import type { PlanInput } from '../../../src/domain/rotation/plan/input.ts';
import type { Facts, Pairs } from './plain-judge.ts';

/** An ordered list: each week the next person is primary, and the one after them backup. Knows no leave. */
export function roundRobin({ people, weeks }: PlanInput): Pairs {
  return weeks.map((_, w) => [w % people.length, (w + 1) % people.length]);
}

/**
 * How linkedin/oncall schedules, by `src/oncall/scheduler/default.py`, with one schedule for each role: in order of
 * time, and the primary's first where both begin together, each event goes to somebody of the roster who has no event
 * in it, leave included. Whoever has never had the role comes first; then whoever had it last the longest ago.
 */
export function linkedinOncall({ people, weeks, before }: PlanInput, { isThere }: Facts): Pairs {
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
