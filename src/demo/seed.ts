import { DateTime } from 'luxon';
import type { Team } from '../domain/team/team.ts';
import type { WeekName } from '../domain/time/instant.ts';
import type { Store } from '../ports/store.ts';
import { DEMO_PAIRS, DEMO_PEOPLE } from './demo-team.ts';

/** Puts the demo's eight on a team's rotation, with a pair a week from the given Monday on. */
export async function seedDemo(
  store: Store,
  team: Pick<Team, 'key'>,
  firstWeek: WeekName,
  weeks: number,
): Promise<void> {
  await store.transaction(async (tx) => {
    const ids = new Map<string, string>();
    for (const { realName: _, ...person } of DEMO_PEOPLE) {
      const id = await tx.people.put({
        ...person,
        team: team.key,
        github: `${person.name}-gh`,
        email: `${person.name}@example.org`,
        capabilities: person.capabilities ?? [],
        active: true,
      });
      ids.set(person.name, id);
    }
    for (let n = 0; n < weeks; n++) {
      const week = DateTime.fromISO(firstWeek, { zone: 'utc' }).plus({ weeks: n }).toISODate();
      const pair = DEMO_PAIRS[n % DEMO_PAIRS.length];
      if (week === null || pair === undefined) continue;
      for (const [index, role] of (['primary', 'backup'] as const).entries()) {
        const responderId = ids.get(pair[index] ?? '');
        if (responderId === undefined) continue;
        await tx.people.putAssignment(team.key, { week, role, responderId }, 0);
      }
    }
  });
}
