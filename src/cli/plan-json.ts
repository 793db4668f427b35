import type { PlanInput } from '../domain/rotation/plan/input.ts';
import type { Plan, PlannedSlot } from '../domain/rotation/plan/plan.ts';
import { mendWords, otherWords, slotWords } from '../domain/rotation/plan/words.ts';

const round = (value: number): number => Math.round(value * 1e6) / 1e6;

/** A plan for programs. Keys stay; new ones may come. */
export function planAnswer(input: PlanInput, plan: Plan): object {
  const names = new Map(input.people.map(({ id, name }) => [id, name]));
  const nameOf = (id: string): string => names.get(id) ?? id;
  const name = ({ responderId }: PlannedSlot): string | null =>
    responderId === undefined ? null : nameOf(responderId);
  const others = ({ others: all }: PlannedSlot) =>
    Object.fromEntries(all.map(({ responderId, why }) => [nameOf(responderId), otherWords(why)]));
  const { quality } = plan;
  return {
    method: plan.method,
    objective: round(quality.objective),
    bound: round(quality.bound),
    proven: quality.isProven,
    cut_short: quality.wasCutShort,
    weeks: plan.weeks.map(({ week, isHoliday, primary, backup }) => ({
      week,
      primary: name(primary),
      backup: name(backup),
      holiday: isHoliday,
      why: {
        primary: slotWords(primary.reason, 'primary'),
        backup: slotWords(backup.reason, 'backup'),
      },
      others: { primary: others(primary), backup: others(backup) },
      gave_way: [...new Set([...primary.gaveWay, ...backup.gaveWay])],
    })),
    violations: plan.violations.map(({ week, role, rule, why, mend }) => ({
      week,
      role,
      rule,
      why,
      mend: mend.map((one) => mendWords(one, nameOf)),
    })),
    conflicts: plan.conflicts.map(({ weeks, rule, why, mend }) => ({ weeks, rule, why, mend })),
    changes: plan.changes.map(({ week, role, before, after }) => ({
      week,
      role,
      before: nameOf(before),
      after: after === undefined ? null : nameOf(after),
    })),
    people: plan.shares.map(({ responderId, planned, share, graduates }) => ({
      name: nameOf(responderId),
      planned,
      share: {
        primary: round(share.primary),
        backup: round(share.backup),
        holiday: round(share.holiday),
      },
      graduates: graduates ?? null,
    })),
    quality: {
      spread_primary: round(quality.spread.primary),
      spread_backup: round(quality.spread.backup),
      spread_holiday: round(quality.spread.holiday),
      along_the_way: round(quality.alongTheWay),
      rest_least: quality.rest?.least ?? null,
      rest_median: quality.rest?.median ?? null,
      gave_way: quality.gaveWay,
    },
  };
}
