import type { ResponderId } from '../../../team/responder.ts';
import type { WeekName } from '../../../time/instant.ts';
import { ROLES, type Role } from '../../role.ts';
import type { Load, PlanInput } from '../input.ts';
import type { Conflict, Plan, PlanQuality, Violation } from '../plan.ts';
import { daysOf, type Supposition } from './suppose.ts';

/** A plan with what it was made from. */
export interface Planned {
  readonly input: PlanInput;
  readonly plan: Plan;
}

/** A plan as it would be now, and as it would be after some changes. */
export interface WhatIf {
  readonly changes: readonly Supposition[];
  readonly before: Planned;
  readonly after: Planned;
}

/** A published seat that somebody else would have. */
export interface Move {
  readonly week: WeekName;
  readonly role: Role;
  readonly before: ResponderId | undefined;
  readonly after: ResponderId | undefined;
}

/** What one person carries in the horizon; undefined on the side where they are not in the rotation. */
export interface LoadChange {
  readonly responderId: ResponderId;
  readonly before: Load | undefined;
  readonly after: Load | undefined;
}

/** What changes would do to a plan. */
export interface Comparison {
  readonly moves: readonly Move[];
  /** Those who would carry something else. In the order of the people. */
  readonly loads: readonly LoadChange[];
  /** Weeks of the horizon in which a seat has not been published: they are planned anew on both sides. */
  readonly unpublished: number;
  readonly quality: { readonly before: PlanQuality; readonly after: PlanQuality };
  /** Rules that give way only after the changes, and those that no longer do. */
  readonly broken: readonly Violation[];
  readonly mended: readonly Violation[];
  /** What stands in the way after the changes alone. */
  readonly conflicts: readonly Conflict[];
  /** Changes that touch no day of the horizon. */
  readonly outside: readonly Supposition[];
}

/** Sets two plans side by side. */
export function comparePlans({ changes, before, after }: WhatIf): Comparison {
  const told = new Set(
    [...before.input.published, ...before.input.fixed].map(({ week, role }) => `${week} ${role}`),
  );
  const moves = before.plan.weeks.flatMap((planned, w) =>
    ROLES.flatMap((role): readonly Move[] => {
      const [was, is] = [planned[role].responderId, after.plan.weeks[w]?.[role].responderId];
      const isMove = was !== is && told.has(`${planned.week} ${role}`);
      return isMove ? [{ week: planned.week, role, before: was, after: is }] : [];
    }),
  );
  const weeks = before.plan.weeks.filter(({ week }) =>
    ROLES.some((role) => !told.has(`${week} ${role}`)),
  );
  return {
    moves,
    loads: loadChanges(before.plan, after.plan),
    unpublished: weeks.length,
    quality: { before: before.plan.quality, after: after.plan.quality },
    broken: onlyIn(after.plan.violations, before.plan.violations, placeOf),
    mended: onlyIn(before.plan.violations, after.plan.violations, placeOf),
    conflicts: onlyIn(after.plan.conflicts, before.plan.conflicts, ({ weeks: at, why }) =>
      [...at, why].join(),
    ),
    outside: changes.filter((change) => isOutside(change, before.input)),
  };
}

function loadChanges(before: Plan, after: Plan): readonly LoadChange[] {
  const ids = [...new Set([...before.shares, ...after.shares].map((s) => s.responderId))];
  return ids
    .map((id) => ({ responderId: id, before: loadIn(before, id), after: loadIn(after, id) }))
    .filter((one) => JSON.stringify(one.before) !== JSON.stringify(one.after));
}

const loadIn = ({ shares }: Plan, id: ResponderId): Load | undefined =>
  shares.find(({ responderId }) => responderId === id)?.planned;

/** Not the role: a rest that is too short on the other seat of the same week is no news. */
const placeOf = ({ week, rule }: Violation): string => `${week} ${rule}`;

/** What the others lack, each as often as it is there more. */
function onlyIn<T>(these: readonly T[], others: readonly T[], key: (one: T) => string) {
  const left = new Map<string, number>();
  for (const one of others) left.set(key(one), (left.get(key(one)) ?? 0) + 1);
  return these.filter((one) => {
    const count = left.get(key(one)) ?? 0;
    left.set(key(one), count - 1);
    return count <= 0;
  });
}

function isOutside(change: Supposition, { weeks }: PlanInput): boolean {
  const days = daysOf(change);
  if (days === undefined) return false;
  const [first, last] = [weeks[0]?.openDays[0], weeks.at(-1)?.openDays.at(-1)];
  return first === undefined || last === undefined || days.to < first || days.from > last;
}
