import type { WebClient } from '@slack/web-api';
import type { AccessNotice } from '../../../domain/rotation/notice.ts';
import type { Context } from '../../../features/context.ts';
import { tellAdmins } from '../../../features/team/tell-admins.ts';
import type { Log } from '../../../ports/log.ts';
import type { Channels } from '../carrier/channels.ts';
import { channelStanding } from './channel-standing.ts';
import { missingScopes } from './missing-scopes.ts';

/** Either lets the bot ask about channels, of its kind. */
const CHANNEL_SCOPES: readonly string[] = ['channels:read', 'groups:read'];

/**
 * Looks, once the bot has started, at what would only show when a page is refused: scopes that the token lacks, and
 * channels that the bot cannot post in. Said in the log and, at most once a day each, to the team's admins.
 *
 * @param granted the token's scopes; undefined when Slack did not name them.
 */
export async function checkAccess(tools: {
  readonly client: WebClient;
  readonly channels: Channels;
  readonly granted: readonly string[] | undefined;
  readonly context: Context;
  readonly log: Log;
  readonly signal: AbortSignal;
}): Promise<void> {
  const { client, channels, granted, context, log, signal } = tools;
  const scopes = granted === undefined ? [] : missingScopes(granted);
  if (scopes.length > 0) {
    log.warn('the Slack token lacks scopes: update the app from manifest.yml and reinstall it', {
      scopes,
    });
  }
  // Without the scope every channel would look like one that is not there.
  const mayAsk = granted === undefined || CHANNEL_SCOPES.some((scope) => granted.includes(scope));
  for (const team of context.teams.values()) {
    const notices: AccessNotice[] = [];
    if (scopes.length > 0) notices.push({ about: 'scopes-missing', scopes });
    for (const name of mayAsk ? new Set(Object.values(team.channels)) : []) {
      if (signal.aborted) return;
      const to = { kind: 'channel', name, threadTs: undefined } as const;
      const standing = await channelStanding(client, async () => await channels.idOf(to, client));
      if (standing.kind === 'unanswered') {
        const { why } = standing;
        log.warn('whether the bot can post in a channel could not be checked', {
          channel: name,
          why,
        });
      } else if (standing.kind === 'trouble') {
        const { trouble } = standing;
        log.warn('the bot cannot post in a team’s channel; hotline doctor says more', {
          channel: name,
          trouble,
        });
        notices.push({ about: 'channel-closed', channel: name, trouble });
      }
    }
    if (signal.aborted) return;
    if (notices.length > 0) await tellAdmins(context, team, notices);
  }
}
