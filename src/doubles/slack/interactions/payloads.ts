import { randomBytes } from 'node:crypto';
import type { Context } from '../context.ts';
import { apiMessage } from '../methods/api-message.ts';
import { apiView } from '../methods/views.ts';
import type { StoredView } from '../state/view-store.ts';
import type { Conversation } from '../state/workspace.ts';
import type { Json, StateValue, StoredMessage } from '../wire.ts';
import type { FoundElement } from './find-element.ts';
import { stateValues } from './form-values.ts';

/** Slack's payloads, field by field (docs.slack.dev/reference/interaction-payloads). */

export function commandPayload(
  context: Context,
  input: {
    readonly user: string;
    readonly conversation: Conversation;
    readonly command: string;
    readonly text: string;
    readonly triggerId?: string | undefined;
  },
): Json {
  const { workspace, passes } = context;
  const { conversation, user } = input;
  return {
    token: 'verification-token',
    team_id: workspace.teamId,
    team_domain: workspace.domain,
    channel_id: conversation.id,
    channel_name: channelName(conversation),
    user_id: user,
    user_name: workspace.user(user)?.name ?? user,
    command: input.command,
    text: input.text,
    api_app_id: workspace.bot.appId,
    is_enterprise_install: 'false',
    response_url: responseUrl(context, { user, channel: conversation.id }),
    trigger_id: passes.issueTrigger(user, input.triggerId),
  };
}

export function messageActionPayload(
  context: Context,
  input: {
    readonly user: string;
    readonly message: StoredMessage;
    readonly found: FoundElement;
    readonly value: StateValue | undefined;
  },
): Json {
  const { message, user } = input;
  const conversation = context.workspace.resolve(message.channel);
  const isEphemeral = message.ephemeralTo !== undefined;
  return {
    type: 'block_actions',
    ...common(context, user),
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: message.channel,
      is_ephemeral: isEphemeral,
      ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
    },
    trigger_id: context.passes.issueTrigger(user),
    channel: { id: message.channel, name: channelName(conversation) },
    // Slack keeps no ephemerals, so it cannot hand one back.
    ...(isEphemeral ? {} : { message: apiMessage(context, message, { withMetadata: true }) }),
    state: { values: stateValues(message.blocks ?? [], {}) },
    response_url: responseUrl(context, {
      user,
      channel: message.channel,
      messageTs: message.ts,
      ...(message.threadTs === undefined ? {} : { threadTs: message.threadTs }),
    }),
    actions: [action(context, input.found, input.value)],
  };
}

export function viewActionPayload(
  context: Context,
  input: {
    readonly view: StoredView;
    readonly found: FoundElement;
    readonly value: StateValue | undefined;
  },
): Json {
  const { view } = input;
  const state = { values: stateValues(view.blocks, view.typed) };
  return {
    type: 'block_actions',
    ...common(context, view.user),
    container: { type: 'view', view_id: view.id },
    trigger_id: context.passes.issueTrigger(view.user),
    view: apiView(context, view, state),
    actions: [action(context, input.found, input.value)],
  };
}

export function submissionPayload(context: Context, view: StoredView): Json {
  const state = { values: stateValues(view.blocks, view.typed) };
  return {
    type: 'view_submission',
    ...common(context, view.user),
    trigger_id: context.passes.issueTrigger(view.user),
    view: apiView(context, view, state),
    response_urls: [],
  };
}

export function closedPayload(context: Context, view: StoredView, isCleared: boolean): Json {
  return {
    type: 'view_closed',
    ...common(context, view.user),
    view: apiView(context, view),
    is_cleared: isCleared,
  };
}

export function shortcutPayload(context: Context, user: string, callbackId: string): Json {
  return {
    type: 'shortcut',
    ...common(context, user),
    action_ts: context.messages.nextTs(),
    callback_id: callbackId,
    trigger_id: context.passes.issueTrigger(user),
  };
}

export function messageShortcutPayload(
  context: Context,
  user: string,
  callbackId: string,
  message: StoredMessage,
): Json {
  const conversation = context.workspace.resolve(message.channel);
  return {
    type: 'message_action',
    ...common(context, user),
    action_ts: context.messages.nextTs(),
    callback_id: callbackId,
    trigger_id: context.passes.issueTrigger(user),
    message_ts: message.ts,
    channel: { id: message.channel, name: channelName(conversation) },
    message: apiMessage(context, message),
    response_url: responseUrl(context, {
      user,
      channel: message.channel,
      messageTs: message.ts,
      ...(message.threadTs === undefined ? {} : { threadTs: message.threadTs }),
    }),
  };
}

export function suggestionPayload(
  context: Context,
  view: StoredView,
  found: FoundElement,
  query: string,
): Json {
  return {
    type: 'block_suggestion',
    ...common(context, view.user),
    container: { type: 'view', view_id: view.id },
    view: apiView(context, view, { values: stateValues(view.blocks, view.typed) }),
    action_id: found.element.action_id,
    block_id: found.block.block_id,
    value: query,
  };
}

export function eventPayload(context: Context, event: Json): Json {
  const { workspace, now } = context;
  return {
    token: 'verification-token',
    team_id: workspace.teamId,
    api_app_id: workspace.bot.appId,
    event,
    type: 'event_callback',
    // Random, since a bot remembers them for longer than this process lives.
    event_id: `Ev${randomBytes(6).toString('hex').toUpperCase()}`,
    event_time: Math.floor(now() / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: workspace.teamId,
        user_id: workspace.bot.userId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
  };
}

function common(context: Context, user: string): Json {
  const { workspace } = context;
  const name = workspace.user(user)?.name ?? user;
  return {
    user: { id: user, username: name, name, team_id: workspace.teamId },
    team: { id: workspace.teamId, domain: workspace.domain },
    api_app_id: workspace.bot.appId,
    token: 'verification-token',
    enterprise: null,
    is_enterprise_install: false,
  };
}

function action(context: Context, found: FoundElement, value: StateValue | undefined): Json {
  const { block, element } = found;
  return {
    action_id: element.action_id,
    block_id: block.block_id,
    type: element.type,
    ...(element.type === 'button'
      ? { text: element.text, ...(element.value === undefined ? {} : { value: element.value }) }
      : value),
    ...(element.style === undefined ? {} : { style: element.style }),
    action_ts: context.messages.nextTs(),
  };
}

function channelName(conversation: Conversation): string {
  if (conversation.kind === 'im') return 'directmessage';
  return conversation.kind === 'channel' ? conversation.name : 'privategroup';
}

function responseUrl(
  context: Context,
  pass: Parameters<Context['passes']['issueResponse']>[0],
): string {
  return `${context.origin()}/response/${context.passes.issueResponse(pass)}`;
}
