import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createSmtpMailer } from '../../src/adapters/email/smtp-mailer.ts';
import type { ContactWay } from '../../src/domain/paging/contact-way.ts';
import type { MailDouble } from '../../src/doubles/mail/mail-double.ts';
import { startMailDouble } from '../../src/doubles/mail/start-mail-double.ts';
import { reportIncident } from '../../src/features/incident/report-incident.ts';
import { type FaultyGateway, startFaultyGateway } from '../support/faulty-gateway.ts';
import { CONFIG, type Scenario, startScenario } from '../support/scenario.ts';
import { freePort, startTwilio, type TwilioUnderTest } from '../support/twilio.ts';

/** Backup of the first week, and the lead. */
const DELTA = 'U04DELTA';
const DELTAS_PHONE = '+19255550104';
const LEADS_PHONE = '+19255550106';
const MINUTE_MS = 60_000;

const sms = (userId: string, address: string, afterMinutes: number): ContactWay => ({
  id: `way-${address.slice(-3)}`,
  userId,
  kind: 'sms',
  address,
  afterMinutes,
  givenAt: 1,
});

describe('a page by SMS', () => {
  let s: Scenario;
  let twilio: TwilioUnderTest;
  beforeEach(async () => {
    twilio = await startTwilio();
    s = await startScenario('2027-01-15 09:00', {
      ways: { twilio: twilio.settings, pollEveryMs: MINUTE_MS },
    });
  });
  afterEach(async () => {
    await s.end();
    await twilio.close();
  });
  const give = async (...ways: readonly ContactWay[]): Promise<void> => {
    await s.app().store.transaction(async (tx) => {
      for (const way of ways) await tx.contactWays.put(way);
    });
  };

  it('follows the one in Slack after the minutes that its person chose, and its reply takes the incident', async () => {
    await give(sms(DELTA, DELTAS_PHONE, 5), sms('U06FOXTROT', LEADS_PHONE, 0));
    await s.say('U09USER', 'report Contour plot crashes');
    await s.stepTo('2027-01-15 10:04');
    expect(s.pages(DELTA)).toHaveLength(1);
    expect(await twilio.texts(DELTAS_PHONE)).toEqual([]);
    await s.stepTo('2027-01-15 10:05');
    expect((await twilio.texts(DELTAS_PHONE))[0]).toMatch(
      /^HOTLINE PAGE INC-1: no first answer, was due 10:00 PST\. Reply 1 to take it\. Contour plot crashes \(\w+\)$/u,
    );

    await s.stepTo('2027-01-15 10:20');
    // The repeat of 10:10 went by this way as well, and the lead has been paged by now.
    expect(await twilio.texts(DELTAS_PHONE)).toHaveLength(3);
    expect(await twilio.texts(LEADS_PHONE)).toHaveLength(1);

    await twilio.reply(DELTAS_PHONE, 'Take 1.');
    await s.stepTo('2027-01-15 10:22');
    expect(s.card(1)).toContain('delta is on it since 10:21 (by SMS)');
    expect(s.pages(DELTA)).not.toHaveLength(0);
    expect((await twilio.texts(DELTAS_PHONE)).at(-1)).toMatch(/^INC-1 is yours\. /u);

    // Too late, and said twice: both are told how things stand, and nothing changes.
    await twilio.reply(LEADS_PHONE, '1');
    await twilio.reply(DELTAS_PHONE, '1');
    await s.stepTo('2027-01-15 10:24');
    expect((await twilio.texts(LEADS_PHONE)).at(-1)).toMatch(
      /^Thank you\. INC-1: delta has taken it\. Nothing is asked of you any more\./u,
    );
    expect((await twilio.texts(DELTAS_PHONE)).at(-1)).toMatch(/^INC-1 was yours already\. /u);
    expect(s.card(1)).toContain('delta is on it since 10:21 (by SMS)');

    await s.stepTo('2027-01-15 10:45');
    expect(await twilio.texts(LEADS_PHONE)).toHaveLength(2);
    const left = await s
      .app()
      .store.transaction(async (tx) => await tx.timers.ofIncident(1, 'page-way'));
    expect(left).toEqual([]);
  });

  it('that waits is taken back by a press in Slack', async () => {
    await give(sms(DELTA, DELTAS_PHONE, 5));
    await s.say('U09USER', 'report Contour plot crashes');
    await s.stepTo('2027-01-15 10:04');
    const [page] = s.pages(DELTA);
    if (page) await s.press(DELTA, 'incident_on_it', page);
    await s.stepTo('2027-01-15 10:06');
    expect(await twilio.texts(DELTAS_PHONE)).toEqual([]);
  });
});

