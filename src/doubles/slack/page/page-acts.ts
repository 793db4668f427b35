import type { Context } from '../context.ts';
import { interactiveElements } from '../interactions/form-values.ts';
import type { Interactions } from '../interactions/interactions.ts';
import { react } from '../methods/shelf.ts';
import { changeMessage, removeMessage } from '../show.ts';
import type { FormInput } from '../slack-double.ts';
import { trusted } from '../trusted.ts';
import type { Block, BlockElement, Json, StoredMessage } from '../wire.ts';
import { enteredInPage } from './page-element.ts';

/** Does what a person did in the page. */
export async function actFromPage(
  context: Context,
  inject: Interactions,
  frame: Json,
): Promise<void> {
  const user = text(frame['user']);
  const channel = text(frame['channel']);
  switch (frame['t']) {
    case 'post_message':
      await inject.message({
        user,
        channel,
        text: withMentions(context, text(frame['text'])),
        ...(typeof frame['thread_ts'] === 'string' ? { threadTs: frame['thread_ts'] } : {}),
      });
      return;
    case 'slash_command':
      await inject.command({
        user,
        channel,
        command: text(frame['command']),
        text: text(frame['text']),
      });
      return;
    case 'block_action':
      await blockAction(context, inject, frame, user, channel);
      return;
    case 'form_button':
    case 'form_menu':
      await actInForm(context, inject, frame, user);
      return;
    case 'form_dispatch':
      await inject.action({
        user,
        actionId: text(frame['actionId']),
        blockId: text(frame['blockId']),
        value: text(frame['value']),
      });
      return;
    case 'shortcut':
      await inject.shortcut({ user, callbackId: text(frame['callbackId']) });
      return;
    case 'message_shortcut': {
      const ts = text(frame['ts']);
      const place = context.workspace
        .conversations()
        .find((one) => context.messages.find(one.id, ts) !== undefined);
      if (place === undefined) return;
      const callbackId = text(frame['callbackId']);
      await inject.messageShortcut({ user, callbackId, channel: place.id, ts });
      return;
    }
    case 'view_submit':
      await inject.submit({ user, values: formValues(context, user, frame['values']) });
      return;
    case 'view_close':
      await inject.close({ user });
      return;
    case 'open_home':
      await inject.openHome({ user });
      return;
    case 'reaction': {
      const message = messageOf(context, channel, text(frame['ts']));
      react(context, message, text(frame['name']), user, frame['present'] === true);
      await inject.event({
        type: frame['present'] === true ? 'reaction_added' : 'reaction_removed',
        user,
        reaction: text(frame['name']),
        item: { type: 'message', channel: message.channel, ts: message.ts },
        item_user: message.user,
        event_ts: context.messages.nextTs(),
      });
      return;
    }
    case 'edit_message': {
      const message = messageOf(context, channel, text(frame['ts']));
      changeMessage(context, message, { text: text(frame['text']) }, 'update', user);
      return;
    }
    case 'delete_message':
      removeMessage(context, messageOf(context, channel, text(frame['ts'])), user);
      return;
    default:
  }
}

async function blockAction(
  context: Context,
  inject: Interactions,
  frame: Json,
  user: string,
  channel: string,
): Promise<void> {
  const pressed = trusted<Json>(frame['action']);
  const ts = text(frame['messageTs']);
  const isOnHome = ts === '';
  const blocks = isOnHome
    ? (context.views.home(user)?.blocks ?? [])
    : (messageOf(context, channel, ts).blocks ?? []);
  const actionId = text(pressed['action_id']);
  const blockId = text(pressed['block_id']);
  const element = elementOf(blocks, blockId, actionId);
  const isButton = element.type === 'button';
  await inject.action({
    user,
    actionId,
    blockId,
    ...(isOnHome ? {} : { channel, ts }),
    ...(isButton ? {} : { value: enteredInPage(context, element, pressed) }),
  });
}

/** The page's forms are dead outside inputs; the page script says which button or menu it was. */
async function actInForm(
  context: Context,
  inject: Interactions,
  frame: Json,
  user: string,
): Promise<void> {
  const view = context.views.top(user);
  const isButton = frame['t'] === 'form_button';
  const shown = interactiveElements(view?.blocks ?? []).filter(
    ({ block, element }) =>
      block.type !== 'input' &&
      element.type !== 'image' &&
      element.type !== 'datepicker' &&
      (element.type === 'button') === isButton,
  );
  const found = shown[Number(frame['index'])];
  if (found === undefined) return;
  await inject.action({
    user,
    actionId: found.element.action_id ?? '',
    ...(found.block.block_id === undefined ? {} : { blockId: found.block.block_id }),
    ...(isButton
      ? {}
      : { value: enteredInPage(context, found.element, { value: frame['value'] }) }),
  });
}

/**
 * By block id; what the person did not touch is not in it, nor what they entered before another form took this one's
 * place: the page remembers it, Slack does not.
 */
function formValues(context: Context, user: string, values: unknown): Record<string, FormInput> {
  const view = context.views.top(user);
  const entered: Record<string, FormInput> = {};
  for (const [blockId, byAction] of Object.entries(trusted<Record<string, Json>>(values ?? {}))) {
    for (const [actionId, value] of Object.entries(byAction)) {
      const element = inputIn(view?.blocks ?? [], blockId, actionId);
      if (element) entered[blockId] = enteredInPage(context, element, trusted<Json>(value));
    }
  }
  return entered;
}

/** Slack's client makes a mention of an @ with a name that it knows. */
function withMentions(context: Context, typed: string): string {
  const { bot } = context.workspace;
  return typed.replace(/(^|\s)@([\p{L}\p{N}._-]+)/gu, (all, before: string, name: string) => {
    const small = name.toLowerCase();
    const user = context.workspace.users().find((one) => one.name.toLowerCase() === small);
    const id = small === bot.name.toLowerCase() ? bot.userId : user?.id;
    return id === undefined ? all : `${before}<@${id}>`;
  });
}

function inputIn(
  blocks: readonly Block[],
  blockId: string,
  actionId: string,
): BlockElement | undefined {
  return interactiveElements(blocks).find(
    ({ block, element }) => block.block_id === blockId && element.action_id === actionId,
  )?.element;
}

function elementOf(blocks: readonly Block[], blockId: string, actionId: string): BlockElement {
  const found = inputIn(blocks, blockId, actionId);
  if (found === undefined) throw new Error(`${actionId} is no longer there`);
  return found;
}

function messageOf(context: Context, channel: string, ts: string): StoredMessage {
  const message = context.messages.find(channel, ts);
  if (message === undefined) throw new Error(`There is no message ${ts}`);
  return message;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
