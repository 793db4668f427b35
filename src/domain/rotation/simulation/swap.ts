import type { ResponderId } from '../../team/responder.ts';
import type { Course } from './course.ts';
import { flawsOf } from './flaws.ts';
import type { LifeEvent } from './life.ts';
import type { Pair } from './schedulers.ts';

interface Seat {
  readonly week: number;
  readonly role: 0 | 1;
}

/** Swaps that somebody would look at before giving up. */
const MOST_TRIED = 12;

/**
 * Two people exchange a week of one role: the first of those that are possible, from a place that is left to chance.
 * Neither is away, nor on duty twice.
 *
 * @param isChecked whether it may break no rule that holds without it.
 * @returns undefined where none is possible.
 */
export function swapFor(
  course: Course,
  { responderId: asker, draw }: Extract<LifeEvent, { kind: 'swap' }>,
  from: number,
  isChecked: boolean,
): Course | undefined {
  const { pairs } = course;
  const own = seatsWhere(pairs, from, (id) => id === asker);
  const mine = own[Math.floor(draw * own.length)];
  if (mine === undefined) return undefined;
  const others = seatsWhere(pairs, from, (id) => id !== undefined && id !== asker).filter(
    ({ week, role }) => role === mine.role && week !== mine.week,
  );
  const begin = Math.floor(draw * 7919) % Math.max(1, others.length);
  const tried = [...others.slice(begin), ...others.slice(0, begin)].slice(0, MOST_TRIED);
  const now = flawsOf(course, pairs);
  for (const theirs of tried) {
    const swapped = exchanged(pairs, mine, theirs);
    const then = flawsOf(course, swapped);
    const isPossible = then.away <= now.away && then.twice <= now.twice;
    const isSound = then.pairing <= now.pairing && then.rest <= now.rest;
    if (!isPossible || (isChecked && !isSound)) continue;
    const bound = [mine, theirs].map(
      ({ week, role }) => `${course.start.weeks[week]!.week} ${role === 0 ? 'primary' : 'backup'}`,
    );
    return { ...course, pairs: swapped, swapped: new Set([...course.swapped, ...bound]) };
  }
  return undefined;
}

function seatsWhere(
  pairs: readonly Pair[],
  from: number,
  is: (id: ResponderId | undefined) => boolean,
): readonly Seat[] {
  return pairs.flatMap((pair, week) =>
    ([0, 1] as const).flatMap((role) => (week >= from && is(pair[role]) ? [{ week, role }] : [])),
  );
}

function exchanged(pairs: readonly Pair[], one: Seat, other: Seat): readonly Pair[] {
  const holderOf = ({ week, role }: Seat): ResponderId | undefined => pairs[week]?.[role];
  const put = (pair: Pair, { role }: Seat, id: ResponderId | undefined): Pair =>
    role === 0 ? [id, pair[1]] : [pair[0], id];
  return pairs.map((pair, w) => {
    if (w === one.week) return put(pair, one, holderOf(other));
    return w === other.week ? put(pair, other, holderOf(one)) : pair;
  });
}
