import { createCalendarReader } from './adapters/free-busy/create-calendar-reader.ts';
import type { Context } from './features/context.ts';
import { findTimes } from './features/experts/find-times.ts';
import type { Availability } from './ports/experts.ts';
import type { EffectCarrier } from './ports/outbox.ts';

/** How somebody's own calendar is read. */
export type ReadCalendar = Availability['busyIn'];

/** Times that suit an owner and an expert are looked for beside everything else; all other effects go on to `others`. */
export function withExperts(
  others: EffectCarrier,
  context: Pick<Context, 'store' | 'clock' | 'teams' | 'wake'>,
  zoneOf: Availability['zoneOf'],
  readCalendar: ReadCalendar = createCalendarReader(),
): EffectCarrier {
  const availability: Availability = { zoneOf, busyIn: readCalendar };
  return {
    carry: async (row) => {
      const { effect } = row;
      if (effect.kind !== 'find-times') return await others.carry(row);
      await findTimes(context, availability, effect.ask);
      return { kind: 'sent', place: undefined };
    },
    lookUp: async (row) =>
      // Whether it was done stands in the ask itself: doing it again changes nothing then.
      row.effect.kind === 'find-times' ? { kind: 'absent' } : await others.lookUp(row),
  };
}
