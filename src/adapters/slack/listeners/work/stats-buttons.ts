import type { App } from '@slack/bolt';
import { ACTION } from '../../ids.ts';
import { actorOf, deliveryOf, type Press, tellThem } from '../buttons.ts';
import type { ListenerContext } from '../context.ts';
import { answerStats } from './stats.ts';

/** Buttons under figures. A value is the team's key, and the words that `/oncall stats` would be given. */
export function listenToStatsButtons(app: App, context: ListenerContext): void {
  for (const actionId of [
    ACTION.statsShow,
    ACTION.statsByPerson,
    ACTION.statsByCustomer,
    ACTION.statsByEnvironment,
    ACTION.statsPicture,
  ]) {
    app.action<Press>(actionId, async ({ body, action, ack, respond }) => {
      await ack();
      const [key = '', ...words] = (action.value ?? '').split(' ');
      const team = context.teams.get(key);
      if (team === undefined) return;
      const answer = await answerStats(context, {
        delivery: deliveryOf(body, action),
        text: '',
        words: words.join(' '),
        by: actorOf(body),
        channelId: body.channel?.id,
        channelName: body.channel?.name,
        team,
      });
      if (answer.kind !== 'message') return;
      const tell = tellThem(context, body, respond);
      await tell(answer.message);
      const more = await answer.after?.();
      if (more) await tell(more);
    });
  }
}