describe('a page by several ways', () => {
  const CAPABLE = 'U02BRAVO';
  let s: Scenario;
  let twilio: TwilioUnderTest;
  let gateway: FaultyGateway;
  let mail: MailDouble;
  let answerPort: number;
  beforeEach(async () => {
    twilio = await startTwilio();
    gateway = await startFaultyGateway(twilio.settings.apiUrl ?? '', {
      status: 400,
      body: '{"code":21614,"message":"no"}',
    });
    mail = await startMailDouble({ now: () => s.clock.now() });
    answerPort = await freePort();
    s = await startScenario('2027-01-15 09:00', {
      config: `${CONFIG}    response:
      environments:
        scf: { name: SCF, goal: 60, needs: [scf], restricted: true }
`,
      mailer: createSmtpMailer({
        host: '127.0.0.1',
        port: mail.port,
        encryption: 'offered',
        signIn: undefined,
        from: { address: 'hotline@visit.example', name: undefined },
      }),
      ways: {
        twilio: { ...twilio.settings, apiUrl: gateway.url },
        answers: { port: answerPort, url: `http://127.0.0.1:${String(answerPort)}` },
      },
    });
  });
  afterEach(async () => {
    await s.end();
    await mail.stop();
    await gateway.close();
    await twilio.close();
  });

  it('takes the next way at once where one refuses, and its link takes the incident, once', async () => {
    expect(await s.say(DELTA, `reach sms ${DELTAS_PHONE} after 5`)).toMatch(
      /^You are reached by SMS/u,
    );
    expect(await s.say(DELTA, 'reach email delta@example.org after 30')).toMatch(
      /^You are reached by email/u,
    );
    await s.say('U09USER', 'report Contour plot crashes');
    gateway.fault = 'refuses';
    await s.stepTo('2027-01-15 10:05');
    // The mail was to come at 10:30.
    expect(mail.mails()).toHaveLength(1);
    const admins = s.directMessages('U01ALPHA').map(({ text }) => text);
    expect(admins.at(-1)).toBe(
      'INC-1: delta could not be paged by SMS (it is no number that can be reached). Their next way was taken at once; Slack has the page all the same. They can mend it with `/oncall reach`.',
    );
    // Its number is not tried again for this incident.
    gateway.fault = undefined;
    await s.stepTo('2027-01-15 10:15');
    expect(await twilio.texts(DELTAS_PHONE)).toEqual([]);
    expect(mail.mails()).toHaveLength(2);

    const link = /http:\S+/u.exec(mail.mails()[0]?.text ?? '')?.[0] ?? '';
    const looked = await fetch(link);
    expect(await looked.text()).toContain('Take INC-1?');
    await s.settle();
    expect(s.card(1)).not.toContain('is on it');
    const pressed = await fetch(link, { method: 'POST' });
    await s.settle();
    expect(await pressed.text()).toContain('INC-1 is yours.');
    expect(s.card(1)).toContain('delta is on it since 10:15 (by email)');
    const again = await fetch(link, { method: 'POST' });
    expect(await again.text()).toContain('INC-1 is yours');
    const forged = await fetch(link.replace('/page/1.', '/page/2.'), { method: 'POST' });
    expect(forged.status).toBe(404);
    expect(await s.say(DELTA, 'show INC-1')).not.toContain('delta@example.org');
  });

  it('says nothing that was typed about a restricted incident', async () => {
    await s.say(CAPABLE, `reach sms ${DELTAS_PHONE} after 0`);
    await s.say(CAPABLE, 'reach email bravo@example.org after 0');
    await reportIncident(s.app().context, {
      delivery: 'test:1',
      team: 'visit',
      by: { userId: 'U09USER', name: 'user' },
      report: {
        environment: 'scf',
        callBack: { phone: '2-4847', reference: 'T-1234' },
        title: 'taint-title',
        description: 'taint-description',
        customer: {
          name: 'taint-name',
          email: undefined,
          phone: 'taint-phone',
          organisation: undefined,
        },
        contact: 'call',
        severity: 'normal',
        cameInAt: s.clock.now(),
      },
    });
    await s.stepTo('2027-01-15 10:15');
    const texts = await twilio.texts(DELTAS_PHONE);
    expect(texts[0]).toMatch(/^HOTLINE PAGE INC-1: .* Restricted incident \(SCF\) \(\w+\)$/u);
    const all = [...texts, ...mail.mails().map(({ raw }) => raw)].join('\n');
    expect(mail.mails()).not.toHaveLength(0);
    for (const typed of ['taint', '2-4847', 'T-1234']) expect(all).not.toContain(typed);
  });

  it('is refused at the door where it could not arrive, with the remedy', async () => {
    expect(await s.say(DELTA, 'reach sms 925 555 0104')).toContain('with its country');
    expect(await s.say(DELTA, 'reach json https://192.168.1.5/page twelve-letters')).toContain(
      'on a private network',
    );
    expect(await s.say(DELTA, 'reach')).toBe('How to reach you');
    await s.say(DELTA, `reach sms ${DELTAS_PHONE}`);
    expect(await s.say(DELTA, 'reach test sms')).toMatch(/^A test page is on its way by SMS/u);
    expect((await twilio.texts(DELTAS_PHONE))[0]).toMatch(
      /^HOTLINE test page: nothing has happened/u,
    );
    expect(await s.say(DELTA, 'reach test sms')).toContain('Test it again in a minute');
    // An admin learns that there is a way, and not where it leads.
    expect(await s.say('U01ALPHA', 'reach @delta')).toBe(
      'delta is reached by Slack and SMS. Where those lead only they can see.',
    );
    expect(await s.say('U03CHARLIE', 'reach @delta')).toContain('Only admins and the lead');
    expect(await s.say('U09USER', `reach sms ${DELTAS_PHONE}`)).toContain(
      'Only the people on VisIt',
    );
  });
});
