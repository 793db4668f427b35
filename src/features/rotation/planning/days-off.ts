import type { DaysOff } from '../../../domain/rotation/plan-draft.ts';
import { addDays } from '../../../domain/time/local-date.ts';
import type { TimeOff, Tx } from '../../../ports/store.ts';

/** Time off of one person, ascending. */
export async function daysOffOf(
  tx: Tx,
  team: string,
  responderId: string,
): Promise<readonly TimeOff[]> {
  return (await tx.people.timeOff(team)).filter((one) => one.responderId === responderId);
}

/** Adds days off; what overlaps or touches becomes one range. */
export async function addDaysOff(tx: Tx, daysOff: DaysOff): Promise<void> {
  const person = await tx.people.get(daysOff.responderId);
  if (person === undefined) return;
  const before = await daysOffOf(tx, person.team, person.id);
  await tx.people.replaceTimeOff(person.id, merged([...before, daysOff]));
}

/** Takes days back, out of whatever range they lie in. */
export async function removeDaysOff(tx: Tx, days: DaysOff): Promise<number> {
  const person = await tx.people.get(days.responderId);
  if (person === undefined) return 0;
  const before = await daysOffOf(tx, person.team, person.id);
  const hit = before.filter(({ from, to }) => from <= days.to && to >= days.from);
  const left = before.flatMap(({ from, to }) => {
    if (from > days.to || to < days.from) return [{ from, to }];
    return [
      ...(from < days.from ? [{ from, to: addDays(days.from, -1) }] : []),
      ...(to > days.to ? [{ from: addDays(days.to, 1), to }] : []),
    ];
  });
  if (hit.length > 0) await tx.people.replaceTimeOff(person.id, left);
  return hit.length;
}

/** Ranges of days, ascending, none of which overlaps or touches another. */
export function merged(
  ranges: ReadonlyArray<Pick<DaysOff, 'from' | 'to'>>,
): ReadonlyArray<Pick<DaysOff, 'from' | 'to'>> {
  const result: Array<Pick<DaysOff, 'from' | 'to'>> = [];
  for (const { from, to } of ranges.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = result.at(-1);
    if (last && from <= addDays(last.to, 1)) {
      result[result.length - 1] = { from: last.from, to: last.to > to ? last.to : to };
    } else result.push({ from, to });
  }
  return result;
}
