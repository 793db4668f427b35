import { BACKUP, HOLIDAY, NOBODY, PRIMARY, type Problem } from './problem.ts';

/** What a plan is judged by, in the order of sacrifice. Slots stay empty only where nobody is there, whatever the plan. */
export interface Score {
  /** Pairs of newcomers, and duties without their rest. */
  readonly broken: number;
  readonly capability: number;
  /** Published slots that changed. */
  readonly changes: number;
  /** F. */
  readonly unfair: number;
}

const SAME = 1e-9;

/** Below 0 where `a` is better, 0 where both are as good. */
export function compareScores(a: Score, b: Score): number {
  if (a.broken !== b.broken) return a.broken - b.broken;
  if (a.capability !== b.capability) return a.capability - b.capability;
  if (a.changes !== b.changes) return a.changes - b.changes;
  return Math.abs(a.unfair - b.unfair) <= SAME ? 0 : a.unfair - b.unfair;
}

/**
 * Who has which slot, with the score kept up to date: taking somebody out of a slot and putting somebody in costs about
 * the same however large the plan is.
 */
export class Schedule implements Score {
  readonly problem: Problem;
  /** Who has each slot; NOBODY for an empty one. */
  readonly holders: Int32Array;
  /** 1 where a person is on duty. */
  readonly onDuty: Uint8Array;
  /** Duties by person and kind. */
  readonly counts: Int32Array;
  /** The first week of each person as a veteran. */
  readonly veteranFrom: Int32Array;
  pairing = 0;
  rest = 0;
  capability = 0;
  changes = 0;
  unfair = 0;
  private readonly isBadPair: Uint8Array;
  private readonly lacksCapability: Uint8Array;

  constructor(problem: Problem) {
    const { people, weeks, lacking, quotas, costs } = problem;
    this.problem = problem;
    this.holders = new Int32Array(2 * weeks).fill(NOBODY);
    this.onDuty = new Uint8Array(people * weeks);
    this.counts = new Int32Array(3 * people);
    this.veteranFrom = lacking.map((missing) => (missing === 0 ? 0 : weeks));
    this.isBadPair = new Uint8Array(weeks);
    this.lacksCapability = new Uint8Array(weeks);
    for (let term = 0; term < 3 * people; term += 1) {
      this.unfair += costs[term]! * quotas[term]! * quotas[term]!;
    }
    for (let w = 0; w < weeks; w += 1) {
      this.look(w);
      for (const s of [2 * w, 2 * w + 1]) {
        if (problem.published[s] !== NOBODY) this.changes += 1;
      }
    }
  }

  get broken(): number {
    return this.pairing + this.rest;
  }

  score(): Score {
    const { broken, capability, changes, unfair } = this;
    return { broken, capability, changes, unfair };
  }

  put(slot: number, person: number): void {
    const { weeks, published } = this.problem;
    const w = slot >> 1;
    this.holders[slot] = person;
    if (published[slot] === person) this.changes -= 1;
    this.rest += this.restAround(person, w);
    this.onDuty[person * weeks + w] = 1;
    this.count(person, slot & 1, w, 1);
    this.graduate(person, slot, w);
    this.look(w);
  }

  remove(slot: number): void {
    const { weeks, published } = this.problem;
    const w = slot >> 1;
    const person = this.holders[slot]!;
    this.holders[slot] = NOBODY;
    if (published[slot] === person) this.changes += 1;
    this.onDuty[person * weeks + w] = 0;
    this.rest -= this.restAround(person, w);
    this.count(person, slot & 1, w, -1);
    this.graduate(person, slot, w);
    this.look(w);
  }

  /** Whole weeks between a week and a person's duty before it, on the civil calendar; undefined where there is none. */
  restBefore(person: number, w: number): number | undefined {
    const { weeks, weekNumbers, lastBefore } = this.problem;
    for (let v = w - 1; v >= 0; v -= 1) {
      if (this.onDuty[person * weeks + v] === 1) return weekNumbers[w]! - weekNumbers[v]! - 1;
    }
    const rested = weekNumbers[w]! - lastBefore[person]! - 1;
    return rested < weekNumbers[w]! + 1 ? rested : undefined;
  }

