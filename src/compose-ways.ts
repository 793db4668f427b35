import { checkedLookup } from './adapters/free-busy/checked-lookup.ts';
import { isPublicAddress } from './adapters/free-busy/public-address.ts';
import { startAnswerServer } from './adapters/paging/answer-server.ts';
import { createEmailSender } from './adapters/paging/email.ts';
import { createPushSender, type PushOptions } from './adapters/paging/push.ts';
import { createSmsSender, receivedTexts } from './adapters/paging/sms.ts';
import { createTwilio, type Twilio, type TwilioSettings } from './adapters/paging/twilio.ts';
import { createVoiceSender } from './adapters/paging/voice.ts';
import { createWaysCarrier } from './adapters/paging/ways-carrier.ts';
import { CONTACT_WAY_KINDS } from './domain/paging/contact-way.ts';
import { DAY_MS } from './domain/time/instant.ts';
import type { Poll } from './engine/poller.ts';
import type { Context } from './features/context.ts';
import { linkMeaning, pressKey, pressLink } from './features/paging/answer-by-link.ts';
import { takeInText } from './features/paging/answer-page.ts';
import { lookAtWays } from './features/paging/contact-ways-look.ts';
import type { Log } from './ports/log.ts';
import type { Mailer } from './ports/mail.ts';
import type { EffectCarrier } from './ports/outbox.ts';
import type { PagingWay } from './ports/paging-way.ts';
import type { Secrets } from './ports/secrets.ts';
import type { WaySender } from './ports/way-sender.ts';

/** How people are reached beside Slack. What is left out cannot be used; a push needs nothing but the person's own server. */
export interface WaysSettings {
  readonly twilio?: TwilioSettings;
  /** IP addresses of private networks to which pushes may go all the same. */
  readonly mayPushTo?: (address: string) => boolean;
  /** How pushes are made: another in tests alone. */
  readonly push?: Pick<PushOptions, 'request' | 'timeoutMs'>;
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
  /** Whether people can be reached by the ways that they chose. */
  readonly looks: readonly PagingWay[];
  /** Pages by people's own ways go to those, all other effects where they went. */
  readonly carrying: (others: EffectCarrier) => EffectCarrier;
  readonly polls: (context: Context, log: Log) => readonly Poll[];
  /** Takes answers in, where there is a public address. */
  readonly listen: (context: Context) => Promise<{ close(): Promise<void> } | undefined>;
}

export function composeWays(
  settings: WaysSettings,
  tools: Pick<Context, 'store' | 'clock' | 'teams'> & {
    /** Sends mail; undefined where there is no mail server. */
    readonly mailer: Mailer | undefined;
    readonly secrets: Secrets;
    readonly realNow: () => number;
  },
): Ways {
  const { answers } = settings;
  const { realNow, clock, secrets, mailer } = tools;
  const twilio = settings.twilio && createTwilio(settings.twilio);
  const mayReach = (address: string): boolean =>
    isPublicAddress(address) || settings.mayPushTo?.(address) === true;
  const senders: WaySender[] = [
    createPushSender({
      mayReach,
      lookup: checkedLookup(mayReach),
      now: realNow,
      ...settings.push,
    }),
  ];
  if (mailer) senders.push(createEmailSender(mailer, clock));
  if (twilio) senders.push(createSmsSender(twilio), createVoiceSender(twilio, answers?.url));
  const carrier = createWaysCarrier({ ...tools, senders, answerUrl: answers?.url });
  return {
    senders,
    looks: CONTACT_WAY_KINDS.map((kind) => lookAtWays(kind, { store: tools.store, senders })),
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
                await askForTexts(context, twilio, realNow(), log);
                return undefined;
              },
            },
          ],
    listen: async (context) =>
      answers &&
      (await startAnswerServer(answers, {
        twilioToken: settings.twilio?.authToken,
        text: async (message) => await takeInText(context, message),
        key: async (call) => await pressKey(context, call),
        meaning: async (token) => await linkMeaning({ ...context, secrets }, token),
        press: async (token) => await pressLink({ ...context, secrets }, token),
      })),
  };
}

/** Asks Twilio what came in, where anything was sent that can be answered. */
async function askForTexts(
  context: Context,
  twilio: Twilio,
  realNow: number,
  log: Log,
): Promise<void> {
  const askedAt = await context.store.transaction(
    async (tx) => await tx.contactWays.lastAskedAt('sms'),
  );
  if (askedAt === undefined || context.clock.now() - askedAt > ANSWERED_WITHIN_MS) return;
  try {
    for (const text of await receivedTexts(twilio, realNow)) await takeInText(context, text);
  } catch (error) {
    log.warn('answers by SMS could not be read, tries again', { error });
  }
}
