import type { Load } from './input.ts';
import type { PersonShare, PlanQuality, PublishedChange } from './plan.ts';
import { NOBODY, type Problem } from './problem.ts';
import type { Schedule } from './schedule.ts';

type Measured = Pick<PlanQuality, 'spread' | 'alongTheWay' | 'rest' | 'gaveWay'>;

/** What is measured of a plan beside F. */
export function measure(schedule: Schedule): Measured {
  const { problem, counts } = schedule;
  const spread = (kind: number): number => {
    const off = Array.from(
      { length: problem.people },
      (_, i) => counts[3 * i + kind]! - problem.quotas[3 * i + kind]!,
    );
    return off.length === 0 ? 0 : Math.max(...off) - Math.min(...off);
  };
  let unfilled = 0;
  for (let s = 0; s < 2 * problem.weeks; s += 1) if (problem.hasSeat[s] === 0) unfilled += 1;
  const { pairing, rest, capability } = schedule;
  return {
    spread: { primary: spread(0), backup: spread(1), holiday: spread(2) },
    alongTheWay: alongTheWay(schedule),
    rest: restsOf(schedule),
    gaveWay: { unfilled, pairing, rest, capability },
  };
}

function alongTheWay({ problem, holders }: Schedule): number {
  const { people, weeks, quotas, accrued } = problem;
  let most = 0;
  for (let i = 0; i < people; i += 1) {
    for (const role of [0, 1]) {
      let served = 0;
      for (let w = 0; w < weeks; w += 1) {
        if (holders[2 * w + role] === i) served += 1;
        const off = served - quotas[3 * i + role]! * accrued[i * weeks + w]!;
        most = Math.max(most, Math.abs(off));
      }
    }
  }
  return most;
}

function restsOf(schedule: Schedule): PlanQuality['rest'] {
  const { weeks } = schedule.problem;
  const rests: number[] = [];
  for (let s = 0; s < 2 * weeks; s += 1) {
    const who = schedule.holders[s]!;
    const rested = who === NOBODY ? undefined : schedule.restBefore(who, s >> 1);
    if (rested !== undefined) rests.push(rested);
  }
  if (rests.length === 0) return undefined;
  rests.sort((a, b) => a - b);
  return { least: rests[0]!, median: rests[rests.length >> 1]! };
}

const loadAt = (values: ArrayLike<number>, i: number): Load => ({
  primary: values[3 * i]!,
  backup: values[3 * i + 1]!,
  holiday: values[3 * i + 2]!,
});

/** What each person carries, and their share. */
export function sharesOf({ problem, counts, veteranFrom }: Schedule): readonly PersonShare[] {
  const numbers = new Map(problem.ids.map((id, i) => [id, i]));
  return problem.input.people.map(({ id }) => {
    const i = numbers.get(id)!;
    const graduates =
      problem.lacking[i]! > 0 ? problem.input.weeks[veteranFrom[i]!]?.week : undefined;
    const [planned, share] = [loadAt(counts, i), loadAt(problem.quotas, i)];
    return { responderId: id, planned, share, graduates };
  });
}

/** Published slots that somebody else has now. */
export function changesOf(problem: Problem, holders: Int32Array): readonly PublishedChange[] {
  const { weeks, published } = problem.input;
  return weeks.flatMap(({ week }, w) =>
    (['primary', 'backup'] as const).flatMap((role, r) => {
      const told = published.findLast((a) => a.week === week && a.role === role)?.responderId;
      const holder = holders[2 * w + r]!;
      const after = holder === NOBODY ? undefined : problem.ids[holder]!;
      if (told === undefined || told === after) return [];
      return [{ week, role, before: told, after }];
    }),
  );
}
