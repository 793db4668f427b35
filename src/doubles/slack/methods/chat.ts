import type { Context } from '../context.ts';
import { Refusal } from '../refusal.ts';
import { changeMessage, checkParts, removeMessage, showMessage } from '../show.ts';
import type { Conversation } from '../state/workspace.ts';
import { trusted } from '../trusted.ts';
import type { Block, Json, MessageMetadata, StoredMessage } from '../wire.ts';
import { apiMessage } from './api-message.ts';
import {
  flag,
  given,
  type Method,
  optionalList,
  optionalText,
  text,
  visibleConversation,
  writableConversation,
} from './arguments.ts';

export const CHAT_METHODS: Readonly<Record<string, Method>> = {
  'chat.postMessage': (args, context) => {
    const conversation = writableConversation(args, context);
    checkParts(context, `chat.postMessage to ${conversation.name}`, args);
    checkFiles(context, args);
    const message = showMessage(context, {
      conversation,
      kind: 'post',
      ...contentOf(args),
      ...given('threadTs', threadOf(args, context, conversation)),
      ...(flag(args, 'reply_broadcast') ? { broadcast: true } : {}),
    });
    return {
      channel: conversation.id,
      ts: message.ts,
      message: apiMessage(context, message, { withMetadata: true }),
    };
  },

  'chat.update': (args, context) => {
    const conversation = visibleConversation(args, context);
    const message = ownMessage(context, conversation, text(args, 'ts'), 'cant_update_message');
    checkParts(context, `chat.update in ${conversation.name}`, args, 'update');
    checkFiles(context, args);
    const changed = changeMessage(context, message, contentOf(args), 'update');
    return {
      channel: conversation.id,
      ts: message.ts,
      text: changed.text,
      message: apiMessage(context, changed),
    };
  },

  'chat.delete': (args, context) => {
    const conversation = visibleConversation(args, context);
    const message = ownMessage(context, conversation, text(args, 'ts'), 'cant_delete_message');
    removeMessage(context, message);
    return { channel: conversation.id, ts: message.ts };
  },

  'chat.postEphemeral': (args, context) => {
    const conversation = writableConversation(args, context);
    const user = text(args, 'user');
    if (context.workspace.user(user) === undefined) throw new Refusal('user_not_found');
    if (!conversation.members.includes(user)) throw new Refusal('user_not_in_channel');
    checkParts(context, `chat.postEphemeral in ${conversation.name}`, args);
    const message = showMessage(context, {
      conversation,
      kind: 'ephemeral',
      ephemeralTo: user,
      ...contentOf(args),
      ...given('threadTs', optionalText(args, 'thread_ts')),
    });
    return { message_ts: message.ts };
  },

  'chat.getPermalink': (args, context) => {
    const conversation = visibleConversation(args, context);
    const ts = text(args, 'message_ts');
    const message = context.messages.find(conversation.id, ts);
    if (message === undefined) throw new Refusal('message_not_found');
    const path = `archives/${conversation.id}/p${ts.replace('.', '')}`;
    const query =
      message.threadTs === undefined ? '' : `?thread_ts=${message.threadTs}&cid=${conversation.id}`;
    return {
      channel: conversation.id,
      permalink: `https://${context.workspace.domain}.slack.com/${path}${query}`,
    };
  },
};

/** A picture that is none of Slack's files, or that was not uploaded yet. */
function checkFiles(context: Context, args: Json): void {
  for (const { slack_file: file } of optionalList<Block>(args, 'blocks') ?? []) {
    const isThere = file?.id === undefined || context.extras.files.get(file.id)?.content;
    if (!isThere) throw new Refusal('invalid_blocks');
  }
}

function contentOf(args: Json): {
  text: string;
  blocks?: readonly Block[];
  attachments?: readonly Json[];
  metadata?: MessageMetadata;
} {
  return {
    text: optionalText(args, 'text') ?? '',
    ...given('blocks', optionalList<Block>(args, 'blocks')),
    ...given('attachments', optionalList<Json>(args, 'attachments')),
    ...given('metadata', trusted<MessageMetadata | undefined>(args['metadata'])),
  };
}

/** A reply to a reply goes to the same thread; a reply to nothing is refused. */
function threadOf(args: Json, context: Context, conversation: Conversation): string | undefined {
  const ts = optionalText(args, 'thread_ts');
  if (ts === undefined || ts === '') return undefined;
  const parent = context.messages.find(conversation.id, ts);
  if (parent === undefined) throw new Refusal('thread_not_found');
  return parent.threadTs ?? ts;
}

function ownMessage(
  context: Context,
  conversation: Conversation,
  ts: string,
  error: string,
): StoredMessage {
  const message = context.messages.find(conversation.id, ts);
  if (message === undefined || message.ephemeralTo !== undefined) {
    throw new Refusal('message_not_found');
  }
  if (!message.fromBot) throw new Refusal(error);
  return message;
}
