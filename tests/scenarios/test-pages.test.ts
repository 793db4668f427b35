import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Scenario, startScenario } from '../support/scenario.ts';
import { freePort, startTwilio, type TwilioUnderTest } from '../support/twilio.ts';

const BRAVO = 'U02BRAVO';
/** Backup of the first week of February, and an admin. */
const ALPHA = 'U01ALPHA';
const BRAVOS_PHONE = '+19255550102';
const ALPHAS_PHONE = '+19255550101';

describe('where Twilio can call the bot', () => {
  let s: Scenario;
  let twilio: TwilioUnderTest;
  let url: string;
  beforeEach(async () => {
    const port = await freePort();
    url = `http://127.0.0.1:${String(port)}`;
    twilio = await startTwilio(`${url}/twilio/sms`);
    s = await startScenario('2027-01-29 15:00', {
      ways: { twilio: twilio.settings, answers: { port, url } },
    });
  });
  afterEach(async () => {
    await s.end();
    await twilio.close();
  });

  /** What Twilio posts when a key is pressed. */
  const pressKey = async (
    path: string,
    fields: Readonly<Record<string, string>>,
    token: string,
  ) => {
    const text = Object.keys(fields)
      .toSorted()
      .map((name) => `${name}${fields[name] ?? ''}`)
      .join('');
    const signature = createHmac('sha1', token).update(`${url}${path}${text}`).digest('base64');
    return await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'x-twilio-signature': signature },
      body: new URLSearchParams(fields),
    });
  };

  it('a key takes an incident; the month’s test pages are answered, and the lead hears whose are not', async () => {
    await s.say(BRAVO, `reach sms ${BRAVOS_PHONE} after 5`);
    await s.say(ALPHA, `reach call ${ALPHAS_PHONE} after 0`);
    await s.stepTo('2027-02-01 08:59');
    expect(await twilio.texts(BRAVOS_PHONE)).toEqual([]);
    await s.stepTo('2027-02-01 09:00');
    expect(await twilio.texts(BRAVOS_PHONE)).toEqual([
      expect.stringMatching(/^HOTLINE test page: nothing has happened\. Reply TEST /u),
    ]);
    expect(await twilio.calls(ALPHAS_PHONE)).toBe(1);
    expect(s.directMessages(BRAVO).at(-1)?.text).toBe(
      'The month’s test pages for VisIt are on their way to you by SMS.',
    );

    await twilio.reply(BRAVOS_PHONE, 'test');
    await s.settle();
    expect((await twilio.texts(BRAVOS_PHONE)).at(-1)).toMatch(
      /^Thank you: this way reaches you\./u,
    );

    await s.stepTo('2027-02-03 09:00');
    expect(s.directMessages('U06FOXTROT').at(-1)?.text).toBe(
      'Test pages for VisIt that nobody has confirmed: alpha: telephone',
    );

    // The backup of this week takes an incident by a key.
    const way = await s.app().store.transaction(async (tx) => (await tx.contactWays.of(ALPHA))[0]);
    const path = `/twilio/key/1/${way?.id ?? ''}`;
    const call = { CallSid: 'CA1', Digits: '1', To: ALPHAS_PHONE };
    const { authToken } = twilio.settings;
    const pressed = async (fields: Readonly<Record<string, string>>, token = authToken) => {
      const answer = await pressKey(path, fields, token);
      await s.settle();
      return `${String(answer.status)} ${await answer.text()}`;
    };
    expect(await pressed(call)).toContain('There is no INC-1');
    await s.say('U09USER', 'report Contour plot crashes');
    expect(await pressed({ ...call, CallSid: 'CA2' })).toContain('You were not paged for INC-1');
    await s.stepTo('2027-02-03 10:00');
    expect(await twilio.calls(ALPHAS_PHONE)).toBe(2);
    expect(await pressed({ ...call, CallSid: 'CA3' }, 'another token')).toMatch(/^403/u);
    expect(await pressed({ ...call, To: BRAVOS_PHONE })).toContain('This call is not known');
    expect(await pressed({ ...call, CallSid: 'CA3', Digits: '2' })).toContain(
      'Nothing was changed',
    );
    expect(s.card(1)).not.toContain('is on it');
    expect(await pressed({ ...call, CallSid: 'CA3' })).toContain('INC-1 is yours');
    expect(s.card(1)).toContain('alpha is on it since 10:00 (by telephone)');
  });
});
