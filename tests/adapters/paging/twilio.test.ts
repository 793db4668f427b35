import { describe, expect, it } from '@jest/globals';
import { isSigned } from '../../../src/adapters/paging/answer-server.ts';
import { createSmsSender, smsBody } from '../../../src/adapters/paging/sms.ts';
import { createTwilio, type Twilio } from '../../../src/adapters/paging/twilio.ts';
import { createVoiceSender } from '../../../src/adapters/paging/voice.ts';
import type { ContactWayKind } from '../../../src/domain/paging/contact-way.ts';
import type { WaySender } from '../../../src/ports/way-sender.ts';
import { MESSAGE, type WayUnderTest, waySenderContract } from '../../ports/way-sender.contract.ts';
import { startFaultyGateway } from '../../support/faulty-gateway.ts';
import { startTwilio } from '../../support/twilio.ts';

const PHONE = '+19255550104';

async function underTest(
  kind: ContactWayKind,
  senderFor: (twilio: Twilio) => WaySender,
): Promise<WayUnderTest> {
  const emulator = await startTwilio();
  const gateway = await startFaultyGateway(emulator.settings.apiUrl ?? '', {
    status: 400,
    body: JSON.stringify({ code: 21_614, message: `'${PHONE}' is not a mobile number` }),
  });
  const twilio = createTwilio({ ...emulator.settings, apiUrl: gateway.url, timeoutMs: 300 });
  return {
    sender: senderFor(twilio),
    way: { id: 'way-1', userId: 'U04DELTA', kind, address: PHONE, afterMinutes: 5, givenAt: 1 },
    arrived: async () =>
      kind === 'sms'
        ? await emulator.texts(PHONE)
        : gateway.forms
            .slice(0, await emulator.calls(PHONE))
            .map((form) => form.get('Twiml') ?? ''),
    setFault: (fault) => {
      gateway.fault = fault;
    },
    close: async () => {
      await gateway.close();
      await emulator.close();
    },
  };
}

describe('SMS by Twilio', () => {
  waySenderContract(async () => await underTest('sms', createSmsSender), {
    sightings: { arrived: 'found', absent: 'absent' },
    waitMs: 90_000,
  });

  it('is cut by characters, and keeps the letters by which it is found', () => {
    const body = smsBody({ ...MESSAGE, text: '😀'.repeat(400) });
    expect(Array.from(body)).toHaveLength(300);
    expect(body).toMatch(/^😀+… \(k3\)$/u);
  });
});

describe('a call by Twilio', () => {
  waySenderContract(
    async () => await underTest('voice', (twilio) => createVoiceSender(twilio, undefined)),
    { sightings: { arrived: 'cannot-look', absent: 'absent' }, waitMs: 90_000 },
  );
});

describe('Twilio’s signature', () => {
  // From Twilio's own documentation of how requests are signed.
  const url = 'https://mycompany.com/myapp.php?foo=1&bar=2';
  const fields = new URLSearchParams({
    CallSid: 'CA1234567890ABCDE',
    Caller: '+14158675309',
    Digits: '1234',
    From: '+14158675309',
    To: '+18005551212',
  });
  it('is believed for exactly what was signed', () => {
    expect(isSigned(url, fields, 'RSOYDt4T1cUTdK1PDd93/VVr8B8=', '12345')).toBe(true);
    expect(isSigned(url, fields, 'RSOYDt4T1cUTdK1PDd93/VVr8B8=', '12346')).toBe(false);
    expect(isSigned(`${url}0`, fields, 'RSOYDt4T1cUTdK1PDd93/VVr8B8=', '12345')).toBe(false);
    expect(isSigned(url, fields, '', '12345')).toBe(false);
  });
});
