import type { Context } from '../context.ts';
import { Refusal } from '../refusal.ts';
import { record } from '../show.ts';
import type { Json, StoredMessage } from '../wire.ts';
import { apiMessage } from './api-message.ts';
import { type Method, optionalText, text, writableConversation } from './arguments.ts';

/** What hangs on channels and messages: pins, bookmarks, reactions. */
export const SHELF_METHODS: Readonly<Record<string, Method>> = {
  'pins.add': (args, context) => {
    const message = messageOf(args, context, 'no_item_specified');
    const pins = pinsOf(context, message.channel);
    if (pins.has(message.ts)) throw new Refusal('already_pinned');
    pins.add(message.ts);
    noteOn(context, message, 'pin', 'pinned');
    return {};
  },

  'pins.remove': (args, context) => {
    const message = messageOf(args, context, 'no_item_specified');
    if (!pinsOf(context, message.channel).delete(message.ts)) throw new Refusal('no_pin');
    noteOn(context, message, 'pin', 'no longer pinned');
    return {};
  },

  'pins.list': (args, context) => {
    const { id } = writableConversation(args, context);
    const messages = [...pinsOf(context, id)].flatMap((ts) => context.messages.find(id, ts) ?? []);
    return {
      items: messages.map((message) => ({
        type: 'message',
        channel: id,
        message: apiMessage(context, message),
      })),
    };
  },

  'bookmarks.add': (args, context) => {
    const { id } = writableConversation({ channel: args['channel_id'] }, context);
    const bookmark: Json = {
      id: context.extras.nextId('Bk'),
      channel_id: id,
      title: text(args, 'title'),
      type: text(args, 'type'),
      link: optionalText(args, 'link') ?? '',
      emoji: optionalText(args, 'emoji') ?? '',
    };
    context.extras.bookmarks.set(id, [...(context.extras.bookmarks.get(id) ?? []), bookmark]);
    noteBookmark(context, id, bookmark);
    return { bookmark };
  },

  'bookmarks.edit': (args, context) => {
    const { id, bookmarks, bookmark } = bookmarkOf(args, context);
    const edited: Json = {
      ...bookmark,
      ...(args['title'] === undefined ? {} : { title: args['title'] }),
      ...(args['link'] === undefined ? {} : { link: args['link'] }),
    };
    context.extras.bookmarks.set(
      id,
      bookmarks.map((one) => (one === bookmark ? edited : one)),
    );
    noteBookmark(context, id, edited);
    return { bookmark: edited };
  },

  'bookmarks.remove': (args, context) => {
    const { id, bookmarks, bookmark } = bookmarkOf(args, context);
    context.extras.bookmarks.set(
      id,
      bookmarks.filter((one) => one !== bookmark),
    );
    record(context, { kind: 'bookmark', channel: id, text: '' });
    return {};
  },

  'bookmarks.list': (args, context) => {
    const { id } = writableConversation({ channel: args['channel_id'] }, context);
    return { bookmarks: context.extras.bookmarks.get(id) ?? [] };
  },

  'reactions.add': (args, context) => {
    const message = messageOf(args, context, 'no_item_specified');
    const name = text(args, 'name');
    const { userId } = context.workspace.bot;
    if (message.reactions?.[name]?.includes(userId) === true) {
      throw new Refusal('already_reacted');
    }
    react(context, message, name, userId, true);
    return {};
  },

  'reactions.remove': (args, context) => {
    const message = messageOf(args, context, 'no_item_specified');
    const name = text(args, 'name');
    const { userId } = context.workspace.bot;
    if (message.reactions?.[name]?.includes(userId) !== true) throw new Refusal('no_reaction');
    react(context, message, name, userId, false);
    return {};
  },
};

/** Adds or takes back one person's reaction. */
export function react(
  context: Context,
  message: StoredMessage,
  name: string,
  user: string,
  isThere: boolean,
): void {
  const others = (message.reactions?.[name] ?? []).filter((id) => id !== user);
  const users = isThere ? [...others, user] : others;
  const { [name]: _before, ...rest } = message.reactions ?? {};
  const changed: StoredMessage = {
    ...message,
    reactions: users.length === 0 ? rest : { ...rest, [name]: users },
  };
  context.messages.put(changed);
  noteOn(context, message, 'reaction', `${isThere ? '+' : '-'}:${name}:`, user);
  context.announce({ kind: 'message_changed', message: changed });
}

function messageOf(args: Json, context: Context, missing: string): StoredMessage {
  const { id } = writableConversation(args, context);
  const ts = optionalText(args, 'timestamp');
  if (ts === undefined) throw new Refusal(missing);
  const message = context.messages.find(id, ts);
  if (message === undefined) throw new Refusal('message_not_found');
  return message;
}

function pinsOf(context: Context, channel: string): Set<string> {
  let pins = context.extras.pins.get(channel);
  if (pins === undefined) {
    pins = new Set();
    context.extras.pins.set(channel, pins);
  }
  return pins;
}

function bookmarkOf(
  args: Json,
  context: Context,
): { id: string; bookmarks: Json[]; bookmark: Json } {
  const { id } = writableConversation({ channel: args['channel_id'] }, context);
  const bookmarks = context.extras.bookmarks.get(id) ?? [];
  const bookmark = bookmarks.find((one) => one['id'] === text(args, 'bookmark_id'));
  if (bookmark === undefined) throw new Refusal('not_found');
  return { id, bookmarks, bookmark };
}

function noteBookmark(context: Context, channel: string, bookmark: Json): void {
  const shown = `${String(bookmark['title'])} ${String(bookmark['link'])}`;
  record(context, { kind: 'bookmark', channel, text: shown });
}

function noteOn(
  context: Context,
  message: StoredMessage,
  kind: 'pin' | 'reaction',
  shown: string,
  user?: string,
): void {
  record(context, {
    kind,
    channel: message.channel,
    ts: message.ts,
    text: shown,
    editOf: message.seq,
    ...(user === undefined || user === context.workspace.bot.userId ? {} : { user }),
  });
}
