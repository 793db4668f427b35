import { createSmsSender, receivedTexts } from './adapters/paging/sms.ts';
import { createTwilio, type TwilioSettings } from './adapters/paging/twilio.ts';
import { createVoiceSender } from './adapters/paging/voice.ts';
import { createWaysCarrier } from './adapters/paging/ways-carrier.ts';
import { DAY_MS } from './domain/time/instant.ts';
import type { Poll } from './engine/poller.ts';
import type { Context } from './features/context.ts';
import { takeInText } from './features/paging/answer-page.ts';
import type { Log } from './ports/log.ts';
import type { EffectCarrier } from './ports/outbox.ts';
import type { Secrets } from './ports/secrets.ts';
import type { WaySender } from './ports/way-sender.ts';

/** How people are reached beside Slack. What is left out cannot be used. */
export interface WaysSettings {
  readonly twilio?: TwilioSettings;
  /** How often Twilio is asked for answers, where it cannot call the bot. */
  readonly pollEveryMs?: number;
  /** Where answers come in, and the public address of the proxy in front of it; without a slash at the end. */
  readonly answers?: { readonly port: number; readonly url: string };
}

/** An answer by SMS is known this soon where Twilio cannot call the bot. */
const POLL_EVERY_MS = 10_000;

/** Whoever was asked longer ago has other pages by now, or none. */
const ANSWERED_WITHIN_MS = DAY_MS;

const BY_WAYS: ReadonlySet<string> = new Set(['page-way', 'answer-way', 'test-way']);

export interface Ways {
  readonly senders: readonly WaySender[];
  /** Pages by people's own ways go to those, all other effects where they went. */
  readonly carrying: (others: EffectCarrier) => EffectCarrier;
  readonly polls: (context: Context, log: Log) => readonly Poll[];
}

export function composeWays(
  settings: WaysSettings,
  tools: Pick<Context, 'store' | 'clock' | 'teams'> & {
    readonly secrets: Secrets;
    readonly realNow: () => number;
  },
): Ways {
  const { answers } = settings;
  const { realNow } = tools;
  const twilio = settings.twilio && createTwilio(settings.twilio);
  const senders: WaySender[] = [];
  if (twilio) senders.push(createSmsSender(twilio), createVoiceSender(twilio, answers?.url));
  const carrier = createWaysCarrier({ ...tools, senders, answerUrl: answers?.url });
  return {
    senders,
    carrying: (others) => ({
      carry: async (row) => await (BY_WAYS.has(row.effect.kind) ? carrier : others).carry(row),
      lookUp: async (row) => await (BY_WAYS.has(row.effect.kind) ? carrier : others).lookUp(row),
    }),
    polls: (context, log) =>
      twilio === undefined || answers !== undefined
        ? []
        : [
            {
              name: 'answers by SMS',
              everyMs: settings.pollEveryMs ?? POLL_EVERY_MS,
              ask: async () => {
                const askedAt = await context.store.transaction(
                  async (tx) => await tx.contactWays.lastAskedAt('sms'),
                );
                // Where nothing was asked, nothing is answered.
                const waitedMs = context.clock.now() - (askedAt ?? Number.NEGATIVE_INFINITY);
                if (waitedMs > ANSWERED_WITHIN_MS) return undefined;
                try {
                  for (const text of await receivedTexts(twilio, realNow()))
                    await takeInText(context, text);
                } catch (error) {
                  log.warn('answers by SMS could not be read, tries again', { error });
                }
                return undefined;
              },
            },
          ],
  };
}
