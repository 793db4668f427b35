import type { App } from '@slack/bolt';
import { z } from 'zod';
import { ACTION } from '../ids.ts';
import { actorOf, type Press } from './buttons.ts';
import type { ListenerContext } from './context.ts';
import { listIncidents } from './list.ts';

const number = z.number().int().nonnegative();
const pageValue = z.object({
  team: z.string(),
  words: z.string(),
  from: z.union([
    z.literal('latest'),
    z.object({ skip: number }),
    z.object({ before: number }),
    z.object({ after: number }),
  ]),
});

/** *Older* and *Newer*: the page takes the place of the one that was looked at. */
export function listenToPages(app: App, context: ListenerContext): void {
  for (const actionId of [ACTION.listNewer, ACTION.listOlder]) {
    app.action<Press>(actionId, async ({ body, action, ack, respond }) => {
      await ack();
      const { team: key, words, from } = pageValue.parse(JSON.parse(action.value ?? ''));
      const team = context.teams.get(key);
      if (team === undefined) return;
      const message = await listIncidents(context, team, { words, from, by: actorOf(body) });
      await respond({ replace_original: true, ...message });
    });
  }
}
