import { z } from 'zod';
import type { WayMessage, WaySender } from '../../ports/way-sender.ts';
import type { Twilio } from './twilio.ts';

/** Two messages' worth: more costs more and is read by nobody who has just woken up. */
const LONGEST = 300;

/** Twilio's clock and ours differ. */
const SKEW_MS = 120_000;

const sentMessages = z.object({
  messages: z.array(
    z.object({
      sid: z.string(),
      body: z.string().nullable(),
      date_created: z.string().nullish(),
    }),
  ),
});

/** Pages by SMS. */
export function createSmsSender(twilio: Twilio): WaySender {
  return {
    kind: 'sms',
    send: async (way, message) =>
      await twilio.make('Messages', { To: way.address, Body: smsBody(message) }),
    lookUp: async (way, message, since) => {
      const { from } = twilio.settings;
      const found = sentMessages
        .parse(await twilio.list('Messages', { To: way.address, From: from, PageSize: '50' }))
        .messages.find(
          ({ body, date_created }) =>
            body?.endsWith(markerOf(message)) &&
            !(Date.parse(date_created ?? '') < since - SKEW_MS),
        );
      return found
        ? { kind: 'found', place: { channel: 'Messages', ts: found.sid } }
        : { kind: 'absent' };
    },
    trouble: async () => await Promise.resolve(undefined),
  };
}

const markerOf = ({ marker }: WayMessage): string => ` (${marker})`;

/** The text, cut by characters, and behind it the letters by which it is found again. */
export function smsBody(message: WayMessage): string {
  const end = markerOf(message);
  const text = Array.from(message.text.replace(/\s+/gu, ' '));
  const room = LONGEST - end.length;
  const cut = text.length <= room ? text.join('') : `${text.slice(0, room - 1).join('')}…`;
  return `${cut}${end}`;
}

const received = z.object({
  messages: z.array(
    z.object({
      sid: z.string(),
      from: z.string().nullable(),
      body: z.string().nullable(),
      direction: z.string(),
      date_created: z.string().nullish(),
    }),
  ),
});

/** An answer older than this is to a page that nobody waits for any more. */
const ANSWERS_FOR_MS = 24 * 60 * 60_000;

export interface InboundText {
  readonly delivery: string;
  readonly from: string;
  readonly body: string;
}

/**
 * What came in lately, the oldest first: for a bot that Twilio cannot call.
 *
 * @param realNow Twilio's messages carry real time, whatever the bot's clock says.
 */
export async function receivedTexts(
  twilio: Twilio,
  realNow: number,
): Promise<readonly InboundText[]> {
  const list = await twilio.list('Messages', { To: twilio.settings.from, PageSize: '50' });
  return received
    .parse(list)
    .messages.filter(({ direction }) => direction === 'inbound')
    .filter(({ date_created }) => !(Date.parse(date_created ?? '') < realNow - ANSWERS_FOR_MS))
    .map(({ sid, from, body }) => ({ delivery: sid, from: from ?? '', body: body ?? '' }))
    .toReversed();
}
