import type { WebClient } from '@slack/web-api';
import type { ChannelTrouble } from '../../../domain/rotation/notice.ts';
import { outcomeOf } from '../carrier/outcome.ts';

/** How the bot stands to a channel that it is meant to post in. */
export type ChannelStanding =
  | { readonly kind: 'member' }
  | { readonly kind: 'trouble'; readonly trouble: ChannelTrouble }
  /** Slack did not say, for a reason that is not the channel's: a missing scope, a limit, an outage. */
  | { readonly kind: 'unanswered'; readonly why: string };

/**
 * Whether the bot can post there.
 *
 * @param idOf the channel's id; undefined when the bot sees no such channel.
 */
export async function channelStanding(
  client: WebClient,
  idOf: () => Promise<string | undefined>,
): Promise<ChannelStanding> {
  try {
    const id = await idOf();
    if (id === undefined) return trouble('unseen');
    const { channel } = await client.conversations.info({ channel: id });
    if (channel?.is_archived) return trouble('archived');
    return channel?.is_member ? { kind: 'member' } : trouble('no-member');
  } catch (error) {
    const outcome = outcomeOf(error);
    const why = 'why' in outcome ? outcome.why : 'unknown';
    return why === 'channel_not_found' ? trouble('unseen') : { kind: 'unanswered', why };
  }
}

const trouble = (kind: ChannelTrouble): ChannelStanding => ({ kind: 'trouble', trouble: kind });
