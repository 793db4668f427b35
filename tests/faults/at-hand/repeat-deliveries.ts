import type { DeliveryRecord } from '../../../src/doubles/slack/slack-double.ts';
import type { Store } from '../../../src/ports/store.ts';
import { textOf } from '../text-of.ts';
import { pause } from '../wait.ts';
import { CHANNEL, MENTIONER } from '../world.ts';
import type { Trouble } from './play-at-hand.ts';

/** Everything is delivered twice, a third overtakes what came before it, and all of it is somewhat late. */
const DELIVERIES = { duplicate: 1, reorder: 0.3, delayMs: 40 };

/** Wall time between two replays. */
const REPLAY_EVERY_MS = 30;

/** What people did, however often it was delivered: timers write other events. */
const DONE_BY_PEOPLE = ['reported', 'on-it', 'answered', 'resolved'];

/** How often, beside a replay, somebody mentions the bot: an event, which Slack delivers in its own way. */
const MENTION = 0.1;

export interface Repeated {
  mentions: number;
  duplicates: number;
  replays: number;
}

/**
 * Delivers everything twice and in disorder, and earlier deliveries again, byte by byte, until there were enough.
 *
 * @returns what was seen of answers that differ from the first one.
 */
export async function repeatDeliveries(
  { bot: { slack }, people, random }: Trouble,
  counts: Repeated,
  enough: { readonly repeats: number; readonly until: number; readonly signal: AbortSignal },
): Promise<readonly string[]> {
  slack.setFaults({ seed: Math.floor(random.next() * 2 ** 31), deliveries: DELIVERIES });
  const wrong: string[] = [];
  const under: Promise<unknown>[] = [];
  const replay = async ({ type, payload }: DeliveryRecord): Promise<void> => {
    const said = await slack.inject.raw({ type, payload }).catch(() => undefined);
    const named = /INC-\d+/u.exec(textOf(said?.payload))?.[0];
    const title = /^report (fault-\S+)/u.exec(String(payload['text']))?.[1];
    const first = people.reports.find((one) => one.title === title)?.number;
    if (named !== undefined && first !== undefined && named !== `INC-${String(first)}`)
      wrong.push(`${String(title)} is INC-${String(first)}, and replayed it is ${named}`);
  };
  const sofar = (): number => {
    counts.duplicates = slack.deliveries().filter(({ duplicate }) => duplicate).length;
    return counts.duplicates + counts.replays;
  };
  while (sofar() < enough.repeats && Date.now() < enough.until && !enough.signal.aborted) {
    await pause(random.between(0, 2 * REPLAY_EVERY_MS));
    if (random.chance(MENTION)) {
      counts.mentions += 1;
      const text = `<@${slack.botUserId}> crashed again, ${String(counts.mentions)}`;
      // One that is acknowledged late, or cut off, is among what is judged; it must not end the campaign.
      under.push(
        slack.inject.message({ user: MENTIONER, channel: CHANNEL, text }).catch(() => undefined),
      );
    }
    const earlier = slack.deliveries().filter(({ outcome }) => outcome === 'acknowledged');
    if (earlier.length === 0) continue;
    // Half of them fresh, as after a lost acknowledgement; half from any time, as somebody's copy would be.
    const from = random.chance(0.5) ? earlier.slice(-20) : earlier;
    counts.replays += 1;
    under.push(replay(random.pick(from)));
  }
  await Promise.all(under);
  return wrong;
}

/** Delivers once more, at rest, everything that ever was: nothing that people did may be there once more. */
export async function replayAll({ bot }: Trouble, counts: Repeated): Promise<readonly string[]> {
  const { slack } = bot;
  const before = await deeds(bot.app().store);
  const distinct = new Map(
    slack.deliveries().map(({ type, payload }) => [JSON.stringify(payload), { type, payload }]),
  );
  for (const delivery of distinct.values()) {
    await slack.inject.raw(delivery).catch(() => undefined);
    counts.replays += 1;
  }
  const after = await deeds(bot.app().store);
  const wrong =
    before === after ? [] : [`before the replay of everything: ${before}; after it: ${after}`];
  const answers = slack
    .ledger()
    .filter(({ kind, to }) => kind === 'ephemeral' && to === MENTIONER).length;
  return answers === counts.mentions
    ? wrong
    : [...wrong, `${String(counts.mentions)} mentions got ${String(answers)} answers`];
}

async function deeds(store: Store): Promise<string> {
  return await store.transaction(async (tx) => {
    const incidents = await tx.incidents.list({ team: 'visit', open: false }, 100_000);
    const events: string[] = [];
    for (const { number } of incidents) {
      for (const { event } of await tx.log.ofIncident(number)) events.push(event.type);
    }
    const count = (type: string): string =>
      `${String(events.filter((one) => one === type).length)} ${type}`;
    return [`${String(incidents.length)} incidents`, ...DONE_BY_PEOPLE.map(count)].join(', ');
  });
}
