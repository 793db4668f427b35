import type { ResponderId } from '../../team/responder.ts';
import type { PlanInput, PlanWeek } from '../plan/input.ts';
import { makePlan } from '../plan/make-plan.ts';
import { isAwayIn, isInRotation } from '../plan/presence.ts';
import { ROLES, type Role } from '../role.ts';
import { linkedinOncall, type NumberedPairs, roundRobin } from './rivals.ts';

export type SchedulerName = 'hotline' | 'round-robin' | 'linkedin-oncall';

/** A week's pair; undefined is an empty seat. */
export type Pair = readonly [primary: ResponderId | undefined, backup: ResponderId | undefined];

/** Why a scheduler is asked. */
export type Occasion = 'extend' | 'away' | 'leaves';

/** What plans the weeks of a rotation. */
export interface Scheduler {
  readonly name: SchedulerName;
  /** The input's weeks, with what is published in them. */
  schedule(input: PlanInput, occasion: Occasion): readonly Pair[];
  /** Whether it keeps swaps from breaking a rule. */
  readonly checksSwaps: boolean;
}

/** Hotline's planner, without the exact search: the same on every machine. */
export const hotline: Scheduler = {
  name: 'hotline',
  checksSwaps: true,
  schedule: (input) => {
    const { weeks, before, policy } = input;
    const recent = before.slice(-2 * (policy.restWeeks + 1));
    const plan = makePlan({ ...input, weeks, before: recent });
    return plan.weeks.map(({ primary, backup }) => [primary.responderId, backup.responderId]);
  },
};

/** Does not know of leave. Where somebody goes, the list goes on without them from their first week on. */
export const plainRoundRobin: Scheduler = {
  name: 'round-robin',
  checksSwaps: false,
  schedule: (input, occasion) =>
    goOn(input, occasion, (people, weeks, before) => {
      const numberOf = (role: Role): number => {
        const last = before.findLast((a) => a.role === role)?.responderId;
        return people.findIndex(({ id }) => id === last);
      };
      // Who was backup is next; where they went, whoever stands behind the last primary.
      const next = numberOf('backup');
      return roundRobin({ people, weeks }, next >= 0 ? next : numberOf('primary') + 1);
    }),
};

/** Knows the leave that was said before it plans. Where somebody goes, it fills the weeks from their first one on anew. */
export const linkedin: Scheduler = {
  name: 'linkedin-oncall',
  checksSwaps: false,
  schedule: (input, occasion) =>
    goOn(input, occasion, (people, weeks, before) => {
      const isThere = weeks.map((week) =>
        people.map(
          (person) =>
            isInRotation(person, week) &&
            !isAwayIn(
              week,
              input.timeOff.filter(({ responderId }) => responderId === person.id),
            ),
        ),
      );
      return linkedinOncall({ people, weeks, before }, { isThere });
    }),
};

type Fill = (
  people: PlanInput['people'],
  weeks: readonly PlanWeek[],
  before: PlanInput['before'],
) => NumberedPairs;

/** Keeps what is published and fills the rest, from the first week on that is not published or not held any more. */
function goOn(input: PlanInput, occasion: Occasion, fill: Fill): readonly Pair[] {
  const { weeks, people, published, fixed } = input;
  const told = [...published, ...fixed];
  const kept = weeks.map(({ week }) =>
    ROLES.map((role) => told.find((a) => a.week === week && a.role === role)?.responderId),
  );
  if (occasion === 'away') return kept.map(([primary, backup]) => [primary, backup]);
  const isIn = (id: ResponderId | undefined, week: PlanWeek): boolean => {
    const person = people.find((p) => p.id === id);
    return person !== undefined && isInRotation(person, week);
  };
  const from = kept.findIndex((pair, w) => !pair.every((id) => isIn(id, weeks[w]!)));
  if (from < 0) return kept.map(([primary, backup]) => [primary, backup]);
  const result: Pair[] = kept.slice(0, from).map(([primary, backup]) => [primary, backup]);
  const before = [...input.before];
  const remember = (week: string, pair: Pair): void => {
    for (const [r, role] of ROLES.entries()) {
      const responderId = pair[r];
      if (responderId !== undefined) before.push({ week, role, responderId });
    }
  };
  for (const [w, pair] of result.entries()) remember(weeks[w]!.week, pair);
  // Week by week, because who is in the rotation changes on the way.
  for (const week of weeks.slice(from)) {
    const there = people.filter((person) => isInRotation(person, week));
    const [primary, backup] = fill(there, [week], before)[0] ?? [];
    const pair: Pair = [
      primary === undefined ? undefined : there[primary]?.id,
      backup === undefined ? undefined : there[backup]?.id,
    ];
    result.push(pair);
    remember(week.week, pair);
  }
  return result;
}
