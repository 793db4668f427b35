import type { App } from '@slack/bolt';
import { z } from 'zod';
import {
  noteThreadMessage,
  type ThreadMessage,
} from '../../../features/issue-log/note-thread-message.ts';
import { mentionedIn, readableText } from '../thread-text.ts';
import { restrictedThread } from '../views/log-lines.ts';
import type { ListenerContext } from './context.ts';

const message = z.object({
  ts: z.string(),
  thread_ts: z.string().optional(),
  user: z.string().optional(),
  bot_id: z.string().optional(),
  text: z.string().default(''),
  edited: z.object({ ts: z.string() }).optional(),
  files: z.array(z.object({ name: z.string().nullish() })).optional(),
});

type Message = z.infer<typeof message>;

const SPOKEN: ReadonlySet<string> = new Set(['', 'thread_broadcast', 'file_share', 'me_message']);

const event = z.object({
  subtype: z.string().default(''),
  channel: z.string(),
  deleted_ts: z.string().optional(),
  message: message.optional(),
  previous_message: message.optional(),
});

/** What people say in a thread, change and take back. Whose thread it is, the use case finds out. */
export function listenToThreads(app: App, context: ListenerContext): void {
  app.event('message', async ({ event: given, body }) => {
    const delivery = `event:${body.event_id}`;
    const read = readEvent(given);
    if (read === undefined) return;
    const restricted = await noteThreadMessage(context, delivery, await withNames(context, read));
    if (restricted === undefined || read.said === undefined) return;
    const { channel, threadTs, said } = read;
    await context.clients.answers.chat.postEphemeral({
      channel,
      user: said.userId,
      thread_ts: threadTs,
      ...restrictedThread(restricted),
    });
  });
}

/** @returns undefined for what is no person's message in a thread. */
export function readEvent(given: unknown): ThreadMessage | undefined {
  const parsed = event.safeParse(given);
  if (!parsed.success) return undefined;
  const { subtype, channel, deleted_ts, previous_message } = parsed.data;
  if (subtype === 'message_deleted') {
    const threadTs = previous_message?.thread_ts;
    if (deleted_ts === undefined || threadTs === undefined || previous_message?.bot_id) {
      return undefined;
    }
    return { channel, threadTs, ts: deleted_ts, said: undefined };
  }
  if (subtype === 'message_changed') return spoken(channel, parsed.data.message);
  return SPOKEN.has(subtype) ? spoken(channel, message.safeParse(given).data) : undefined;
}

function spoken(channel: string, given: Message | undefined): ThreadMessage | undefined {
  // What a bot posts is no remark: ours would come back to where it came from.
  if (given?.thread_ts === undefined || given.user === undefined || given.bot_id) return undefined;
  const files = (given.files ?? []).map(({ name }) => `[file in Slack: ${name ?? 'unnamed'}]`);
  return {
    channel,
    threadTs: given.thread_ts,
    ts: given.ts,
    said: {
      userId: given.user,
      text: [given.text, ...files].filter((part) => part !== '').join('\n'),
      editedAt:
        given.edited === undefined ? undefined : Math.floor(Number(given.edited.ts) * 1_000),
    },
  };
}

async function withNames({ store }: ListenerContext, given: ThreadMessage): Promise<ThreadMessage> {
  const { said } = given;
  if (said === undefined) return given;
  const names = new Map<string, string>();
  await store.transaction(async (tx) => {
    for (const id of mentionedIn(said.text)) {
      const [role] = await tx.people.byUser(id);
      names.set(id, role?.name ?? (await tx.people.nameOf(id)) ?? id);
    }
  });
  return {
    ...given,
    said: { ...said, text: readableText(said.text, (id) => names.get(id) ?? id) },
  };
}
