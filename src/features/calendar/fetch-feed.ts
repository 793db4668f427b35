import { calendarText } from '../../domain/icalendar/calendar-text.ts';
import type { Team } from '../../domain/team/team.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Feed } from '../../ports/feeds.ts';
import type { Tx } from '../../ports/store.ts';
import type { CalendarContext } from './context.ts';
import { dutiesOf, responderOf } from './duties-of.ts';

/** A calendar as it stands. */
export interface FetchedCalendar {
  readonly text: string;
  /** Changes when, and only when, the text does. */
  readonly tag: string;
  readonly changedAt: Instant;
}

/**
 * What the address with this secret shows. Undefined for one that does not exist or was revoked, and for one of somebody
 * who has left the team.
 */
export async function fetchFeed(
  { store, clock, teams, secrets }: CalendarContext,
  secret: string,
): Promise<FetchedCalendar | undefined> {
  const hash = secrets.hash(secret);
  return await store.transaction(async (tx) => {
    const feed = await tx.feeds.byHash(hash);
    const team = feed && teams.get(feed.team);
    if (!feed || !team || !(await isStillOf(tx, team, feed))) return undefined;
    const now = clock.now();
    const duties = await dutiesOf(tx, team, feed.userId, feed.scope, now);
    if (duties === undefined) return undefined;
    const { name, events } = duties;
    // Without a revision's marks, so that only what is seen counts as a change.
    const contentHash = secrets.hash(calendarText(name, events, { sequence: 0, changedAt: 0 }));
    const seen: Feed =
      contentHash === feed.contentHash
        ? feed
        : { ...feed, revision: feed.revision + 1, changedAt: wholeSecond(now), contentHash };
    if (seen !== feed) await tx.feeds.put(seen);
    const { revision: sequence, changedAt } = seen;
    return {
      text: calendarText(name, events, { sequence, changedAt }),
      tag: `${String(sequence)}-${contentHash.slice(0, 32)}`,
      changedAt,
    };
  });
}

async function isStillOf(tx: Tx, team: Team, { userId }: Feed): Promise<boolean> {
  return team.admins.includes(userId) || (await responderOf(tx, team, userId)) !== undefined;
}

/** HTTP's and iCalendar's times have no milliseconds. */
function wholeSecond(t: Instant): Instant {
  return Math.floor(t / 1_000) * 1_000;
}
