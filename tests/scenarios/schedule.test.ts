import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import ICAL from 'ical.js';
import type { LedgerEntry } from '../../src/doubles/slack/slack-double.ts';
import { at, type Scenario, startScenario } from '../support/scenario.ts';
import { until } from '../support/slack-double-start.ts';

const URL_GIVEN = 'https://calendar.example.org';

let scenario: Scenario;
afterEach(async () => {
  await scenario.end();
});

/** What somebody gets as the answer to a command: its text, and all of its blocks. */
async function ask(user: string, text: string): Promise<LedgerEntry> {
  await scenario.say(user, text);
  const answer = scenario.slack.ledger().findLast((entry) => entry.kind === 'answer');
  if (!answer) throw new Error('no answer');
  return answer;
}

async function fileSent(name: string): Promise<LedgerEntry> {
  const sent = (): LedgerEntry | undefined =>
    scenario.slack
      .ledger()
      .findLast((entry) => entry.kind === 'file' && entry.files?.[0]?.name === name);
  await until(() => sent() !== undefined, `${name} is sent`);
  const entry = sent();
  if (!entry) throw new Error('no file');
  return entry;
}

async function contentOf(entry: LedgerEntry): Promise<Buffer> {
  const origin = new URL(scenario.slack.apiUrl).origin;
  const response = await fetch(`${origin}/files/${entry.files?.[0]?.id ?? ''}`);
  return Buffer.from(await response.arrayBuffer());
}

async function coverWednesday(): Promise<void> {
  await scenario.app().store.transaction(async (tx) => {
    const [golf] = await tx.people.byUser('U07GOLF');
    await tx.covers.put('visit', {
      id: 'a-day',
      kind: 'cover',
      role: 'primary',
      responderId: golf?.id ?? '',
      from: at('2027-01-13 08:00'),
      to: at('2027-01-13 17:00'),
      agreedAt: 1,
    });
  });
}

describe('/oncall schedule', () => {
  it('lists the next weeks with covers and holidays, and marks the reader’s own', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    await coverWednesday();
    const { text, rendered } = await ask('U01ALPHA', 'schedule');
    expect(text).toBe('On duty for VisIt, the next 8 weeks');
    expect(rendered).toContain('▸ *Mon 11 Jan* (now) · primary *alpha* (you) · backup delta');
    expect(rendered).toContain('golf is primary (cover)');
    expect(rendered).toContain(
      '*Mon 18 Jan* · primary charlie · backup foxtrot · open 4 days (32 h) · Mon 18 Jan closed: Martin Luther King Jr. Day',
    );
    expect(rendered).toContain('Yours: 2 weeks, the first Mon 11 Jan.');
  });

  it('lists as many weeks as are asked for, and says where the plan ends', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    const { text, rendered } = await ask('U09USER', 'schedule 14 weeks');
    expect(text).toBe('On duty for VisIt, the next 14 weeks');
    expect(rendered).toContain('*Mon 12 Apr* · primary nobody yet · backup nobody yet');
    expect(rendered).toContain('You have no duty in these weeks.');
  });

  it('says what it understands when it does not', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    expect(await scenario.say('U01ALPHA', 'schedule 99')).toContain('is no number of weeks');
    expect(await scenario.say('U01ALPHA', 'schedule soon')).toContain('`/oncall schedule 12`');
  });

  it('comes as a picture to the asker alone, with its content in words', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    expect(await scenario.say('U01ALPHA', 'schedule picture')).toBe(
      'The picture comes as a direct message.',
    );
    const sent = await fileSent('rotation-2027-01-11.png');
    expect(sent.to).toBe('U01ALPHA');
    expect(sent.files?.[0]).toMatchObject({
      mimetype: 'image/png',
      title: 'Rotation of VisIt, 8 weeks',
    });
    expect(sent.files?.[0]?.altText).toContain('11 Jan: alpha primary, delta backup; 18 Jan:');
    expect((await contentOf(sent)).subarray(1, 4).toString()).toBe('PNG');
  });

  it('comes as a picture at the press of the button, of as many weeks', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    const list = await ask('U01ALPHA', 'schedule 4');
    await scenario.press('U01ALPHA', 'schedule_picture', list);
    const sent = await fileSent('rotation-2027-01-11.png');
    expect(sent.files?.[0]?.title).toBe('Rotation of VisIt, 4 weeks');
  });

  it('says so when Slack does not take the picture', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    scenario.slack.setFaults({
      seed: 1,
      rules: [{ kind: 'server_error', method: 'files.getUploadURLExternal', probability: 1 }],
    });
    await scenario.say('U01ALPHA', 'schedule picture');
    const told = () => scenario.slack.ledger().findLast((e) => e.kind === 'response_url');
    await until(() => told() !== undefined, 'the failure is told');
    expect(told()?.text).toContain('The file could not be sent');
  });
});

