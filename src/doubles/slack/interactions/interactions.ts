import type { Context } from '../context.ts';
import type { Dispatcher } from '../delivery/dispatcher.ts';
import { DeliveryFailure } from '../refusal.ts';
import { record, showMessage } from '../show.ts';
import type {
  Acknowledged,
  ActionInput,
  AppShortcut,
  CommandInput,
  EnvelopeType,
  FormInput,
  Inject,
  Submitted,
} from '../slack-double.ts';
import type { StoredView } from '../state/view-store.ts';
import type { Conversation } from '../state/workspace.ts';
import type { Json, StoredMessage } from '../wire.ts';
import { showAnswer } from './answer.ts';
import { findElement } from './find-element.ts';
import { enteredValue } from './form-values.ts';
import {
  closedPayload,
  commandPayload,
  eventPayload,
  messageActionPayload,
  messageShortcutPayload,
  shortcutPayload,
  suggestionPayload,
  viewActionPayload,
} from './payloads.ts';
import { submitForm } from './submit-form.ts';
import { takeOffer } from './suggested.ts';

/** What people do. The page and the tests come through here alike. */
export class Interactions implements Inject {
  readonly #context: Context;
  readonly #dispatcher: Dispatcher;

  constructor(context: Context, dispatcher: Dispatcher) {
    this.#context = context;
    this.#dispatcher = dispatcher;
  }

  async command(input: CommandInput): Promise<Acknowledged> {
    const { user, text, command = '/oncall', triggerId } = input;
    const conversation = this.#conversation(input.channel, user);
    const payload = commandPayload(this.#context, {
      user,
      conversation,
      command,
      text,
      triggerId,
    });
    const acknowledged = await this.#ask('slash_commands', payload, user, conversation, command);
    showAnswer(this.#context, { user, conversation, payload: acknowledged.payload });
    return acknowledged;
  }

