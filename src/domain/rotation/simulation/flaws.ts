import { daysBetween } from '../../time/local-date.ts';
import { isAwayIn } from '../plan/presence.ts';
import type { Course } from './course.ts';
import type { Pair } from './schedulers.ts';

/** How often pairs are not as they should be. */
export interface Flaws {
  /** Seats of weeks in which whoever has them is away, or not in the rotation. */
  readonly away: number;
  /** Weeks in which one person has both seats. */
  readonly twice: number;
  readonly unfilled: number;
  /** Weeks in which both are newcomers. */
  readonly pairing: number;
  /** Seats without enough rest before them. */
  readonly rest: number;
}

/** Counts from the pairs alone, in the plainest way. */
export function flawsOf({ start, people, timeOff }: Course, pairs: readonly Pair[]): Flaws {
  const { policy, weeks } = start;
  const byId = new Map(people.map((person) => [person.id, person]));
  const away = new Map(
    people.map(({ id }) => [id, timeOff.filter(({ responderId }) => responderId === id)]),
  );
  const last = new Map<string, string>();
  for (const { week, responderId } of start.before) last.set(responderId, week);
  const primaries = new Map(people.map(({ id, primaryWeeks }) => [id, primaryWeeks]));
  const isNewcomer = (id: string): boolean =>
    byId.get(id)?.level === 'newcomer' && (primaries.get(id) ?? 0) < policy.graduateAfter;
  const flaws = { away: 0, twice: 0, unfilled: 0, pairing: 0, rest: 0 };
  for (const [w, pair] of pairs.entries()) {
    const planned = weeks[w]!;
    const there = pair.filter((id) => id !== undefined);
    flaws.unfilled += 2 - there.length;
    if (there.length === 2 && there[0] === there[1]) flaws.twice += 1;
    if (there.length === 2 && there.every(isNewcomer)) flaws.pairing += 1;
    for (const id of there) {
      const { joins, leaves } = byId.get(id) ?? {};
      const isOut =
        (joins !== undefined && joins > planned.week) ||
        (leaves !== undefined && leaves < planned.week);
      if (isOut || isAwayIn(planned, away.get(id) ?? [])) flaws.away += 1;
      const before = last.get(id);
      const rested = before === undefined ? undefined : daysBetween(before, planned.week) / 7 - 1;
      if (rested !== undefined && rested >= 0 && rested < policy.restWeeks) flaws.rest += 1;
    }
    for (const id of there) last.set(id, planned.week);
    const [primary] = pair;
    if (primary !== undefined) primaries.set(primary, (primaries.get(primary) ?? 0) + 1);
  }
  return flaws;
}
