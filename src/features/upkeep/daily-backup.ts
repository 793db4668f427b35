import { everyDayAt } from '../../domain/schedule/each-day.ts';
import type { Backups } from '../../ports/backups.ts';
import type { Chore } from '../../ports/jobs.ts';

/** 03:00 in UTC. */
const AT_MINUTE = 3 * 60;

/** Each day: a copy of the database. One that fails stays in the health endpoint's answer until it is mended. */
export function dailyBackup(backups: Backups): Chore {
  return {
    name: 'daily-backup',
    scope: 'chore',
    catchUp: 'latest',
    timetable: everyDayAt('UTC', AT_MINUTE),
    perform: async ({ period }) => {
      await backups.make(period);
    },
  };
}
