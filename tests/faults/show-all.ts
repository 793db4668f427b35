import type { SlackDouble } from '../../src/doubles/slack/slack-double.ts';
import { textOf } from './text-of.ts';
import { CHANNEL, REPORTERS } from './world.ts';

/** Asks for every number that anybody has ever seen, from 1 on. */
export async function showAll(slack: SlackDouble): Promise<ReadonlyMap<number, string>> {
  const shown = new Map<number, string>();
  const numbers = slack
    .ledger()
    .flatMap((entry) => [...`${entry.text} ${entry.rendered}`.matchAll(/INC-(\d+)/gu)])
    .map(([, number]) => Number(number));
  const last = Math.max(0, ...numbers);
  for (let number = 1; number <= last; number++) {
    const command = { user: REPORTERS[0], channel: CHANNEL, text: `show INC-${String(number)}` };
    const reply = await slack.inject.command(command).catch((error: unknown) => ({
      payload: { text: `no answer: ${String(error)}` },
    }));
    shown.set(number, textOf(reply.payload));
  }
  return shown;
}
