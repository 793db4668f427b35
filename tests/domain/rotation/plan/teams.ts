import type { PlanInput, PlanPerson } from '../../../../src/domain/rotation/plan/input.ts';
import { plainWeeksFrom } from '../../../../src/domain/rotation/plan/plan-weeks.ts';

/** A full-time veteran without a past, unless said otherwise. */
export const person = (name: string, other: Partial<PlanPerson> = {}): PlanPerson => ({
  id: name,
  name,
  level: 'veteran',
  weight: 1,
  capabilities: [],
  primaryWeeks: 0,
  ...other,
});

/** A team from Monday 4 January 2027 on, with a week of rest. */
export const teamOf = (
  people: readonly PlanPerson[],
  weeks: number,
  other: Partial<PlanInput> = {},
): PlanInput => ({
  people,
  weeks: plainWeeksFrom('2027-01-04', weeks, []),
  timeOff: [],
  before: [],
  published: [],
  fixed: [],
  policy: { restWeeks: 1, graduateAfter: 3, wanted: [] },
  ...other,
});
