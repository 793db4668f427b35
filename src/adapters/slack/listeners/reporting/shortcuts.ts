import type { App, GlobalShortcut, MessageShortcut } from '@slack/bolt';
import { shareMessage } from '../../../../features/incident/share-message.ts';
import { SHORTCUT } from '../../ids.ts';
import type { Message } from '../../views/blocks.ts';
import { errorForm } from '../../views/error-form.ts';
import type { ListenerContext } from '../context.ts';
import { openForm } from '../open-form.ts';
import { pointAt, rememberLink } from './point-at.ts';
import { formFor } from './report-start.ts';

/** The shortcuts: one that is everywhere, and two on every message. */
export function listenToShortcuts(app: App, context: ListenerContext): void {
  app.shortcut<GlobalShortcut>(
    { type: 'shortcut', callback_id: SHORTCUT.report },
    async ({ shortcut, ack }) => {
      await ack();
      const asking = { userId: shortcut.user.id, channelId: undefined, channelName: undefined };
      const form = await formFor(context, 'report', asking, undefined);
      await openForm(context, shortcut.trigger_id, form, async (message) => {
        await tellDirectly(context, shortcut.user.id, message);
      });
    },
  );

  for (const [callbackId, purpose] of [
    [SHORTCUT.reportMessage, 'report'],
    [SHORTCUT.addMessage, 'add'],
  ] as const) {
    app.shortcut<MessageShortcut>(
      { type: 'message_action', callback_id: callbackId },
      async ({ shortcut, ack, respond }) => {
        await ack();
        const { channel, user } = shortcut;
        const pointedAt = await pointAt(context, channel, shortcut.message);
        const shared = await shareMessage(context, pointedAt);
        const asking = { userId: user.id, channelId: channel.id, channelName: channel.name };
        const form = shared.ok
          ? await formFor(context, purpose, asking, shared.message)
          : errorForm(shared.message);
        await openForm(context, shortcut.trigger_id, form, async (message) => {
          await respond({ response_type: 'ephemeral', replace_original: false, ...message });
        });
        if (shared.ok) await rememberLink(context, pointedAt);
      },
    );
  }
}

/** A global shortcut is used nowhere in particular: its answer comes as a direct message. */
async function tellDirectly(
  { clients, channels }: ListenerContext,
  userId: string,
  message: Message,
): Promise<void> {
  const channel = await channels.idOf({ kind: 'person', userId }, clients.answers);
  await clients.answers.chat.postMessage({ channel, ...message });
}
