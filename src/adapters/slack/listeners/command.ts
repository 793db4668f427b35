import type { App } from '@slack/bolt';
import type { KnownBlock } from '@slack/types';
import { COMMAND } from '../ids.ts';
import { answerCommand } from './answer-command.ts';
import type { ListenerContext } from './context.ts';
import { openForm } from './open-form.ts';

/** `/oncall …`: the answer is what the acknowledgement carries, so it is seen by the asker alone. */
export function listenToCommand(app: App, context: ListenerContext): void {
  app.command(COMMAND, async ({ command, ack, respond }) => {
    const answer = await answerCommand(context, {
      delivery: `trigger:${command.trigger_id}`,
      text: command.text,
      by: { userId: command.user_id, name: command.user_name },
      channelId: command.channel_id,
      channelName: command.channel_name,
    });
    if (answer.kind === 'message') {
      await ack({
        response_type: 'ephemeral',
        text: answer.message.text,
        blocks: answer.message.blocks satisfies KnownBlock[],
      });
      const more = await answer.after?.();
      if (more) await respond({ response_type: 'ephemeral', ...more });
      return;
    }
    await ack();
    await openForm(context, command.trigger_id, answer.form, async (message) => {
      await respond({ response_type: 'ephemeral', ...message });
    });
  });
}
