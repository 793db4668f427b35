import { historyFromCounts } from '../domain/rotation/plan/history.ts';
import type { PlanInput, PlanPolicy, PlanWeek } from '../domain/rotation/plan/input.ts';
import type { Roster } from './roster.ts';

/**
 * A roster file as the planner's input. Weeks of its schedule that lie in the horizon are published; earlier ones count
 * for rest alone, because `served` says what was carried.
 */
export function planInputOf(
  roster: Roster,
  weeks: readonly PlanWeek[],
  policy: PlanPolicy,
): PlanInput {
  const history = historyFromCounts(roster.people);
  const first = weeks[0]?.week ?? '';
  const assignments = roster.schedule.flatMap(({ week, primary, backup }) => [
    { week, role: 'primary' as const, responderId: primary },
    { week, role: 'backup' as const, responderId: backup },
  ]);
  return {
    people: roster.people.map(({ name, level, weight, capabilities, served }, i) => ({
      id: name,
      name,
      level,
      weight,
      capabilities,
      primaryWeeks: served?.primary ?? 0,
      history: history[i],
    })),
    weeks,
    timeOff: roster.people.flatMap(({ name, away }) =>
      away.map(({ from, to }) => ({ responderId: name, from, to })),
    ),
    before: assignments.filter(({ week }) => week < first),
    published: assignments.filter(({ week }) => week >= first),
    fixed: [],
    policy,
  };
}
