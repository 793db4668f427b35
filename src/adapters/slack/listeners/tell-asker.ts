import type { BlockAction, ButtonAction, RespondFn } from '@slack/bolt';
import type { Message } from '../views/blocks.ts';
import type { ListenerContext } from './context.ts';

/**
 * Tells the one who pressed a button, and nobody else: where the button stands; or by direct message if that is the Home
 * tab, which has no place for it.
 */
export async function tellAsker(
  { clients, channels }: Pick<ListenerContext, 'clients' | 'channels'>,
  body: BlockAction<ButtonAction>,
  respond: RespondFn,
  message: Message,
): Promise<void> {
  if (body.view === undefined) {
    // `replace_original: false`: the message that holds the button is not the asker's to change.
    await respond({ response_type: 'ephemeral', replace_original: false, ...message });
    return;
  }
  const to = { kind: 'person', userId: body.user.id } as const;
  const channel = await channels.idOf(to, clients.answers);
  await clients.answers.chat.postMessage({ channel, ...message });
}
