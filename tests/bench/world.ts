import { DateTime } from 'luxon';
import { composeTeams } from '../../src/compose-teams.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import type { Instant } from '../../src/domain/time/instant.ts';
import type { Teams } from '../../src/features/context.ts';
import type { Store } from '../../src/ports/store.ts';

/** As many teams as are asked for, each with a channel, a primary, a backup and a lead of its own. */
export const teamKey = (n: number): string => `team${String(n)}`;
export const channelName = (n: number): string => `live-${String(n)}`;

export const PEOPLE = ['primary', 'backup', 'lead'] as const;
type Post = (typeof PEOPLE)[number];

export const userId = (n: number, post: Post): string =>
  `U${post.slice(0, 1).toUpperCase()}${String(n).padStart(6, '0')}`;

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, n) => n);

export function workspace(teams: number) {
  return {
    name: 'Bench',
    users: numbers(teams).flatMap((n) =>
      PEOPLE.map((post) => ({
        id: userId(n, post),
        name: `${post}${String(n)}`,
        realName: `${post}${String(n)}`,
      })),
    ),
    channels: numbers(teams).map((n) => ({ name: channelName(n) })),
  };
}

/** Open day and night, so that what is measured does not depend on the hour at which it is. */
export function configText(teams: number): string {
  const team = (n: number): string => `
  ${teamKey(n)}:
    name: Team ${String(n)}
    channels: { incidents: ${channelName(n)} }
    admins: [${userId(n, 'lead')}]
    lead: ${userId(n, 'lead')}
    calendar:
      zone: Etc/UTC
      hours: { mon-sun: ["00:00-24:00"] }
    response: { goal: 60, remind_at: [50%, 80%], repeat_page: 10 }
    escalation:
      - { page: backup }
      - { page: lead, after: 20 }
      - { tell: channel, after: 20 }
`;
  return `teams:${numbers(teams).map(team).join('')}`;
}

export async function benchTeams(teams: number): Promise<Teams> {
  const loaded = loadConfig(configText(teams), 'hotline.yml');
  if (!loaded.ok) throw new Error(loaded.problems.map((one) => one.problem).join('\n'));
  const composed = await composeTeams(loaded.value, new Date().getUTCFullYear());
  if (!composed.ok) throw new Error(composed.problems.join('\n'));
  return composed.teams;
}

/** Puts everyone on their team, and each pair on duty for the weeks around `now`. Answers the primaries' ids by team. */
export async function seedPeople(
  store: Store,
  teams: number,
  now: Instant,
): Promise<readonly string[]> {
  const monday = DateTime.fromMillis(now, { zone: 'utc' }).startOf('week');
  const weeks = [-1, 0, 1].map((n) => monday.plus({ weeks: n }).toFormat('yyyy-MM-dd'));
  return await store.transaction(async (tx) => {
    const primaries: string[] = [];
    for (const n of numbers(teams)) {
      const ids = new Map<Post, string>();
      for (const post of PEOPLE) {
        const person = {
          team: teamKey(n),
          name: `${post}${String(n)}`,
          userId: userId(n, post),
          github: undefined,
          email: undefined,
          phone: '2-4847',
          level: 'veteran',
          weight: 1,
          capabilities: [],
          topics: [],
          active: true,
        } as const;
        ids.set(post, await tx.people.put(person));
      }
      const [primary = '', backup = ''] = [ids.get('primary'), ids.get('backup')];
      for (const week of weeks) {
        await tx.people.putAssignment(
          teamKey(n),
          { week, role: 'primary', responderId: primary },
          0,
        );
        await tx.people.putAssignment(teamKey(n), { week, role: 'backup', responderId: backup }, 0);
      }
      primaries.push(primary);
    }
    return primaries;
  });
}
