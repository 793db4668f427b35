import type { Context } from '../context.ts';
import type { Json, StoredFile, StoredMessage } from '../wire.ts';

/** A message as the Web API and events show it. Metadata only on request, as in Slack. */
export function apiMessage(
  context: Context,
  message: StoredMessage,
  options: { readonly withMetadata: boolean } = { withMetadata: false },
): Json {
  const { bot, teamId } = context.workspace;
  const replies = context.messages.repliesTo(message.channel, message.ts);
  return {
    type: 'message',
    ts: message.ts,
    user: message.user,
    text: message.text,
    team: teamId,
    ...(message.fromBot ? { bot_id: bot.botId, app_id: bot.appId } : {}),
    ...(message.blocks === undefined ? {} : { blocks: message.blocks }),
    ...(message.attachments === undefined ? {} : { attachments: message.attachments }),
    ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
    ...(message.broadcast === true ? { subtype: 'thread_broadcast' } : {}),
    ...(message.topic === undefined ? {} : { subtype: 'channel_topic', topic: message.topic }),
    ...(message.editedTs === undefined
      ? {}
      : { edited: { user: message.editedBy, ts: message.editedTs } }),
    ...(message.files === undefined
      ? {}
      : { files: message.files.map((file) => apiFile(context, file)) }),
    ...(message.reactions === undefined
      ? {}
      : {
          reactions: Object.entries(message.reactions).map(([name, users]) => ({
            name,
            users,
            count: users.length,
          })),
        }),
    ...(options.withMetadata && message.metadata !== undefined
      ? { metadata: message.metadata }
      : {}),
    ...(replies.length === 0
      ? {}
      : {
          thread_ts: message.ts,
          reply_count: replies.length,
          reply_users: [...new Set(replies.map((reply) => reply.user))],
          reply_users_count: new Set(replies.map((reply) => reply.user)).size,
          latest_reply: replies.at(-1)?.ts,
        }),
  };
}

export function apiFile(context: Context, file: StoredFile): Json {
  const url = `${context.origin()}/files/${file.id}/${encodeURIComponent(file.name)}`;
  return {
    id: file.id,
    name: file.name,
    title: file.title,
    mimetype: file.mimetype,
    filetype: file.name.split('.').at(-1) ?? '',
    pretty_type: file.mimetype,
    size: file.size,
    mode: 'hosted',
    url_private: url,
    url_private_download: url,
    permalink: url,
    ...(file.altText === undefined ? {} : { alt_txt: file.altText }),
  };
}
