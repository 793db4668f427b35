import type { BlockAction, ButtonAction, RespondFn } from '@slack/bolt';
import { platformError } from '../carrier/outcome.ts';
import type { Message } from '../views/blocks.ts';
import { messageForm } from '../views/message-form.ts';
import type { ListenerContext } from './context.ts';

/**
 * Tells the one who pressed a button, and nobody else: where the button stands. Over a Home tab or a form a window opens;
 * where Slack gives none any more, since the press was answered or is too long ago, it becomes a direct message.
 */
export async function tellAsker(
  context: Pick<ListenerContext, 'clients' | 'channels' | 'log'>,
  body: BlockAction<ButtonAction>,
  respond: RespondFn,
  message: Message,
): Promise<void> {
  const { clients, log } = context;
  if (body.view === undefined) {
    // `replace_original: false`: the message that holds the button is not the asker's to change.
    await respond({ response_type: 'ephemeral', replace_original: false, ...message });
    return;
  }
  const window = { trigger_id: body.trigger_id, view: messageForm(message) };
  try {
    if (isInForm(body)) await clients.answers.views.push(window);
    else await clients.answers.views.open(window);
    return;
  } catch (error) {
    log.debug('an answer becomes a direct message', { why: platformError(error) });
  }
  await tellPerson(context, body.user.id, message);
}

/** Answers somebody by direct message. */
export async function tellPerson(
  { clients, channels }: Pick<ListenerContext, 'clients' | 'channels'>,
  userId: string,
  message: Message,
): Promise<void> {
  const channel = await channels.idOf({ kind: 'person', userId }, clients.answers);
  await clients.answers.chat.postMessage({ channel, ...message });
}

/** Whether a button stands in a form, and not in a message or a Home tab. */
export function isInForm(body: BlockAction<ButtonAction>): boolean {
  return body.view?.type === 'modal';
}
