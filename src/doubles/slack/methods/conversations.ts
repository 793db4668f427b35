import type { Context } from '../context.ts';
import { Refusal } from '../refusal.ts';
import { complain, record } from '../show.ts';
import type { MessageRange, PageOfMessages } from '../state/message-store.ts';
import type { Conversation } from '../state/workspace.ts';
import type { Json } from '../wire.ts';
import { apiMessage } from './api-message.ts';
import {
  conversationOf,
  flag,
  given,
  list,
  type Method,
  optionalText,
  text,
  visibleConversation,
  writableConversation,
} from './arguments.ts';
import { escapedTopic, setTopic, TOPIC_LIMIT } from './topic.ts';

/** Slack's most people in a group direct message, the bot not counted. */
const MPIM_LIMIT = 8;

export const CONVERSATION_METHODS: Readonly<Record<string, Method>> = {
  'conversations.list': (args, context) => {
    const types = list(args, 'types');
    const wanted = types.length === 0 ? ['public_channel'] : types;
    const found = context.workspace
      .conversations()
      .filter(
        (one) =>
          wanted.includes(typeOf(one)) &&
          (one.kind !== 'private' || context.workspace.isBotIn(one)) &&
          !(one.isArchived && flag(args, 'exclude_archived')),
      );
    return paged(args, found, 'channels', (one) => apiConversation(context, one));
  },

  'conversations.info': (args, context) => ({
    channel: apiConversation(context, visibleConversation(args, context)),
  }),

  'conversations.members': (args, context) =>
    paged(args, visibleConversation(args, context).members, 'members', (id) => id),

  'conversations.history': (args, context) => {
    const conversation = readable(args, context);
    const page = context.messages.history(conversation.id, rangeOf(args));
    return messagesAnswer(args, context, page);
  },

  'conversations.replies': (args, context) => {
    const conversation = readable(args, context);
    const ts = text(args, 'ts');
    const asked = context.messages.find(conversation.id, ts);
    if (asked === undefined) throw new Refusal('thread_not_found');
    const page = context.messages.replies(conversation.id, asked.threadTs ?? ts, rangeOf(args));
    return messagesAnswer(args, context, page);
  },

  'conversations.open': (args, context) => {
    const { workspace } = context;
    const channel = optionalText(args, 'channel');
    const users = list(args, 'users');
    if (channel !== undefined) return { channel: { id: conversationOf(args, context).id } };
    if (users.length === 0) throw new Refusal('users_list_not_supplied');
    if (users.length > MPIM_LIMIT) throw new Refusal('too_many_users');
    for (const id of users) {
      const user = workspace.user(id);
      if (user === undefined) throw new Refusal('user_not_found');
      if (user.deleted === true) throw new Refusal('user_disabled');
    }
    const [only = ''] = users;
    const wasOpen = users.length === 1 && workspace.find(only) !== undefined;
    const opened = users.length === 1 ? workspace.openIm(only) : workspace.openMpim(users);
    context.announce({ kind: 'conversation', conversation: opened });
    return {
      ...(wasOpen ? { no_op: true, already_open: true } : {}),
      channel: flag(args, 'return_im') ? apiConversation(context, opened) : { id: opened.id },
    };
  },

  'conversations.create': (args, context) => {
    const created = context.workspace.create(text(args, 'name'), flag(args, 'is_private'));
    context.announce({ kind: 'conversation', conversation: created });
    return { channel: apiConversation(context, created) };
  },

  'conversations.setTopic': (args, context) => {
    const conversation = writableConversation(args, context);
    const topic = optionalText(args, 'topic') ?? '';
    if (topic.length > TOPIC_LIMIT) {
      complain(context, 'conversations.setTopic', 'too_long', [`topic of ${topic.length}`]);
    }
    setTopic(context, conversation, escapedTopic(topic));
    return { channel: apiConversation(context, conversation) };
  },

  'conversations.join': (args, context) => {
    const conversation = visibleConversation(args, context);
    if (conversation.isArchived) throw new Refusal('is_archived');
    if (conversation.kind !== 'channel') {
      throw new Refusal('method_not_supported_for_channel_type');
    }
    const isMember = context.workspace.isBotIn(conversation);
    if (!isMember) addMembers(context, conversation, [context.workspace.bot.userId]);
    return {
      channel: apiConversation(context, conversation),
      ...(isMember ? { warning: 'already_in_channel' } : {}),
    };
  },

  'conversations.invite': (args, context) => {
    const conversation = writableConversation(args, context);
    const users = list(args, 'users');
    if (users.length === 0) throw new Refusal('no_user');
    if (users.includes(context.workspace.bot.userId)) throw new Refusal('cant_invite_self');
    if (users.some((id) => context.workspace.user(id) === undefined)) {
      throw new Refusal('user_not_found');
    }
    const strangers = users.filter((id) => !conversation.members.includes(id));
    if (strangers.length === 0) throw new Refusal('already_in_channel');
    addMembers(context, conversation, strangers);
    return { channel: apiConversation(context, conversation) };
  },

  'users.conversations': (args, context) => {
    const user = optionalText(args, 'user') ?? context.workspace.bot.userId;
    const types = list(args, 'types');
    const wanted = types.length === 0 ? ['public_channel'] : types;
    const found = context.workspace
      .conversations()
      .filter((one) => wanted.includes(typeOf(one)) && one.members.includes(user));
    return paged(args, found, 'channels', (one) => apiConversation(context, one));
  },
};

