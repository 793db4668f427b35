import { z } from 'zod';
import type { PointedAt } from '../../../../features/incident/share-message.ts';
import { platformError } from '../../carrier/outcome.ts';
import { mentionedIn, readableText } from '../../thread-text.ts';
import type { ListenerContext } from '../context.ts';

const message = z.object({
  ts: z.string(),
  thread_ts: z.string().optional(),
  user: z.string().optional(),
  username: z.string().optional(),
  bot_id: z.string().optional(),
  text: z.string().default(''),
  files: z.array(z.object({ name: z.string().nullish() })).optional(),
});

/** What Slack calls conversations that have no name. */
const NAMELESS: ReadonlySet<string> = new Set(['directmessage', 'privategroup']);

/** A message as Slack hands it over, as a person reads it: with names for mentions and without Slack's markup. */
export async function pointAt(
  { store }: Pick<ListenerContext, 'store'>,
  channel: { readonly id: string; readonly name: string | undefined },
  given: unknown,
): Promise<PointedAt> {
  const { ts, thread_ts, user, username, bot_id, text, files } = message.parse(given);
  const names = new Map<string, string>();
  await store.transaction(async (tx) => {
    for (const id of mentionedIn(text)) {
      const [role] = await tx.people.byUser(id);
      names.set(id, role?.name ?? (await tx.people.nameOf(id)) ?? id);
    }
  });
  return {
    channel: channel.id,
    channelName: NAMELESS.has(channel.name ?? '') ? undefined : channel.name,
    ts,
    threadTs: thread_ts,
    authorId: bot_id === undefined ? user : undefined,
    authorName: username ?? (bot_id === undefined ? (user ?? 'somebody') : 'an app'),
    text: readableText(text, (id) => names.get(id) ?? id),
    files: (files ?? []).map(({ name }) => name ?? 'a file without a name'),
  };
}

/** Asks Slack for a message's address, once the form is open: nobody waits for it. */
export async function rememberLink(
  { clients, store, log }: Pick<ListenerContext, 'clients' | 'store' | 'log'>,
  { channel, ts }: Pick<PointedAt, 'channel' | 'ts'>,
): Promise<void> {
  try {
    const { permalink } = await clients.reads.chat.getPermalink({ channel, message_ts: ts });
    if (permalink === undefined) return;
    await store.transaction(async (tx) => {
      await tx.sharedMessages.putLink(`${channel}:${ts}`, permalink);
    });
  } catch (error) {
    // In a conversation that the bot is not in. The incident says where and when it was all the same.
    log.debug('a message has no address for us', { why: platformError(error) });
  }
}
