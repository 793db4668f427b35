import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ContactWay } from '../../src/domain/paging/contact-way.ts';
import { type Scenario, startScenario } from '../support/scenario.ts';
import { startTwilio, type TwilioUnderTest } from '../support/twilio.ts';

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

    await s.stepTo('2027-01-15 14:00');
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
    await s.stepTo('2027-01-15 11:00');
    expect(await twilio.texts(DELTAS_PHONE)).toEqual([]);
  });
});
