import { once } from 'node:events';
import { createServer } from 'node:net';
import { createEmulator } from 'emulate';
import { z } from 'zod';
import type { TwilioSettings } from '../../src/adapters/paging/twilio.ts';

const SID = 'AC00000000000000000000000000000000';
const TOKEN = 'twilio_test_auth_token';
const FROM = '+15551234567';

const listed = z.object({
  messages: z.array(
    z.object({ to: z.string(), body: z.string(), direction: z.string(), sid: z.string() }),
  ),
});
const calls = z.object({ calls: z.array(z.object({ to: z.string(), sid: z.string() })) });

/** The Twilio emulator, with telephones that read and answer. */
export interface TwilioUnderTest {
  readonly settings: TwilioSettings;
  /** What a telephone has got, the first one first. */
  texts(to: string): Promise<readonly string[]>;
  /** How often a telephone has rung. */
  calls(to: string): Promise<number>;
  /** A telephone sends a text to the bot's number. */
  reply(from: string, body: string): Promise<void>;
  close(): Promise<void>;
}

/** The emulator has to be told a port; one that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** @param smsUrl where Twilio reports what comes in; left out, it is asked. */
export async function startTwilio(smsUrl?: string): Promise<TwilioUnderTest> {
  const port = await freePort();
  const emulator = await createEmulator({
    service: 'twilio',
    port,
    seed: {
      twilio: {
        account: { sid: SID, auth_token: TOKEN },
        phone_numbers: [{ phone_number: FROM, ...(smsUrl ? { sms_url: smsUrl } : {}) }],
      },
    },
  });
  const url = `http://127.0.0.1:${String(port)}`;
  const headers = { authorization: `Basic ${Buffer.from(`${SID}:${TOKEN}`).toString('base64')}` };
  const base = `${url}/2010-04-01/Accounts/${SID}`;
  return {
    settings: { accountSid: SID, authToken: TOKEN, from: FROM, apiUrl: url },
    texts: async (to) => {
      const response = await fetch(`${base}/Messages.json?To=${encodeURIComponent(to)}`, {
        headers,
      });
      return listed
        .parse(await response.json())
        .messages.map(({ body }) => body)
        .toReversed();
    },
    calls: async (to) => {
      const response = await fetch(`${base}/Calls.json?To=${encodeURIComponent(to)}`, { headers });
      return calls.parse(await response.json()).calls.length;
    },
    reply: async (from, body) => {
      await fetch(`${url}/_twilio/simulate/inbound-message`, {
        method: 'POST',
        headers,
        body: new URLSearchParams({ To: FROM, From: from, Body: body }),
      });
    },
    close: async () => {
      await emulator.close();
    },
  };
}
