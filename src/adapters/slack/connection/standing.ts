import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { HOUR_MS } from '../../../domain/time/instant.ts';
import type { Log } from '../../../ports/log.ts';
import type { Standing, StandingOf } from '../../../ports/standing.ts';
import { outcomeOf } from '../carrier/outcome.ts';

/** Slack leaves out of its answer what somebody who is gone no longer is. */
const profile = z.object({
  deleted: z.boolean().default(false),
  is_bot: z.boolean().default(false),
  is_restricted: z.boolean().default(false),
  is_ultra_restricted: z.boolean().default(false),
  is_stranger: z.boolean().default(false),
});

/** Slack gives an interaction three seconds: whoever waits for it is not kept for longer than this. */
const PATIENCE_MS = 1_000;

/** People become guests and members by an administrator's hand: an hour late is soon enough. */
const KEPT_MS = HOUR_MS;

/** More than a workspace has who are on no roster and use the bot within an hour. */
const MOST_KEPT = 10_000;

/**
 * Asks Slack what people are, and remembers it for an hour.
 *
 * @param realNow real epoch milliseconds: what Slack says grows old in real time.
 */
export function createStandings(client: WebClient, log: Log, realNow: () => number): StandingOf {
  const known = new Map<string, { readonly standing: Standing; readonly until: number }>();
  return async (userId) => {
    const before = known.get(userId);
    if (before && before.until > realNow()) return before.standing;
    // An answer that comes too late for this is there for the next.
    return await withinPatience(
      ask(userId).then((standing) => {
        if (standing === 'unknown') return standing;
        if (known.size >= MOST_KEPT) known.clear();
        known.set(userId, { standing, until: realNow() + KEPT_MS });
        return standing;
      }),
    );
  };

  async function ask(userId: string): Promise<Standing> {
    try {
      const { user } = await client.users.info({ user: userId });
      return standingIn(profile.parse(user));
    } catch (error) {
      const outcome = outcomeOf(error);
      const why = 'why' in outcome ? outcome.why : outcome.kind;
      // Slack knows no such person: they are of somewhere else.
      if (why === 'user_not_found' || why === 'user_not_visible') return 'stranger';
      log.warn('Slack did not say what somebody is in the workspace', { userId, why });
      return 'unknown';
    }
  }
}

function standingIn(found: z.infer<typeof profile>): Standing {
  if (found.deleted) return 'gone';
  if (found.is_stranger) return 'stranger';
  if (found.is_bot) return 'bot';
  return found.is_restricted || found.is_ultra_restricted ? 'guest' : 'member';
}

async function withinPatience(answer: Promise<Standing>): Promise<Standing> {
  let timeout: NodeJS.Timeout | undefined;
  const tooLate = new Promise<Standing>((resolve) => {
    timeout = setTimeout(() => {
      resolve('unknown');
    }, PATIENCE_MS);
  });
  try {
    return await Promise.race([answer, tooLate]);
  } finally {
    clearTimeout(timeout);
  }
}
