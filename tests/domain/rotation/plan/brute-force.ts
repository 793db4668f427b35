import type { PlanInput } from '../../../../src/domain/rotation/plan/input.ts';

/** Broken pairs and rests, then F: of the best of all plans. Tries every one of them, so teams must be tiny. */
export interface Best {
  readonly broken: number;
  readonly unfair: number;
}

/**
 * The optimum of an input by trying everything, from the rules as documentation states them; shares nothing with the
 * planner. Knows people, weeks, time off, levels, weights and rest, and teams in which two people are there every week.
 */
export function bestOfAll({ people, weeks, timeOff, policy }: PlanInput): Best {
  const isAway = (id: string, w: number): boolean =>
    timeOff.some(
      (off) =>
        off.responderId === id && weeks[w]!.openDays.some((d) => d >= off.from && d <= off.to),
    );
  const total = people.reduce((sum, p) => sum + p.weight, 0);
  const holidays = weeks.filter(({ isHoliday }) => isHoliday).length;
  let best: Best = { broken: Number.POSITIVE_INFINITY, unfair: Number.POSITIVE_INFINITY };

  const walk = (pairs: ReadonlyArray<readonly [string, string]>, broken: number): void => {
    if (broken > best.broken) return;
    if (pairs.length === weeks.length) {
      const unfair = people
        .map(({ id, weight }) => {
          const due = (weeks.length * weight) / total;
          const primary = pairs.filter(([one]) => one === id).length;
          const backup = pairs.filter(([, other]) => other === id).length;
          const holiday = pairs.filter((p, w) => weeks[w]!.isHoliday && p.includes(id)).length;
          const holidayDue = (2 * holidays * weight) / total;
          const squares =
            4 * (primary - due) ** 2 + 2 * (backup - due) ** 2 + 3 * (holiday - holidayDue) ** 2;
          return squares / weight;
        })
        .reduce((sum, one) => sum + one, 0);
      if (broken < best.broken || unfair < best.unfair) best = { broken, unfair };
      return;
    }
    const w = pairs.length;
    const isNewcomer = (id: string): boolean => {
      const who = people.find((p) => p.id === id)!;
      const served = who.primaryWeeks + pairs.filter(([one]) => one === id).length;
      return who.level === 'newcomer' && served < policy.graduateAfter;
    };
    const isTired = (id: string): boolean =>
      pairs.slice(Math.max(0, w - policy.restWeeks)).some((pair) => pair.includes(id));
    for (const { id: one } of people) {
      if (isAway(one, w)) continue;
      for (const { id: other } of people) {
        if (one === other || isAway(other, w)) continue;
        const pairing = isNewcomer(one) && isNewcomer(other) ? 1 : 0;
        const rest = [one, other].filter(isTired).length;
        walk([...pairs, [one, other]], broken + pairing + rest);
      }
    }
  };
  walk([], 0);
  return best;
}
