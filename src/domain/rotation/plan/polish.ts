import { restore } from './anneal.ts';
import { NOBODY } from './problem.ts';
import type { Random } from './random.ts';
import { compareScores, type Schedule, type Score } from './schedule.ts';

/** How hot the search for even spacing begins, and ends; spacing costs are of the order of one a person and week. */
const STRICT_FROM = 1;
const LOOSE_FROM = 3;
const TO = 0.005;

/** Primary and backup of one week. */
const SHARE_OF_ROLES = 0.15;
/** Of the other moves, those of whole weeks, which leave pairs together; the rest exchange one seat with a near week's. */
const SHARE_OF_WEEKS = 0.3;

/** What a rule and a point of F that are given up on the way cost; in the end neither may be. */
const BROKEN = 60;
const UNFAIR = 4;
const priceOf = (s: Score): number =>
  BROKEN * (s.broken + s.capability + s.changes) + UNFAIR * s.unfair;

const total = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);

/** What a distance from the share costs: the fourth power presses on the largest, the square on all. */
const cost = (distance: number): number => {
  const square = distance * distance;
  return square * (square + 0.25);
};

/** How unevenly one person's duties lie: the distance from their share in each role and in all, week by week. */
function unevenness({ problem, holders }: Schedule, person: number): number {
  const { weeks, quotas, accrued } = problem;
  const [primary, backup] = [quotas[3 * person]!, quotas[3 * person + 1]!];
  let [primaries, backups, sum] = [0, 0, 0];
  for (let w = 0; w < weeks; w += 1) {
    if (holders[2 * w] === person) primaries += 1;
    else if (holders[2 * w + 1] === person) backups += 1;
    const due = accrued[person * weeks + w]!;
    const off = primaries - primary * due;
    const backupOff = backups - backup * due;
    sum += cost(off) + cost(backupOff) + 0.25 * cost(off + backupOff);
  }
  return sum;
}

/**
 * Spreads each person's duties evenly by exchanging two holders of the same role, or the pairs of two weeks, near each
 * other, or the seats of one. In the second half a rule may break and shares be worse on the way, at a price; the best
 * that is kept is no worse than what was there. A fixed number of moves.
 */
export function polish(schedule: Schedule, random: Random, moves: number): void {
  const { problem, holders } = schedule;
  const { open, isFree, weeks, people } = problem;
  if (open.length < 2) return;
  const uneven = Float64Array.from({ length: people }, (_, i) => unevenness(schedule, i));
  const reach = Math.min(weeks - 1, 2 * people + problem.restWeeks);
  let temperature = STRICT_FROM;
  let isStrict = true;
  const isOpen = new Uint8Array(2 * weeks);
  for (const slot of open) isOpen[slot] = 1;

  const exchange = (one: number, other: number): void => {
    const [a, b] = [holders[one]!, holders[other]!];
    schedule.remove(one);
    schedule.remove(other);
    schedule.put(one, b);
    schedule.put(other, a);
  };
  /** Whether two people may have each other's slot. */
  const canExchange = (one: number, other: number): boolean => {
    const [a, b] = [holders[one]!, holders[other]!];
    if (isOpen[one] === 0 || isOpen[other] === 0 || b === NOBODY || a === b) return false;
    return isFree[a * weeks + (other >> 1)] === 1 && isFree[b * weeks + (one >> 1)] === 1;
  };
  const half = moves >> 1;
  const coolStrict = (TO / STRICT_FROM) ** (1 / half);
  const coolLoose = (TO / LOOSE_FROM) ** (1 / half);
  const best = { ...schedule.score(), uneven: total(uneven), holders: holders.slice() };
  let now = best.uneven;
  let price = priceOf(schedule);
  /** Keeps what was exchanged where it is better, or by chance; what counts for more may be worse on the way. */
  const isKept = (moved: readonly number[]): boolean => {
    if (isStrict && compareScores(schedule, best) > 0) return false;
    const nextPrice = priceOf(schedule);
    const next = moved.map((i) => unevenness(schedule, i));
    const more = next.reduce((sum, value, k) => sum + value - uneven[moved[k]!]!, 0);
    const change = more + nextPrice - price;
    if (change > 0 && random() >= Math.exp(-change / temperature)) return false;
    for (const [k, i] of moved.entries()) uneven[i] = next[k]!;
    now += more;
    price = nextPrice;
    const order = compareScores(schedule, best);
    if (order < 0 || (order === 0 && now < best.uneven)) {
      Object.assign(best, schedule.score(), { uneven: now });
      best.holders.set(holders);
    }
    return true;
  };
  for (let move = 0; move < 2 * half; move += 1) {
    if (move === half) {
      isStrict = false;
      temperature = LOOSE_FROM;
    }
    temperature *= isStrict ? coolStrict : coolLoose;
    const slot = open[Math.floor(random() * open.length)]!;
    if (random() < SHARE_OF_ROLES) {
      const [a, c] = [holders[slot]!, holders[slot ^ 1]!];
      if (c === NOBODY || isOpen[slot ^ 1] === 0) continue;
      exchange(slot, slot ^ 1);
      if (!isKept([a, c])) exchange(slot, slot ^ 1);
      continue;
    }
    const other = slot + 2 * (1 + Math.floor(random() * reach));
    const isWeek = random() < SHARE_OF_WEEKS;
    if (other >= 2 * weeks || !canExchange(slot, other)) continue;
    const [a, b] = [holders[slot]!, holders[other]!];
    const [c, d] = [holders[slot ^ 1]!, holders[other ^ 1]!];
    if (c === b || d === a) continue;
    exchange(slot, other);
    if (isWeek) {
      if (c !== NOBODY && canExchange(slot ^ 1, other ^ 1)) {
        exchange(slot ^ 1, other ^ 1);
        if (isKept([a, b, c, d])) continue;
        exchange(slot ^ 1, other ^ 1);
      }
    } else if (isKept([a, b])) continue;
    exchange(slot, other);
  }
  restore(schedule, best.holders);
}
