import type { Context } from '../context.ts';
import { apiFile } from '../methods/api-message.ts';
import type { StoredView } from '../state/view-store.ts';
import type { Conversation } from '../state/workspace.ts';
import type { Block, Json, StoredMessage } from '../wire.ts';
import { pageBlocks, pageText } from './page-blocks.ts';

/** What the page is told, in local-slack's own words (as of its version 0.1.8). */

export function pageMessage(context: Context, message: StoredMessage): Json {
  const { bot } = context.workspace;
  const blocks: readonly Block[] = [
    ...onlyVisibleTo(context, message),
    ...pageBlocks(context, message.blocks ?? []),
    ...pageBlocks(context, attachedBlocks(message)),
  ];
  // The page shows text only where there are no blocks.
  const hasOwn = message.blocks !== undefined && message.blocks.length > 0;
  const text = pageText(context, message.text);
  const all =
    blocks.length > 0 && !hasOwn && text !== ''
      ? [...blocks, { type: 'section', text: { type: 'mrkdwn', text } }]
      : blocks;
  return {
    ts: message.ts,
    channel: message.channel,
    user: message.user,
    text,
    ...(message.fromBot ? { bot_id: bot.botId, app_id: bot.appId } : {}),
    ...(all.length === 0 ? {} : { blocks: all }),
    // A parent carries its own ts as thread in Slack; here it would vanish into its own thread.
    ...(message.threadTs === undefined || message.threadTs === message.ts
      ? {}
      : { thread_ts: message.threadTs }),
    ...(message.ephemeralTo === undefined
      ? {}
      : { subtype: 'ephemeral', ephemeral_to: message.ephemeralTo }),
    ...(message.editedTs === undefined
      ? {}
      : { edited: { user: message.editedBy, ts: message.editedTs } }),
    ...(message.files === undefined
      ? {}
      : { files: message.files.map((file) => apiFile(context, file)) }),
    reactions: Object.entries(message.reactions ?? {}).map(([name, users]) => ({
      name,
      users,
      count: users.length,
    })),
  };
}

export function pageView(context: Context, view: StoredView): Json {
  return {
    id: view.id,
    // The page's own code knows no hash; our script tells by it that a form has been changed.
    hash: view.hash,
    type: view.type,
    app_id: context.workspace.bot.appId,
    blocks: pageBlocks(context, view.blocks),
    ...(view.title === undefined ? {} : { title: view.title }),
    ...(view.submit === undefined ? {} : { submit: view.submit }),
    ...(view.close === undefined ? {} : { close: view.close }),
  };
}

export function pageConversation(context: Context, conversation: Conversation): Json {
  return {
    id: conversation.id,
    name: conversation.isArchived ? `${conversation.name} (archived)` : conversation.name,
    is_channel: conversation.kind === 'channel',
    is_private: conversation.kind !== 'channel',
    is_im: conversation.kind === 'im',
    topic: pageText(context, conversation.topic),
    members: conversation.members.toSorted((one) =>
      one === context.workspace.bot.userId ? 1 : -1,
    ),
  };
}

/** The page has no word for user groups: its own script shows them. */
export function pageGroups({ extras, workspace }: Context): readonly Json[] {
  return [...extras.groups.values()].map(({ handle, users, isDisabled }) => ({
    handle: isDisabled ? `${handle} (disabled)` : handle,
    members: users.map((id) => workspace.user(id)?.name ?? id),
  }));
}

export function pageInit(
  context: Context,
  extra: { readonly isConnected: boolean; readonly actor: string; readonly log: readonly Json[] },
): Json {
  const { workspace, messages, views } = context;
  const { bot } = workspace;
  return {
    workspace: { name: workspace.name, domain: workspace.domain, teamId: workspace.teamId },
    apps: [
      {
        appId: bot.appId,
        botUserId: bot.userId,
        botName: bot.name,
        mode: 'socket',
        connected: extra.isConnected,
      },
    ],
    users: [
      { id: bot.userId, name: bot.name, real_name: bot.name, is_bot: true },
      ...workspace.users().map((user) => ({
        id: user.id,
        name: user.name,
        real_name: user.deleted === true ? `${user.realName} (deactivated)` : user.realName,
        is_bot: false,
      })),
    ],
    channels: workspace.conversations().map((one) => pageConversation(context, one)),
    groups: pageGroups(context),
    emojis: {},
    messages: Object.fromEntries(
      workspace
        .conversations()
        .map((one) => [one.id, messages.all(one.id).map((each) => pageMessage(context, each))]),
    ),
    modalStack: views.stack(extra.actor).map((view) => pageView(context, view)),
    homeViews: Object.fromEntries(
      workspace.users().flatMap((user) => {
        const home = views.home(user.id);
        return home === undefined ? [] : [[user.id, { [bot.appId]: pageView(context, home) }]];
      }),
    ),
    log: extra.log,
  };
}

/** The page shows everything to everybody: it must say whose this is. */
function onlyVisibleTo(context: Context, message: StoredMessage): readonly Block[] {
  if (message.ephemeralTo === undefined) return [];
  const name = context.workspace.user(message.ephemeralTo)?.name ?? message.ephemeralTo;
  return [
    {
      type: 'context',
      elements: [{ type: 'plain_text', text: `(only visible to ${name})` }],
    },
  ];
}

function attachedBlocks(message: StoredMessage): readonly Block[] {
  return (message.attachments ?? []).flatMap((attachment) => {
    const { blocks, text } = attachment;
    if (Array.isArray(blocks)) return blocks as readonly Block[];
    if (typeof text !== 'string') return [];
    return [{ type: 'section', text: { type: 'mrkdwn', text } }];
  });
}
