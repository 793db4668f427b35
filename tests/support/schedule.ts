import { seedDemo } from '../../src/demo/seed.ts';
import type { Cover } from '../../src/domain/rotation/cover.ts';
import type { Schedule } from '../../src/domain/rotation/schedule.ts';
import { scheduleOf } from '../../src/features/duty/schedule-of.ts';
import { at, visit } from './fixtures.ts';
import { sqliteStore } from './sqlite.ts';

/** The demo's eight from 11 January 2027, which is a Monday; the 18th is a holiday. */
export async function sampleSchedule(
  options: {
    readonly weeks?: number;
    readonly now?: string;
    readonly covers?: readonly (Omit<Cover, 'responderId'> & { readonly by: string })[];
  } = {},
): Promise<Schedule> {
  const { store } = await sqliteStore();
  const team = visit();
  await seedDemo(store, team, '2027-01-11', 30);
  const covers = options.covers ?? [
    {
      id: 'a-day',
      kind: 'cover',
      role: 'primary',
      by: 'U07GOLF',
      from: at('2027-01-13 08:00'),
      to: at('2027-01-13 17:00'),
      agreedAt: 1,
    },
  ];
  const schedule = await store.transaction(async (tx) => {
    for (const { by, ...cover } of covers) {
      const [who] = await tx.people.byUser(by);
      await tx.covers.put('visit', { ...cover, responderId: who?.id ?? '' });
    }
    const now = at(options.now ?? '2027-01-12 11:00');
    return await scheduleOf(tx, team, '2027-01-11', options.weeks ?? 8, now);
  });
  await store.close();
  return schedule;
}