  /** How many duties lack their rest because of one in week `w`, which must not be entered yet: 0, 1 or 2. */
  private restAround(person: number, w: number): number {
    const { weeks, restWeeks, weekNumbers, lastBefore } = this.problem;
    if (restWeeks === 0) return 0;
    const row = person * weeks;
    const here = weekNumbers[w]!;
    let before = lastBefore[person]!;
    for (let v = w - 1; v >= 0; v -= 1) {
      if (here - weekNumbers[v]! > 2 * restWeeks) break;
      if (this.onDuty[row + v] === 1) {
        before = weekNumbers[v]!;
        break;
      }
    }
    let more = here - before <= restWeeks ? 1 : 0;
    for (let v = w + 1; v < weeks; v += 1) {
      const then = weekNumbers[v]!;
      if (then - here > restWeeks) break;
      if (this.onDuty[row + v] === 1) {
        // It lacks its rest now; did it before?
        if (then - before > restWeeks) more += 1;
        break;
      }
    }
    return more;
  }

  private count(person: number, role: number, w: number, by: 1 | -1): void {
    this.countKind(3 * person + (role === PRIMARY ? PRIMARY : BACKUP), by);
    if (this.problem.isHoliday[w] === 1) this.countKind(3 * person + HOLIDAY, by);
  }

  private countKind(term: number, by: 1 | -1): void {
    const { costs, quotas } = this.problem;
    const off = this.counts[term]! - quotas[term]!;
    this.unfair += costs[term]! * (2 * by * off + 1);
    this.counts[term]! += by;
  }

  /** A change of a newcomer's weeks as primary moves the week from which they are a veteran. */
  private graduate(person: number, slot: number, w: number): void {
    const { lacking, weeks } = this.problem;
    const missing = lacking[person]!;
    const was = this.veteranFrom[person]!;
    if (missing === 0 || (slot & 1) !== PRIMARY || w >= was) return;
    let served = 0;
    let from = weeks;
    for (let v = 0; v < weeks; v += 1) {
      if (this.holders[2 * v] === person) {
        served += 1;
        if (served === missing) {
          from = v + 1;
          break;
        }
      }
    }
    this.veteranFrom[person] = from;
    const row = person * weeks;
    for (let v = Math.min(was, from); v < Math.max(was, from); v += 1) {
      if (this.onDuty[row + v] === 1) this.look(v);
    }
  }

  /** Looks again at the pair of a week. */
  private look(w: number): void {
    const { people, wanted, isCapable, hasSeat } = this.problem;
    const primary = this.holders[2 * w]!;
    const backup = this.holders[2 * w + 1]!;
    const isBad =
      primary !== NOBODY &&
      backup !== NOBODY &&
      w < this.veteranFrom[primary]! &&
      w < this.veteranFrom[backup]!
        ? 1
        : 0;
    this.pairing += isBad - this.isBadPair[w]!;
    this.isBadPair[w] = isBad;
    if (wanted === 0) return;
    let lacks = 0;
    if (hasSeat[2 * w] === 1 || hasSeat[2 * w + 1] === 1) {
      for (let set = 0; set < wanted; set += 1) {
        const row = set * people;
        const isMet =
          (primary !== NOBODY && isCapable[row + primary] === 1) ||
          (backup !== NOBODY && isCapable[row + backup] === 1);
        if (!isMet) lacks += 1;
      }
    }
    this.capability += lacks - this.lacksCapability[w]!;
    this.lacksCapability[w] = lacks;
  }
}

/** A schedule with these holders. */
export function scheduleOf(problem: Problem, holders: Int32Array): Schedule {
  const schedule = new Schedule(problem);
  for (let s = 0; s < 2 * problem.weeks; s += 1) {
    if (holders[s] !== NOBODY) schedule.put(s, holders[s]!);
  }
  return schedule;
}
