import { NOBODY } from './problem.ts';
import type { Random } from './random.ts';
import { compareScores, type Schedule } from './schedule.ts';

/** How hot the search for even spacing begins, and ends; spacing costs are of the order of one a person and week. */
const FROM = 1;
const TO = 0.005;

/** Of whole weeks, which leaves pairs together; the others exchange one seat with a near week's. */
const SHARE_OF_WEEKS = 0.3;

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
 * other, wherever that makes nothing else worse. A fixed number of moves.
 */
export function polish(schedule: Schedule, random: Random, moves: number): void {
  const { problem, holders } = schedule;
  const { open, isFree, weeks, people } = problem;
  if (open.length < 2) return;
  const uneven = Float64Array.from({ length: people }, (_, i) => unevenness(schedule, i));
  const reach = Math.min(weeks - 1, 2 * people + problem.restWeeks);
  const cool = (TO / FROM) ** (1 / moves);
  let temperature = FROM;
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
  let before = schedule.score();
  /** Keeps what was exchanged where nothing is worse, and spacing better or worse by chance. */
  const isKept = (moved: readonly number[]): boolean => {
    if (compareScores(schedule, before) > 0) return false;
    const next = moved.map((i) => unevenness(schedule, i));
    const change = next.reduce((sum, value, k) => sum + value - uneven[moved[k]!]!, 0);
    if (change > 0 && random() >= Math.exp(-change / temperature)) return false;
    for (const [k, i] of moved.entries()) uneven[i] = next[k]!;
    before = schedule.score();
    return true;
  };
  for (let move = 0; move < moves; move += 1) {
    temperature *= cool;
    const slot = open[Math.floor(random() * open.length)]!;
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
}
