import type { App } from '@slack/bolt';
import type { KnownBlock } from '@slack/types';
import { COMMAND } from '../ids.ts';
import { answerCommand } from './answer-command.ts';
import type { ListenerContext } from './context.ts';
import { openForm } from './open-form.ts';

/** A full disk, say. Slack would name an error code after three seconds, and nothing to do. */
const FAILED =
  'Something failed on my side. Nothing may have been written down: look with `/oncall list`, and try again in a minute. If it is urgent, go to whoever is on duty.';

/** `/oncall …`: the answer is what the acknowledgement carries, so it is seen by the asker alone. */
export function listenToCommand(app: App, context: ListenerContext): void {
  app.command(COMMAND, async ({ command, ack, respond }) => {
    const answering = answerCommand(context, {
      delivery: `trigger:${command.trigger_id}`,
      text: command.text,
      by: { userId: command.user_id, name: command.user_name },
      channelId: command.channel_id,
      channelName: command.channel_name,
    });
    const answer = await answering.catch(async (error: unknown) => {
      await ack({ response_type: 'ephemeral', text: FAILED });
      throw error;
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
