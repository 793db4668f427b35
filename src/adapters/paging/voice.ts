import { z } from 'zod';
import type { WaySender } from '../../ports/way-sender.ts';
import type { Twilio } from './twilio.ts';

const calls = z.object({
  calls: z.array(z.object({ sid: z.string(), date_created: z.string().nullish() })),
});

/** Twilio's clock and ours differ. */
const SKEW_MS = 120_000;

/** Seconds that a telephone rings: less than it takes most mailboxes to answer. */
const RING_SECONDS = '25';

/**
 * Pages by telephone: the call reads the page out, twice. Where Twilio can call the bot, a key takes the incident.
 *
 * @param answerUrl where Twilio reports the key; undefined where there is no public address.
 */
export function createVoiceSender(twilio: Twilio, answerUrl: string | undefined): WaySender {
  return {
    kind: 'voice',
    send: async (way, { what, text, incident }) =>
      await twilio.make('Calls', {
        To: way.address,
        Timeout: RING_SECONDS,
        Twiml:
          answerUrl === undefined
            ? sayTwice(text)
            : keyTwiml(text, `${answerUrl}/twilio/key/${String(incident ?? 0)}/${way.id}`, what),
      }),
    // A call says nothing of what it was for: one to this number since then may have been for something else.
    lookUp: async (way, _, since) => {
      const { from } = twilio.settings;
      const list = await twilio.list('Calls', { To: way.address, From: from, PageSize: '20' });
      const later = calls
        .parse(list)
        .calls.filter(({ date_created }) => !(Date.parse(date_created ?? '') < since - SKEW_MS));
      return later.length === 0
        ? { kind: 'absent' }
        : { kind: 'cannot-look', why: 'a call went out, for this or for something else' };
    },
    trouble: async () => await Promise.resolve(undefined),
  };
}

function sayTwice(text: string): string {
  return `<Response><Say>${spoken(text)}</Say><Pause length="1"/><Say>${spoken(text)}</Say></Response>`;
}

function keyTwiml(text: string, action: string, what: string): string {
  const key = what === 'test' ? 'Press 1 to confirm.' : 'Press 1 to take it.';
  return `<Response><Gather numDigits="1" timeout="10" action="${escaped(action)}"><Say>${spoken(text)} ${key}</Say><Pause length="2"/><Say>${spoken(text)} ${key}</Say></Gather></Response>`;
}

/** Read out: INC-41 as "incident 41". */
const spoken = (text: string): string => escaped(text.replace(/\bINC-(\d+)/gu, 'incident $1'));

export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
