import { NOBODY } from './problem.ts';
import type { Random } from './random.ts';
import { compareScores, type Schedule, type Score } from './schedule.ts';

/** What a rule that gives way costs while the search may still pass through plans that break some. */
const BROKEN = 10_000;
const CAPABILITY = 2000;
const CHANGE = 500;

const SHARE_OF_REPLACES = 0.45;
const SHARE_OF_SWAPS = 0.9;

export interface Cooling {
  readonly moves: number;
  readonly from: number;
  readonly to: number;
}

/** The price of a schedule on the way, in which an order of importance becomes a matter of degree. */
const priceOf = (s: Score): number =>
  BROKEN * s.broken + CAPABILITY * s.capability + CHANGE * s.changes + s.unfair;

/**
 * Simulated annealing: a fixed number of random moves (somebody else for a slot; two slots exchanged; primary and backup
 * exchanged), each taken where it is better, or by chance where it is not. `schedule` becomes the best that was seen.
 *
 * @param isGoodEnough told each best score; true ends the search.
 */
export function anneal(
  schedule: Schedule,
  random: Random,
  { moves, from, to }: Cooling,
  isGoodEnough: (score: Score) => boolean,
): void {
  const { problem, holders } = schedule;
  const { open, free, isFree, weeks } = problem;
  if (open.length === 0) return;
  let best = schedule.score();
  const bestHolders = holders.slice();
  let price = priceOf(schedule);
  const EVERY = 64;
  const cool = (to / from) ** (EVERY / moves);
  let temperature = from;

  /** Exchanges the holders of two slots, either of which may be empty. */
  const exchange = (one: number, other: number): void => {
    const [a, b] = [holders[one]!, holders[other]!];
    schedule.remove(one);
    schedule.remove(other);
    schedule.put(one, b);
    schedule.put(other, a);
  };
  const isTaken = (): boolean => {
    const next = priceOf(schedule);
    const worse = next - price;
    if (worse > 0 && random() >= Math.exp(-worse / temperature)) return false;
    price = next;
    if (compareScores(schedule, best) < 0) {
      best = schedule.score();
      bestHolders.set(holders);
    }
    return true;
  };

  for (let move = 0; move < moves; move += 1) {
    if (move % EVERY === 0) {
      if (isGoodEnough(best)) break;
      if (move > 0) temperature *= cool;
    }
    const slot = open[Math.floor(random() * open.length)]!;
    const w = slot >> 1;
    const holder = holders[slot]!;
    const kind = random();
    if (kind < SHARE_OF_REPLACES) {
      const there = free[w]!;
      const who = there[Math.floor(random() * there.length)]!;
      if (who === holder || who === holders[slot ^ 1]) continue;
      schedule.remove(slot);
      schedule.put(slot, who);
      if (isTaken()) continue;
      schedule.remove(slot);
      schedule.put(slot, holder);
    } else if (kind < SHARE_OF_SWAPS) {
      const other = open[Math.floor(random() * open.length)]!;
      const v = other >> 1;
      const who = holders[other]!;
      if (v === w || who === holder) continue;
      if (isFree[holder * weeks + v] === 0 || isFree[who * weeks + w] === 0) continue;
      if (holders[slot ^ 1] === who || holders[other ^ 1] === holder) continue;
      exchange(slot, other);
      if (!isTaken()) exchange(slot, other);
    } else {
      const other = slot ^ 1;
      if (holders[other] === NOBODY || problem.fixed[other] !== NOBODY) continue;
      exchange(slot, other);
      if (!isTaken()) exchange(slot, other);
    }
  }
  restore(schedule, bestHolders);
}

/** Puts these holders into their slots. */
export function restore(schedule: Schedule, holders: Int32Array): void {
  const changed: number[] = [];
  for (let s = 0; s < holders.length; s += 1)
    if (schedule.holders[s] !== holders[s]) changed.push(s);
  for (const s of changed) if (schedule.holders[s] !== NOBODY) schedule.remove(s);
  for (const s of changed) if (holders[s] !== NOBODY) schedule.put(s, holders[s]!);
}
