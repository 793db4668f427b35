import type { WebClient } from '@slack/web-api';
import type { Log } from '../../../ports/log.ts';
import { outcomeOf } from '../carrier/outcome.ts';

/** Who the bot is in Slack. */
export interface Identity {
  readonly botUserId: string;
  readonly botId: string | undefined;
  readonly teamId: string;
  /** The token's scopes; undefined when Slack did not name them. */
  readonly scopes: readonly string[] | undefined;
}

/** The token is wrong: trying again cannot help. */
export class TokenRefused extends Error {}

const TRY_AGAIN_MS = 2_000;

/**
 * Asks Slack who we are, for as long as it takes: Bolt would remember one failure for ever and drop everything.
 *
 * @throws TokenRefused when Slack refuses the token itself.
 */
export async function identify(
  client: WebClient,
  log: Log,
  signal: AbortSignal,
): Promise<Identity | undefined> {
  while (!signal.aborted) {
    try {
      const who = await client.auth.test();
      return {
        botUserId: who.user_id ?? '',
        botId: who.bot_id,
        teamId: who.team_id ?? '',
        scopes: who.response_metadata?.scopes,
      };
    } catch (error) {
      const outcome = outcomeOf(error);
      const why = 'why' in outcome ? outcome.why : 'unknown';
      if (['invalid_auth', 'not_authed', 'token_revoked', 'account_inactive'].includes(why)) {
        throw new TokenRefused(
          `Slack refuses SLACK_BOT_TOKEN (${why}): copy the bot token from your app’s page, OAuth & Permissions`,
          { cause: error },
        );
      }
      log.warn('Slack cannot be reached yet, tries again', { why });
      await new Promise<void>((resolve) => {
        const timeout = setTimeout(resolve, TRY_AGAIN_MS);
        signal.addEventListener(
          'abort',
          () => {
            clearTimeout(timeout);
            resolve();
          },
          { once: true },
        );
      });
    }
  }
  return undefined;
}