  async action(input: ActionInput): Promise<Acknowledged> {
    if (input.channel === undefined || input.ts === undefined) return await this.#actInView(input);
    const conversation = this.#conversation(input.channel, input.user);
    const message = this.#message(conversation, input.ts);
    if (message.ephemeralTo !== undefined && message.ephemeralTo !== input.user) {
      throw new Error(
        `${input.user} does not see the message that is only for ${message.ephemeralTo}`,
      );
    }
    const found = findElement(message.blocks ?? [], input);
    const payload = messageActionPayload(this.#context, {
      user: input.user,
      message,
      found,
      value: found.element.type === 'button' ? undefined : entered(found.element, input.value),
    });
    return await this.#ask('interactive', payload, input.user, conversation, 'The button');
  }

  async submit(input: {
    readonly user: string;
    readonly values: Readonly<Record<string, FormInput>>;
  }): Promise<Submitted> {
    const { user } = input;
    return await submitForm(
      this.#context,
      this.#topView(user),
      input.values,
      (payload) => this.#ask('interactive', payload, user, undefined, 'The form'),
      async (actionId, query) => {
        await this.suggest({ user, actionId, query });
        return this.#context.views.offered(this.#topView(user), actionId);
      },
    );
  }

  async close(input: { readonly user: string }): Promise<void> {
    const view = this.#topView(input.user);
    const isCleared = view.clear_on_close === true;
    if (isCleared) this.#context.views.clear(input.user);
    else this.#context.views.closeTop(input.user);
    record(this.#context, {
      kind: 'view_close',
      to: input.user,
      text: view.title?.text ?? '',
      editOf: view.seq,
    });
    this.#context.announce({ kind: 'views', user: input.user });
    if (view.notify_on_close !== true) return;
    const payload = closedPayload(this.#context, view, isCleared);
    await this.#ask('interactive', payload, input.user, undefined, 'Closing the form');
  }

  async shortcut(input: {
    readonly user: string;
    readonly callbackId: string;
  }): Promise<Acknowledged> {
    this.#checkShortcut('global', input.callbackId);
    const payload = shortcutPayload(this.#context, input.user, input.callbackId);
    return await this.#ask('interactive', payload, input.user, undefined, 'The shortcut');
  }

  async messageShortcut(input: {
    readonly user: string;
    readonly callbackId: string;
    readonly channel: string;
    readonly ts: string;
  }): Promise<Acknowledged> {
    const conversation = this.#conversation(input.channel, input.user);
    const message = this.#message(conversation, input.ts);
    this.#checkShortcut('message', input.callbackId);
    const payload = messageShortcutPayload(this.#context, input.user, input.callbackId, message);
    return await this.#ask('interactive', payload, input.user, conversation, 'The shortcut');
  }

  async message(input: {
    readonly user: string;
    readonly channel: string;
    readonly text: string;
    readonly threadTs?: string;
    readonly files?: readonly string[];
  }): Promise<Acknowledged & { readonly ts: string }> {
    const { user, text } = input;
    const files = input.files?.map((name) => ({
      id: this.#context.extras.nextId('F'),
      name,
      title: name,
      mimetype: 'application/octet-stream',
      size: 0,
    }));
    const conversation = this.#conversation(input.channel, user);
    const message = showMessage(this.#context, {
      conversation,
      kind: 'human',
      user,
      text,
      ...(files === undefined ? {} : { files }),
      ...(input.threadTs === undefined ? {} : { threadTs: input.threadTs }),
    });
    const { ts } = message;
    if (!this.#context.workspace.isBotIn(conversation)) {
      return { ts, payload: undefined, latencyMs: 0 };
    }
    const spoken: Json = {
      user,
      text,
      ts,
      channel: conversation.id,
      event_ts: ts,
      team: this.#context.workspace.teamId,
      client_msg_id: this.#context.extras.nextId('cm'),
      ...(files === undefined ? {} : { subtype: 'file_share', files }),
      ...(input.threadTs === undefined ? {} : { thread_ts: input.threadTs }),
    };
    const types = { channel: 'channel', private: 'group', im: 'im', mpim: 'mpim' } as const;
    const delivered = this.event({
      type: 'message',
      ...spoken,
      channel_type: types[conversation.kind],
    });
    // Slack sends both, and only the mention in channels: a direct message is no mention.
    const isMentioned = text.includes(`<@${this.#context.workspace.bot.userId}>`);
    const mentioned =
      isMentioned && conversation.kind !== 'im'
        ? this.event({ type: 'app_mention', ...spoken })
        : undefined;
    const [acknowledged] = await Promise.all([delivered, mentioned]);
    return { ts, ...acknowledged };
  }

  async openHome(input: { readonly user: string }): Promise<Acknowledged> {
    const conversation = this.#context.workspace.openIm(input.user);
    return await this.event({
      type: 'app_home_opened',
      user: input.user,
      channel: conversation.id,
      tab: 'home',
      event_ts: this.#context.messages.nextTs(),
    });
  }

  async suggest(input: {
    readonly user: string;
    readonly actionId: string;
    readonly query: string;
  }): Promise<Acknowledged> {
    const view = this.#topView(input.user);
    const found = findElement(view.blocks, input);
    const payload = suggestionPayload(this.#context, view, found, input.query);
    const answered = await this.#ask('interactive', payload, input.user, undefined, 'The menu');
    takeOffer(this.#context, view, input.actionId, answered.payload);
    return answered;
  }

  async raw(envelope: {
    readonly type: EnvelopeType;
    readonly payload: Json;
  }): Promise<Acknowledged> {
    return await this.#dispatcher.deliver(envelope.type, envelope.payload);
  }

  /** Any event, in Slack's wrapping. */
  async event(event: Json): Promise<Acknowledged> {
    return await this.#dispatcher.deliver('events_api', eventPayload(this.#context, event));
  }

  async #actInView(input: ActionInput): Promise<Acknowledged> {
    const { views } = this.#context;
    const view = views.top(input.user) ?? views.home(input.user);
    if (view === undefined) throw new Error(`${input.user} has neither a form nor a Home tab open`);
    const found = findElement(view.blocks, input);
    if (found.block.type === 'input' && found.block.dispatch_action !== true) {
      throw new Error(`Slack tells nobody of ${input.actionId}: its block has no dispatch_action`);
    }
    const isButton = found.element.type === 'button';
    const value = isButton ? undefined : entered(found.element, input.value);
    // What is chosen in a menu stays chosen in the view's state.
    const holds = value !== undefined && found.element.type !== 'overflow';
    const shown = holds
      ? views.type(view, found.block.block_id ?? '', input.actionId, value)
      : view;
    const payload = viewActionPayload(this.#context, { view: shown, found, value });
    return await this.#ask('interactive', payload, input.user, undefined, 'The button');
  }

  /** Delivers; if that fails, the person sees what Slack shows. */
  async #ask(
    type: EnvelopeType,
    payload: Json,
    user: string,
    conversation: Conversation | undefined,
    what: string,
  ): Promise<Acknowledged> {
    try {
      return await this.#dispatcher.deliver(type, payload);
    } catch (failure) {
      const code = failure instanceof DeliveryFailure ? failure.code : 'internal_error';
      const text = `${what} failed with the error "${code}"`;
      const place = conversation ?? this.#context.workspace.openIm(user);
      showMessage(this.#context, { conversation: place, kind: 'failed', ephemeralTo: user, text });
      throw failure;
    }
  }

  #checkShortcut(type: AppShortcut['type'], callbackId: string): void {
    const { shortcuts } = this.#context;
    const isThere = shortcuts?.some((one) => one.type === type && one.callbackId === callbackId);
    if (isThere === false) throw new Error(`The app has no ${type} shortcut ${callbackId}`);
  }

  #conversation(reference: string, user: string): Conversation {
    if (this.#context.workspace.user(user) === undefined)
      throw new Error(`There is no user ${user}`);
    return this.#context.workspace.resolve(reference);
  }

  #message(conversation: Conversation, ts: string): StoredMessage {
    const message = this.#context.messages.find(conversation.id, ts);
    if (message === undefined) throw new Error(`There is no message ${ts} in ${conversation.name}`);
    return message;
  }

  #topView(user: string): StoredView {
    const view = this.#context.views.top(user);
    if (view === undefined) throw new Error(`${user} has no form open`);
    return view;
  }
}

function entered(
  element: Parameters<typeof enteredValue>[0],
  value: FormInput | undefined,
): ReturnType<typeof enteredValue> {
  if (value === undefined) throw new Error(`Say what to choose in ${element.action_id ?? ''}`);
  return enteredValue(element, value);
}
