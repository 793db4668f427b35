import type { OtherReason, PlannedSlot, PlannedWeek, Rule, SlotReason } from './plan.ts';
import { NOBODY } from './problem.ts';
import { compareScores, type Schedule } from './schedule.ts';

/** Every week with a reason for each slot, found by trying everybody else in it. */
export function explain(schedule: Schedule): readonly PlannedWeek[] {
  const { problem } = schedule;
  const { input } = problem;
  const numbers = new Map(problem.ids.map((id, i) => [id, i]));
  const order = input.people.map(({ id }) => numbers.get(id)!);
  return input.weeks.map(({ week, isHoliday }, w) => ({
    week,
    isHoliday,
    primary: explainSlot(schedule, 2 * w, order),
    backup: explainSlot(schedule, 2 * w + 1, order),
  }));
}

function explainSlot(schedule: Schedule, slot: number, order: readonly number[]): PlannedSlot {
  const { problem, holders } = schedule;
  const holder = holders[slot]!;
  const others = order
    .filter((i) => i !== holder)
    .map((i) => ({ responderId: problem.ids[i]!, why: whyNot(schedule, slot, i) }));
  return {
    responderId: holder === NOBODY ? undefined : problem.ids[holder]!,
    reason: reasonFor(
      schedule,
      slot,
      others.map(({ why }) => why),
    ),
    others,
    gaveWay: gaveWayIn(schedule, slot),
  };
}

function whyNot(schedule: Schedule, slot: number, person: number): OtherReason {
  const { problem, holders } = schedule;
  const w = slot >> 1;
  const at = person * problem.weeks + w;
  if (problem.isIn[at] === 0) return { kind: 'not-in-rotation' };
  if (problem.isFree[at] === 0) return { kind: 'away' };
  if (holders[slot ^ 1] === person) return { kind: 'other-seat' };
  const holder = holders[slot]!;
  if (problem.fixed[slot] !== NOBODY || holder === NOBODY) return { kind: 'fixed' };
  const { pairing, rest } = schedule;
  const before = schedule.score();
  schedule.remove(slot);
  schedule.put(slot, person);
  const after = schedule.score();
  const [morePairing, moreRest] = [schedule.pairing > pairing, schedule.rest > rest];
  schedule.remove(slot);
  schedule.put(slot, holder);
  if (after.broken > before.broken || (after.broken === before.broken && morePairing)) {
    if (morePairing) return { kind: 'rule', rule: 'pairing' };
    if (moreRest) return { kind: 'rule', rule: 'rest' };
  }
  if (after.broken >= before.broken && after.capability > before.capability) {
    return { kind: 'rule', rule: 'capability' };
  }
  if (compareScores({ ...after, unfair: 0 }, { ...before, unfair: 0 }) > 0)
    return { kind: 'published' };
  return { kind: 'worse', by: Math.max(0, after.unfair - before.unfair) };
}

function reasonFor(schedule: Schedule, slot: number, others: readonly OtherReason[]): SlotReason {
  const { problem, holders, veteranFrom } = schedule;
  const w = slot >> 1;
  const role = slot & 1;
  const who = holders[slot]!;
  if (who === NOBODY) {
    return { kind: 'nobody', isVeteran: false, nth: 0, share: 0, rested: undefined };
  }
  let nth = 0;
  for (let v = 0; v <= w; v += 1) if (holders[2 * v + role] === who) nth += 1;
  const fact = {
    isVeteran: w >= veteranFrom[who]!,
    nth,
    share: problem.quotas[3 * who + role]!,
    rested: schedule.restBefore(who, w),
  };
  const free = others.filter(
    ({ kind }) => kind === 'rule' || kind === 'worse' || kind === 'published',
  );
  if (problem.fixed[slot] !== NOBODY) return { kind: 'fixed', ...fact };
  if (problem.published[slot] === who) return { kind: 'published', ...fact };
  if (free.length === 0) return { kind: 'only', ...fact };
  if (free.every(({ kind }) => kind === 'rule')) return { kind: 'rules', ...fact };
  return { kind: isFurthestBehind(schedule, slot) ? 'behind' : 'fair', ...fact };
}

/** Whether nobody who is there had more of their share of this role still to come when the week began. */
function isFurthestBehind({ problem, holders }: Schedule, slot: number): boolean {
  const w = slot >> 1;
  const role = slot & 1;
  const served = new Int32Array(problem.people);
  for (let v = 0; v < w; v += 1) {
    const who = holders[2 * v + role]!;
    if (who !== NOBODY) served[who]! += 1;
  }
  const behind = (i: number): number =>
    problem.quotas[3 * i + role]! * problem.accrued[i * problem.weeks + w]! - served[i]!;
  const own = behind(holders[slot]!);
  return problem.free[w]!.every((i) => i === holders[slot ^ 1] || behind(i) <= own + 1e-9);
}

/** The rules that gave way in a slot. A pair's are held against the backup, who was to be the veteran. */
export function gaveWayIn(schedule: Schedule, slot: number): readonly Rule[] {
  const { problem, holders, veteranFrom } = schedule;
  const w = slot >> 1;
  const who = holders[slot]!;
  if (who === NOBODY) return ['unfilled'];
  const found: Rule[] = [];
  const other = holders[slot ^ 1]!;
  const isNewcomer = (i: number): boolean => w < veteranFrom[i]!;
  const isLast = (slot & 1) === 1 || other === NOBODY;
  if (isLast && other !== NOBODY && isNewcomer(who) && isNewcomer(other)) found.push('pairing');
  const rested = schedule.restBefore(who, w);
  if (rested !== undefined && rested < problem.restWeeks) found.push('rest');
  if (isLast && lackingSets(schedule, w).length > 0) found.push('capability');
  return found;
}

/** The wanted sets of capabilities that neither person of a week has. */
export function lackingSets(
  { problem, holders }: Schedule,
  w: number,
): ReadonlyArray<readonly string[]> {
  const pair = [holders[2 * w]!, holders[2 * w + 1]!].filter((i) => i !== NOBODY);
  return problem.input.policy.wanted.filter(
    (_, set) => !pair.some((i) => problem.isCapable[set * problem.people + i] === 1),
  );
}