/** A page of items, with Slack's opaque cursor (here: where to go on). */
export function paged<T>(
  args: Json,
  items: readonly T[],
  name: string,
  show: (item: T) => unknown,
): Json {
  const limit = Number(args['limit'] ?? 0) || items.length || 1;
  const start = Number(optionalText(args, 'cursor') ?? 0) || 0;
  const end = start + limit;
  return {
    [name]: items.slice(start, end).map(show),
    response_metadata: { next_cursor: end < items.length ? String(end) : '' },
  };
}

function readable(args: Json, context: Context): Conversation {
  const conversation = visibleConversation(args, context);
  if (!context.workspace.isBotIn(conversation)) throw new Refusal('not_in_channel');
  return conversation;
}

function rangeOf(args: Json): MessageRange {
  const limit = Number(args['limit'] ?? 100);
  if (!Number.isInteger(limit) || limit < 1 || limit > 1000) throw new Refusal('invalid_limit');
  return {
    limit,
    inclusive: flag(args, 'inclusive'),
    ...given('oldest', emptyAsAbsent(optionalText(args, 'oldest'))),
    ...given('latest', emptyAsAbsent(optionalText(args, 'latest'))),
    ...given('after', emptyAsAbsent(optionalText(args, 'cursor'))),
  };
}

function messagesAnswer(args: Json, context: Context, page: PageOfMessages): Json {
  const withMetadata = flag(args, 'include_all_metadata');
  return {
    messages: page.messages.map((message) => apiMessage(context, message, { withMetadata })),
    has_more: page.hasMore,
    ...(page.hasMore ? { response_metadata: { next_cursor: page.messages.at(-1)?.ts ?? '' } } : {}),
  };
}

function addMembers(context: Context, conversation: Conversation, users: readonly string[]): void {
  conversation.members.push(...users);
  context.announce({ kind: 'conversation', conversation });
  record(context, {
    kind: 'membership',
    channel: conversation.id,
    text: `${users.map((id) => `<@${id}>`).join(', ')} joined`,
  });
}

function typeOf(conversation: Conversation): string {
  const types = { channel: 'public_channel', private: 'private_channel', im: 'im', mpim: 'mpim' };
  return types[conversation.kind];
}

export function apiConversation(context: Context, conversation: Conversation): Json {
  const { kind } = conversation;
  const counterpart = context.workspace.counterpart(conversation);
  return {
    id: conversation.id,
    ...(kind === 'im' ? { user: counterpart } : { name: conversation.name }),
    is_channel: kind === 'channel',
    is_group: kind === 'private',
    is_im: kind === 'im',
    is_mpim: kind === 'mpim',
    is_private: kind !== 'channel',
    is_archived: conversation.isArchived,
    is_member: context.workspace.isBotIn(conversation),
    is_user_deleted:
      counterpart !== undefined && context.workspace.user(counterpart)?.deleted === true,
    created: Math.floor(conversation.createdAt / 1000),
    context_team_id: context.workspace.teamId,
    topic: { value: conversation.topic, creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
    num_members: conversation.members.length,
  };
}

function emptyAsAbsent(value: string | undefined): string | undefined {
  return value === '' ? undefined : value;
}
