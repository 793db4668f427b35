import { daySpan } from '../../domain/schedule/day-span.ts';
import type { TeamKey, UserId } from '../../domain/team/responder.ts';
import type { Team } from '../../domain/team/team.ts';
import type { BusinessCalendar } from '../../domain/time/business-calendar.ts';
import { DAY_MS, type Instant } from '../../domain/time/instant.ts';
import { localDateOf } from '../../domain/time/local-days.ts';
import type { Store, Tx } from '../../ports/store.ts';
import type { Teams } from '../context.ts';
import { enqueueTeamEffects, homeLane } from '../rotation/enqueue-team-effects.ts';
import { teamsShown } from './teams-shown.ts';

/** Slack tells when a Home tab is opened, never when it is closed. This lasts over a weekend with a holiday. */
const OPEN_FOR_MS = 4 * DAY_MS;

/**
 * A store that lets Home tabs follow: whatever writes to a team's log asks, in the same transaction, that the open tabs
 * which show the team be looked at. Everything that changes what a tab shows is logged, so no use case has to think of it.
 */
export function followedByHomes(store: Store, teams: Teams): Store {
  return {
    close: async () => {
      await store.close();
    },
    transaction: async (work) =>
      await store.transaction(async (tx) => {
        const touched = new Map<TeamKey, { readonly event: number; readonly at: Instant }>();
        const log: Tx['log'] = {
          ...tx.log,
          append: async (where, events, at) => {
            const event = await tx.log.append(where, events, at);
            if (where.team !== undefined) touched.set(where.team, { event, at });
            return event;
          },
        };
        const result = await work({ ...tx, log });
        for (const [key, { event, at }] of touched) {
          const team = teams.get(key);
          if (team) await refreshHomes(tx, teams, team, String(event), at);
        }
        return result;
      }),
  };
}

/** Remembers that somebody has opened their Home tab: from now on it follows. */
export async function openHome(tx: Tx, teams: Teams, userId: UserId, now: Instant): Promise<void> {
  await tx.homes.opened(userId, now);
  for (const team of await teamsShown(tx, teams, userId)) await armTurn(tx, team, now);
}

/** The day has opened or closed. Goes on for as long as somebody has a Home tab open. */
export async function turnHomes(tx: Tx, teams: Teams, team: Team, now: Instant): Promise<void> {
  const open = await refreshHomes(tx, teams, team, `turn-${String(now)}`, now);
  if (open > 0) await armTurn(tx, team, now);
}

async function armTurn(tx: Tx, team: Team, now: Instant): Promise<void> {
  await tx.timers.arm(team.key, {
    incident: undefined,
    team: team.key,
    dueAt: nextTurn(team.calendar, now),
    what: { kind: 'home-turns' },
  });
}

/** Asks that the open tabs which show the team be published anew; answers how many there are. */
async function refreshHomes(
  tx: Tx,
  teams: Teams,
  team: Team,
  occasion: string,
  now: Instant,
): Promise<number> {
  const open = await tx.homes.openSince(now - OPEN_FOR_MS);
  let seen = 0;
  for (const userId of open) {
    const shown = await teamsShown(tx, teams, userId);
    if (!shown.includes(team)) continue;
    seen += 1;
    // A queued row publishes what is there when it goes: a second one would publish the same.
    if (await tx.outbox.isLaneQueued(homeLane(userId))) continue;
    const effect = { kind: 'home', of: userId } as const;
    await enqueueTeamEffects(tx, team.key, homeLane(userId), occasion, [effect], now);
  }
  return seen;
}

/** The next first opening or last closing of a day: what a tab says of now changes there. */
export function nextTurn(calendar: BusinessCalendar, now: Instant): Instant {
  const today = daySpan(calendar, localDateOf(now, calendar.zone));
  if (today && now < today.opens) return today.opens;
  if (today && now < today.closes) return today.closes;
  const opens = calendar.nextOpen(now);
  // Who is open over midnight closes and opens in the same instant.
  return opens > now ? opens : now + DAY_MS;
}
