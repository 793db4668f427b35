import type { WebClient } from '@slack/web-api';
import { IANAZone } from 'luxon';
import type { Log } from '../../../ports/log.ts';
import { outcomeOf } from '../carrier/outcome.ts';

/** The zone that somebody has chosen in Slack. Undefined where Slack does not say, or does not answer. */
export async function zoneOf(
  client: WebClient,
  log: Log,
  userId: string,
): Promise<string | undefined> {
  try {
    const { user } = await client.users.info({ user: userId });
    const zone = user?.tz;
    return zone !== undefined && IANAZone.isValidZone(zone) ? zone : undefined;
  } catch (error) {
    const outcome = outcomeOf(error);
    log.warn('somebody’s time zone is not known', {
      userId,
      why: 'why' in outcome ? outcome.why : outcome.kind,
    });
    return undefined;
  }
}
