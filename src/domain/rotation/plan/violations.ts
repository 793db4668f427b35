import { gaveWayIn, lackingSets } from './explain.ts';
import { counted, listed } from './number-words.ts';
import type { Mend, Rule, Violation } from './plan.ts';
import { NOBODY } from './problem.ts';
import type { Schedule } from './schedule.ts';

const MOST_MENDS = 3;

/** Every place where a rule gave way, with what would mend it. */
export function violationsOf(schedule: Schedule): readonly Violation[] {
  const { problem } = schedule;
  const found: Violation[] = [];
  for (let slot = 0; slot < 2 * problem.weeks; slot += 1) {
    for (const rule of gaveWayIn(schedule, slot)) {
      found.push({
        week: problem.input.weeks[slot >> 1]!.week,
        role: (slot & 1) === 0 ? 'primary' : 'backup',
        rule,
        why: why(schedule, slot, rule),
        mend: mends(schedule, slot, rule),
      });
    }
  }
  return found;
}

function why(schedule: Schedule, slot: number, rule: Rule): string {
  const { problem, holders } = schedule;
  const w = slot >> 1;
  const names = new Map(problem.input.people.map(({ id, name }) => [id, name]));
  const name = (i: number): string => names.get(problem.ids[i] ?? '') ?? 'nobody';
  switch (rule) {
    case 'unfilled': {
      const there = Array.from(problem.free[w]!, name);
      return there.length === 0 ? 'nobody is there' : `only ${listed(there)} is there`;
    }
    case 'pairing':
      return `${name(holders[2 * w]!)} and ${name(holders[2 * w + 1]!)} are both newcomers`;
    case 'rest': {
      const rested = schedule.restBefore(holders[slot]!, w) ?? 0;
      const wanted = counted(problem.restWeeks, 'week', 'weeks');
      return `${name(holders[slot]!)} serves after ${counted(rested, 'week', 'weeks')} of rest instead of ${wanted}`;
    }
    case 'capability':
      return `neither has ${listed(lackingSets(schedule, w).map((set) => listed(set)))}`;
  }
}

/** Tries everybody who is away in the slot, and every newcomer as a veteran. */
function mends(schedule: Schedule, slot: number, rule: Rule): readonly Mend[] {
  const { problem, holders } = schedule;
  const w = slot >> 1;
  const week = problem.input.weeks[w]!.week;
  const isIn = (i: number): boolean => problem.isIn[i * problem.weeks + w] === 1;
  const isFree = (i: number): boolean => problem.isFree[i * problem.weeks + w] === 1;
  const all = [...problem.ids.keys()];
  const found: Mend[] = [];
  if (rule === 'pairing') {
    const pair = [holders[2 * w]!, holders[2 * w + 1]!];
    const missing = (i: number): number => problem.lacking[i]!;
    const nearest = pair.toSorted((a, b) => missing(a) - missing(b));
    found.push(...nearest.map((i): Mend => ({ kind: 'promote', responderId: problem.ids[i]! })));
  }
  const seats = rule === 'pairing' || rule === 'capability' ? [2 * w, 2 * w + 1] : [slot];
  for (const seat of seats) {
    for (const i of all) {
      if (!isIn(i) || isFree(i) || holders[seat ^ 1] === i || holders[seat] === i) continue;
      const responderId = problem.ids[i]!;
      if (found.some((m) => m.kind === 'time-off' && m.responderId === responderId)) continue;
      if (rule === 'unfilled' || improves(schedule, seat, i, rule)) {
        found.push({ kind: 'time-off', responderId, week });
      }
    }
  }
  if (rule === 'rest') {
    for (const i of all) {
      if (isFree(i) && w < schedule.veteranFrom[i]! && holders[slot ^ 1] !== i) {
        if (wouldRestIfPromoted(schedule, slot, i)) {
          found.push({ kind: 'promote', responderId: problem.ids[i]! });
        }
      }
    }
  }
  if (found.length === 0) found.push({ kind: 'more-people', veterans: rule === 'pairing' });
  return found.slice(0, MOST_MENDS);
}

/** Runs `look` with somebody else in a slot. */
function having<T>(schedule: Schedule, slot: number, person: number, look: () => T): T {
  const holder = schedule.holders[slot]!;
  if (holder !== NOBODY) schedule.remove(slot);
  schedule.put(slot, person);
  const seen = look();
  schedule.remove(slot);
  if (holder !== NOBODY) schedule.put(slot, holder);
  return seen;
}

function improves(schedule: Schedule, slot: number, person: number, rule: Rule): boolean {
  const { broken, capability } = schedule;
  return having(schedule, slot, person, () =>
    rule === 'capability'
      ? schedule.broken <= broken && schedule.capability < capability
      : schedule.broken < broken && schedule.capability <= capability,
  );
}

function wouldRestIfPromoted(schedule: Schedule, slot: number, person: number): boolean {
  const { rest, pairing } = schedule;
  return having(
    schedule,
    slot,
    person,
    () => schedule.rest < rest && schedule.pairing === pairing + 1,
  );
}
