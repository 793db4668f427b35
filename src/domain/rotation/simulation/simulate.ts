import type { ResponderId } from '../../team/responder.ts';
import type { Assignment } from '../assignment.ts';
import { historyOf } from '../plan/history.ts';
import type { PlanInput, PlanPerson } from '../plan/input.ts';
import { isAwayIn } from '../plan/presence.ts';
import { ROLES } from '../role.ts';
import { type Course, type PublishedChanges, seatsOf } from './course.ts';
import type { LifeEvent } from './life.ts';
import { addLoads, NOTHING, type Outcome, outcomeOf } from './outcome.ts';
import type { Occasion, Pair, Scheduler } from './schedulers.ts';
import { swapFor } from './swap.ts';

/** Weeks that are published at a time, and how few may be left before that is done again. */
const PUBLISHED_WEEKS = 26;
const FEWEST_AHEAD = 13;

/**
 * Years of a rotation. Each week what happened becomes known, published weeks are changed where a scheduler does that,
 * and new ones are published in time.
 *
 * @param start its weeks are all the years; what is published and known of time off is where it begins.
 */
export function simulate(
  start: PlanInput,
  events: readonly LifeEvent[],
  scheduler: Scheduler,
  onWeek: (week: number) => void = () => undefined,
): Outcome {
  const all = start.weeks.length;
  let course: Course = {
    start,
    people: start.people,
    timeOff: start.timeOff,
    pairs: publishedPairs(start),
    swapped: new Set(),
  };
  const changes: PublishedChanges[] = [];
  const swaps = { asked: 0, made: 0 };
  const extend = (from: number): void => {
    const until = Math.min(all, from + PUBLISHED_WEEKS);
    if (course.pairs.length < Math.min(all, from + FEWEST_AHEAD)) {
      course = replanned(course, scheduler, from, until, 'extend');
    }
  };
  extend(0);
  for (let w = 0; w < all; w += 1) {
    for (const event of events.filter(({ at }) => at === w)) {
      if (event.kind === 'swap') {
        const swap = swapFor(course, event, w + 1, scheduler.checksSwaps);
        swaps.asked += 1;
        if (swap !== undefined) swaps.made += 1;
        course = swap ?? course;
        continue;
      }
      const before = course;
      course = knowing(course, event);
      if (event.kind === 'joins') continue;
      const id = event.kind === 'away' ? event.timeOff.responderId : event.responderId;
      const isHit = hits(course, id, w + 1);
      if (isHit) course = replanned(course, scheduler, w + 1, course.pairs.length, event.kind);
      changes.push({ kind: event.kind, seats: changedSeats(before.pairs, course.pairs) });
    }
    extend(w + 1);
    onWeek(w + 1);
  }
  return outcomeOf(course, scheduler.name, changes, swaps);
}

/** Whether somebody has a published seat in a week in which they are not there. */
function hits({ pairs, start, people, timeOff }: Course, id: ResponderId, from: number): boolean {
  const person = people.find((p) => p.id === id);
  const own = timeOff.filter(({ responderId }) => responderId === id);
  return pairs.some((pair, w) => {
    const week = start.weeks[w]!;
    const isGone = person?.leaves !== undefined && person.leaves < week.week;
    return w >= from && pair.includes(id) && (isGone || isAwayIn(week, own));
  });
}

function knowing(course: Course, event: LifeEvent): Course {
  switch (event.kind) {
    case 'away':
      return { ...course, timeOff: [...course.timeOff, event.timeOff] };
    case 'joins':
      return { ...course, people: [...course.people, event.person] };
    case 'leaves':
      return {
        ...course,
        people: course.people.map((person) =>
          person.id === event.responderId ? { ...person, leaves: event.on } : person,
        ),
      };
    case 'swap':
      return course;
  }
}

/** The course with the weeks from one on planned anew, up to another. */
function replanned(
  course: Course,
  scheduler: Scheduler,
  from: number,
  until: number,
  occasion: Occasion,
): Course {
  if (from >= until) return course;
  const pairs = scheduler.schedule(inputAt(course, from, until), occasion);
  return { ...course, pairs: [...course.pairs.slice(0, from), ...pairs] };
}

/** What a scheduler is given: what is known when the week before `from` is under way. */
function inputAt(course: Course, from: number, until: number): PlanInput {
  const { start, people, timeOff, pairs, swapped } = course;
  const weeks = start.weeks.slice(from, until);
  const first = weeks[0]?.week ?? '';
  const past = seatsOf(course, 0, Math.min(from, pairs.length));
  const ahead = seatsOf(course, from, Math.min(until, pairs.length));
  const isSwapped = ({ week, role }: Assignment): boolean => swapped.has(`${week} ${role}`);
  const since = historyOf(people, start.weeks.slice(0, from), past);
  return {
    people: people
      .filter(({ leaves }) => leaves === undefined || leaves >= first)
      .map((person) => withPast(person, past, since.get(person.id), start.policy.graduateAfter)),
    weeks,
    timeOff,
    before: [...start.before, ...past],
    published: ahead.filter((seat) => !isSwapped(seat)),
    fixed: ahead.filter(isSwapped),
    policy: start.policy,
  };
}

function withPast(
  person: PlanPerson,
  past: readonly Assignment[],
  since: PlanPerson['history'],
  graduateAfter: number,
): PlanPerson {
  const { history: before, level } = person;
  const primaryWeeks =
    person.primaryWeeks +
    past.filter((a) => a.role === 'primary' && a.responderId === person.id).length;
  return {
    ...person,
    level: primaryWeeks >= graduateAfter ? 'veteran' : level,
    primaryWeeks,
    history: since && {
      entitled: addLoads(since.entitled, before?.entitled ?? NOTHING),
      served: addLoads(since.served, before?.served ?? NOTHING),
    },
  };
}

/** The published weeks at the beginning, as far as they go without a gap. */
function publishedPairs({ weeks, published }: PlanInput): readonly Pair[] {
  const pairs = weeks.map(({ week }): Pair => {
    const [primary, backup] = ROLES.map(
      (role) => published.find((a) => a.week === week && a.role === role)?.responderId,
    );
    return [primary, backup];
  });
  const end = pairs.findIndex(([primary, backup]) => primary === undefined && backup === undefined);
  return end < 0 ? pairs : pairs.slice(0, end);
}

function changedSeats(before: readonly Pair[], after: readonly Pair[]): number {
  return before.reduce(
    (sum, pair, w) => sum + pair.filter((id, r) => id !== after[w]?.[r]).length,
    0,
  );
}
