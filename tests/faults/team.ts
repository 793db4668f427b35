import { composeTeams } from '../../src/compose-teams.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import type { Teams } from '../../src/features/context.ts';
import type { Store } from '../../src/ports/store.ts';
import { BACKUP, PRIMARY, TEAM_MEMBERS } from './world.ts';

/** A campaign lasts weeks of bot time at most; one pair has all the weeks around, so that the backup is always the same. */
const WEEKS = 16;
const WEEK_MS = 7 * 24 * 60 * 60 * 1_000;

export async function teamsOf(config: string): Promise<Teams> {
  const loaded = loadConfig(config, 'hotline.yml');
  if (!loaded.ok) throw new Error(loaded.problems.map((one) => one.problem).join('\n'));
  const composed = await composeTeams(loaded.value, new Date().getUTCFullYear());
  if (!composed.ok) throw new Error(composed.problems.join('\n'));
  return composed.teams;
}

/** All or nothing, once: a kill in the middle leaves none, and the next life does it again. */
export async function seedTeam(store: Store, now: number): Promise<void> {
  await store.transaction(async (tx) => {
    if ((await tx.people.ofTeam('visit')).length > 0) return;
    const ids = new Map<string, string>();
    for (const userId of TEAM_MEMBERS) {
      const id = await tx.people.put({
        userId,
        name: userId.toLowerCase(),
        team: 'visit',
        level: 'veteran',
        weight: 1,
        phone: undefined,
        topics: [],
        github: undefined,
        email: undefined,
        capabilities: [],
        active: true,
      });
      ids.set(userId, id);
    }
    const monday = mondayBefore(now - 2 * WEEK_MS);
    for (let n = 0; n < WEEKS; n++) {
      const week = new Date(monday + n * WEEK_MS).toISOString().slice(0, 10);
      await tx.people.putAssignment(
        'visit',
        { week, role: 'primary', responderId: ids.get(PRIMARY) ?? '' },
        0,
      );
      await tx.people.putAssignment(
        'visit',
        { week, role: 'backup', responderId: ids.get(BACKUP) ?? '' },
        0,
      );
    }
  });
}

/** The epoch began on a Thursday. */
function mondayBefore(t: number): number {
  const thursdayShift = 3 * 24 * 60 * 60 * 1_000;
  return Math.floor((t + thursdayShift) / WEEK_MS) * WEEK_MS - thursdayShift;
}
