import type { WebClient } from '@slack/web-api';
import type { Store } from '../../../ports/store.ts';
import type { Destination } from './message-of.ts';

/** Ids of Slack's conversations, found once and remembered in the database: paging somebody then takes a single call. */
export interface Channels {
  /**
   * @param certain asks Slack although the id is remembered: it takes messages to a deactivated account without a word,
   * and only refuses to open the conversation.
   * @throws what Slack answers when there is no such person; UnknownChannel when there is no such channel.
   */
  idOf(to: Destination, client: WebClient, certain?: boolean): Promise<string>;
}

/** Looks like Slack's own refusal, so that it is treated as one. */
class UnknownChannel extends Error {
  readonly code = 'slack_webapi_platform_error';
  readonly data = { ok: false, error: 'channel_not_found' } as const;
}

const LOOKS_LIKE_ID = /^[CG][A-Z0-9]{6,}$/u;

export function createChannels(store: Store): Channels {
  // Every message asks for one; the ids of a conversation never change.
  const atHand = new Map<string, string>();
  const remembered = async (key: string): Promise<string | undefined> => {
    const known =
      atHand.get(key) ?? (await store.transaction(async (tx) => await tx.messages.channelId(key)));
    if (known !== undefined) atHand.set(key, known);
    return known;
  };
  const remember = async (key: string, id: string): Promise<string> => {
    await store.transaction(async (tx) => {
      await tx.messages.rememberChannel(key, id);
    });
    atHand.set(key, id);
    return id;
  };
  return {
    idOf: async (to, client, certain = false) => {
      if (to.kind === 'channel') {
        if (LOOKS_LIKE_ID.test(to.name)) return to.name;
        const known = await remembered(to.name);
        if (known !== undefined) return known;
        const id = await findChannel(client, to.name);
        if (id === undefined) throw new UnknownChannel(`no channel named ${to.name}`);
        return await remember(to.name, id);
      }
      const users = to.kind === 'group' ? to.userIds.toSorted().join(',') : to.userId;
      const key = `dm:${users}`;
      const known = certain ? undefined : await remembered(key);
      if (known !== undefined) return known;
      const opened = await client.conversations.open({ users });
      const id = opened.channel?.id;
      return id === undefined ? users : await remember(key, id);
    },
  };
}

/** Searches the channels that the bot can see, page by page. */
export async function findChannel(client: WebClient, name: string): Promise<string | undefined> {
  let cursor: string | undefined;
  do {
    const page = await client.conversations.list({
      types: 'public_channel,private_channel',
      exclude_archived: true,
      limit: 200,
      ...(cursor === undefined ? {} : { cursor }),
    });
    const id = page.channels?.find((channel) => channel.name === name)?.id;
    if (id !== undefined) return id;
    cursor = page.response_metadata?.next_cursor || undefined;
  } while (cursor !== undefined);
  return undefined;
}
