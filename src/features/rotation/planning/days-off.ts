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
  const left = before.flatMap((one) => {
    const { from, to } = one;
    if (from > days.to || to < days.from) return [one];
    return [
      ...(from < days.from ? [{ ...one, to: addDays(days.from, -1) }] : []),
      ...(to > days.to ? [{ ...one, from: addDays(days.to, 1) }] : []),
    ];
  });
  if (hit.length > 0) await tx.people.replaceTimeOff(person.id, left);
  return hit.length;
}

type Range = Pick<DaysOff, 'from' | 'to' | 'note'>;

/** Ranges of days, ascending, none of which overlaps or touches another. What was written beside them is kept. */
export function merged(ranges: readonly Range[]): readonly Range[] {
  const result: Range[] = [];
  for (const range of ranges.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = result.at(-1);
    if (last && range.from <= addDays(last.to, 1)) {
      result[result.length - 1] = {
        from: last.from,
        to: last.to > range.to ? last.to : range.to,
        note: bothNotes(last.note, range.note),
      };
    } else result.push({ from: range.from, to: range.to, note: range.note });
  }
  return result;
}

function bothNotes(one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined || one === other) return other;
  return other === undefined ? one : `${one}; ${other}`;
}