describe('/oncall calendar', () => {
  it('gives files where the bot has no public address', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    expect(await scenario.say('U04DELTA', 'calendar')).toContain('comes as a file');
    const own = await contentOf(await fileSent('visit-my-weeks.ics'));
    await fileSent('visit-team.ics');
    const events = ICAL.Component.fromString(own.toString()).getAllSubcomponents('vevent');
    expect(events.map((e) => e.getFirstPropertyValue('summary'))).toEqual([
      'VisIt: backup on duty',
      'VisIt: primary on duty',
      'VisIt: backup on duty',
    ]);
  });

  it('gives addresses once, which follow what changes until a new one is made', async () => {
    const port = await freePort();
    scenario = await startScenario('2027-01-12 09:00', { calendar: { port, url: URL_GIVEN } });
    const get = async (path: string, tag = ''): Promise<Response> =>
      await fetch(`http://127.0.0.1:${String(port)}${path}`, { headers: { 'if-none-match': tag } });

    const first = await ask('U01ALPHA', 'calendar');
    const [own = '', team = ''] = pathsIn(first);
    expect(own).toMatch(/^\/calendar\/[\w-]{43}\.ics$/u);
    expect(team).not.toBe(own);
    const fetched = await get(own);
    expect(fetched.status).toBe(200);
    expect(await fetched.text()).toContain('SEQUENCE:1\r\n');
    const tag = fetched.headers.get('etag') ?? '';
    expect((await get(own, tag)).status).toBe(304);

    await coverWednesday();
    const changed = await get(own, tag);
    expect(changed.status).toBe(200);
    expect(await changed.text()).toContain('SEQUENCE:2\r\n');

    const again = await ask('U01ALPHA', 'calendar');
    expect(pathsIn(again)).toEqual([]);
    expect(again.rendered).toContain('you have had an address since');
    await scenario.press('U01ALPHA', 'calendar_renew_own', again);
    const told = () => scenario.slack.ledger().findLast((e) => e.kind === 'response_url');
    await until(() => told() !== undefined, 'the new address is told');
    const [renewed = ''] = pathsIn(told());
    expect((await get(own)).status).toBe(404);
    expect((await get(renewed)).status).toBe(200);
    expect((await get(team)).status).toBe(200);

    const database = await scenario
      .app()
      .store.transaction(async (tx) => await tx.feeds.ofUser('visit', 'U01ALPHA'));
    expect(JSON.stringify(database)).not.toContain(renewed.slice(10, 53));
  });

  it('is for the people of the team, and ends when they turn it off or leave', async () => {
    const port = await freePort();
    scenario = await startScenario('2027-01-12 09:00', { calendar: { port, url: URL_GIVEN } });
    expect(await scenario.say('U09USER', 'calendar')).toContain('Only the people on VisIt');
    const status = async (path: string): Promise<number> =>
      (await fetch(`http://127.0.0.1:${String(port)}${path}`)).status;

    const alphas = await ask('U04DELTA', 'calendar');
    const [delta = ''] = pathsIn(alphas);
    expect(await status(delta)).toBe(200);
    await scenario.app().store.transaction(async (tx) => {
      const [role] = await tx.people.byUser('U04DELTA');
      if (role) await tx.people.put({ ...role, active: false });
    });
    expect(await status(delta)).toBe(404);

    const golfs = await ask('U07GOLF', 'calendar');
    const [golf = ''] = pathsIn(golfs);
    await scenario.press('U07GOLF', 'calendar_off', golfs);
    const told = () => scenario.slack.ledger().findLast((e) => e.kind === 'response_url');
    await until(() => told() !== undefined, 'it is confirmed');
    expect(told()?.text).toContain('are off');
    expect(await status(golf)).toBe(404);
  });
});

/** Paths of the addresses that a message shows. */
function pathsIn(entry: LedgerEntry | undefined): readonly string[] {
  return [...(entry?.rendered ?? '').matchAll(/https:\/\/calendar\.example\.org([^`\s]+)/gu)].map(
    ([, path = '']) => path,
  );
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => {
    server.close(resolve);
  });
  return typeof address === 'object' && address !== null ? address.port : 0;
}
