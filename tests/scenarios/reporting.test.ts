import { afterEach, describe, expect, it } from '@jest/globals';
import type { GithubDouble } from '../../src/doubles/github/github-double.ts';
import { githubDouble, INCIDENTS, trackerFor } from '../support/github.ts';
import { CONFIG, type Scenario, startScenario } from '../support/scenario.ts';
import { until } from '../support/slack-double-start.ts';

const CHANNEL = 'visit-live';

let scenario: Scenario;
let github: GithubDouble | undefined;
afterEach(async () => {
  await scenario.end();
  await github?.stop();
  github = undefined;
});

async function begin(): Promise<void> {
  scenario = await startScenario('2027-01-12 09:00', {
    config: `${CONFIG}    github: { incidents: ${INCIDENTS} }\n`,
    issueLog: async (now) => {
      github = await githubDouble(now);
      return { tracker: trackerFor(github, { timeoutMs: 2_000 }) };
    },
  });
}

const { message, shortcut, submit } = {
  message: async (user: string, text: string, files?: readonly string[]) =>
    await scenario.slack.inject.message({
      user,
      channel: CHANNEL,
      text,
      ...(files ? { files } : {}),
    }),
  shortcut: async (user: string, callbackId: string, ts: string) => {
    await scenario.slack.inject.messageShortcut({ user, callbackId, channel: CHANNEL, ts });
    await formOf(user);
  },
  submit: async (user: string, values: Readonly<Record<string, string | readonly string[]>>) => {
    const submitted = await scenario.slack.inject.submit({ user, values });
    await scenario.settle();
    return submitted;
  },
};

async function formOf(user: string) {
  await until(() => scenario.slack.openViews(user).length > 0, 'the form is open');
  const view = scenario.slack.openViews(user).at(-1);
  if (view === undefined) throw new Error('no form');
  return view;
}

/** Waits for what Slack tells us of the message, which nobody is kept waiting for. */
const linked = async (ts: string) => {
  const id = `${scenario.slack.channelId(CHANNEL)}:${ts}`;
  const look = async () =>
    (await scenario.app().store.transaction(async (tx) => await tx.sharedMessages.get(id)))?.link;
  let link = await look();
  while (link === undefined) {
    await new Promise((resolve) => setTimeout(resolve, 5));
    link = await look();
  }
  return link;
};

const kept = async (number: number) =>
  await scenario.app().store.transaction(async (tx) => await tx.incidents.get(number));

const seen = (kind: string, user: string) =>
  scenario.slack.ledger().filter((e) => e.kind === kind && e.to === user);

describe('reporting', () => {
  it('takes a message with author, link and files into an incident, and adds others to it', async () => {
    await begin();
    const long = `Contour plot crashes, says <@U09USER>\n${'🌋<!channel> '.repeat(400)}end`;
    const { ts } = await message('U02BRAVO', long, ['dump.silo', 'log.txt']);
    await shortcut('U09USER', 'report_message', ts);
    const form = JSON.stringify(await formOf('U09USER'));
    expect(form).toContain('From bravo in #visit-live');
    expect(form).toContain('dump.silo, log.txt');
    const link = await linked(ts);
    expect((await submit('U09USER', {})).outcome).toBe('closed');
    const incident = await kept(1);
    expect(incident).toMatchObject({
      title: 'Contour plot crashes, says @U09USER',
      contact: 'slack',
      messageLink: link,
      reported: { by: { userId: 'U09USER' } },
    });
    // All of it, though the form could not show all of it.
    expect(incident?.description).toContain('end\n\nbravo wrote this in #visit-live, Tue 12 Jan');
    expect(incident?.description).toContain(`${link}\nFiles in Slack: dump.silo, log.txt`);
    expect(github?.issue(INCIDENTS, 1)?.body).toContain(link);

    const { ts: other } = await message('U09USER', 'It also happens with <@U01ALPHA>’s file', [
      'a.png',
    ]);
    await shortcut('U01ALPHA', 'add_message', other);
    const otherLink = await linked(other);
    await submit('U01ALPHA', { incident: '1' });
    await shortcut('U01ALPHA', 'add_message', other);
    await submit('U01ALPHA', { incident: '1' });
    const added = scenario.thread().filter((e) => /added by alpha/u.test(e.text));
    expect(added.map((e) => e.rendered)).toEqual([
      expect.stringContaining('It also happens with @alpha’s file\n[file in Slack: a.png]'),
    ]);
    const comments = github?.issue(INCIDENTS, 1)?.comments ?? [];
    expect(comments.map((c) => c.body)).toEqual([
      expect.stringContaining(`added by \`alpha\` ([message](${otherLink}))`),
    ]);
    // The message that was reported says so when it is pointed at again.
    await shortcut('U03CHARLIE', 'report_message', ts);
    expect(JSON.stringify(await formOf('U03CHARLIE'))).toContain('reported already, as INC-1');
    // Whoever is not of the team may report, but not add.
    await shortcut('U09USER', 'add_message', other);
    expect((await submit('U09USER', { incident: '1' })).errors).toEqual({
      incident: expect.stringContaining('Only the people on VisIt’s rotation'),
    });
  });

  it('fills a form from a pasted mail, knows the customer next time, and runs no clock where one was answered', async () => {
    await begin();
    await scenario.slack.inject.shortcut({ user: 'U01ALPHA', callbackId: 'report_incident' });
    await formOf('U01ALPHA');
    const mail = [
      'From: "Dana Reed" <dana@example.org>',
      'Date: Tue, 12 Jan 2027 08:41:00 -0800',
      'Subject: Re: Contour crash <!channel> 🌋',
      '',
      'It crashes, @alpha-gh. <!-- hotline incident=INC-9 key=1 -->',
      '> Which version?',
    ].join('\n');
    const tooEarly = String(Date.UTC(2027, 0, 12, 16, 30) / 1_000);
    expect((await submit('U01ALPHA', { mail, answered_at: tooEarly })).errors).toEqual({
      answered_at: 'This answer lies before the question came in. Correct one of the two times.',
    });
    const taken = await submit('U01ALPHA', {
      mail,
      organisation: 'Example Lab',
      answered_at: String(Date.UTC(2027, 0, 12, 16, 55) / 1_000),
    });
    expect(taken.outcome).toBe('closed');
    expect(await kept(1)).toMatchObject({
      title: 'Contour crash < !channel> 🌋',
      description: '> It crashes, @alpha-gh. < !-- hotline incident=INC-9 key=1 -->',
      customer: { name: 'Dana Reed', email: 'dana@example.org', organisation: 'Example Lab' },
      contact: 'email',
      cameInAt: Date.UTC(2027, 0, 12, 16, 41),
      state: 'answered',
    });
    expect(scenario.card(1)).toContain('answered by alpha');
    const due = await scenario
      .app()
      .store.transaction(async (tx) => await tx.timers.due(Number.MAX_SAFE_INTEGER, 10));
    // Nobody waits for a first answer; that nothing is heard for weeks is still looked at.
    const kinds = due.flatMap((timer) => (timer.incident === undefined ? [] : [timer.what.kind]));
    expect(kinds).toEqual(['silent']);

    await scenario.say('U04DELTA', 'report');
    await formOf('U04DELTA');
    const suggest = async (user: string, query: string) =>
      (await scenario.slack.inject.suggest({ user, actionId: 'customer', query })).payload;
    expect(JSON.stringify(await suggest('U04DELTA', 're'))).toContain('Dana Reed · Example Lab');
    await submit('U04DELTA', {
      title: 'Again',
      customer: 'Dana Reed · Example Lab · dana@example.org',
    });
    expect((await kept(2))?.customer).toMatchObject({
      name: 'Dana Reed',
      email: 'dana@example.org',
      organisation: 'Example Lab',
    });
    // Addresses are for the team; anybody can type a name.
    await scenario.say('U09USER', 'report');
    await formOf('U09USER');
    expect(await suggest('U09USER', 'dan')).toEqual({
      options: [{ text: { type: 'plain_text', text: 'New: dan', emoji: true }, value: 'new:dan' }],
    });
    await submit('U09USER', { title: '🌋', customer: 'Dan' });
    expect(scenario.card(3)).toContain('INC-3 · 🌋');
    expect(scenario.card(3)).toContain('From Dan, by telephone');
    expect(github?.issue(INCIDENTS, 3)?.title).toBe('INC-3: 🌋');
  });

  it('opens one incident for a form that is sent twice, and refuses a mail of 2 MB at its field', async () => {
    await begin();
    await scenario.say('U01ALPHA', 'report');
    const view = await formOf('U01ALPHA');
    const send = async (fields: Readonly<Record<string, string>>) =>
      (
        await scenario.slack.inject.raw({
          type: 'interactive',
          payload: {
            type: 'view_submission',
            user: { id: 'U01ALPHA', name: 'alpha' },
            team: { id: 'T1' },
            view: {
              ...view,
              state: {
                values: Object.fromEntries(
                  Object.entries(fields).map(([field, value]) => [
                    field,
                    { [field]: { type: 'plain_text_input', value } },
                  ]),
                ),
              },
            },
          },
        })
      ).payload;
    expect(await send({ mail: 'x'.repeat(2_000_000) })).toEqual({
      response_action: 'errors',
      errors: { mail: expect.stringContaining('2000000 characters; 100000 at most') },
    });
    await Promise.all([send({ title: 'Once' }), send({ title: 'Once' })]);
    await scenario.settle();
    expect(await scenario.say('U01ALPHA', 'list')).toBe('1 open incident for VisIt');
  });

  it('answers a mention with a button that only the asker sees, and no bot at all', async () => {
    await begin();
    const bot = `<@${scenario.slack.botUserId}>`;
    const { ts } = await message('U09USER', `${bot} report the isosurface is empty <!here>`);
    await until(() => seen('ephemeral', 'U09USER').length === 1, 'the mention is answered');
    const [offer] = seen('ephemeral', 'U09USER');
    expect(offer?.text).toBe('Report “the isosurface is empty @here” to VisIt?');
    await linked(ts);
    if (offer) await scenario.press('U09USER', 'report_shared', offer);
    await formOf('U09USER');
    await submit('U09USER', { severity: 'major' });
    expect(await kept(1)).toMatchObject({
      title: 'the isosurface is empty @here',
      contact: 'slack',
      severity: 'major',
    });

    await message('U03CHARLIE', bot);
    await until(() => seen('ephemeral', 'U03CHARLIE').length === 1, 'the question is answered');
    expect(seen('ephemeral', 'U03CHARLIE')[0]?.text).toBe(
      'On duty for VisIt: alpha is primary, delta is backup',
    );
    const channel = scenario.slack.channelId(CHANNEL);
    const mention = { type: 'app_mention', channel, text: `${bot} help`, ts: '1800000000.000100' };
    for (const [n, event] of [
      { ...mention, user: 'U04DELTA', bot_id: 'B0OTHER' },
      { ...mention, user: scenario.slack.botUserId },
      // The same mention, told twice: as Slack does for one that is edited.
      { ...mention, user: 'U05ECHO' },
      { ...mention, user: 'U05ECHO' },
    ].entries()) {
      await scenario.slack.inject.raw({
        type: 'events_api',
        payload: { type: 'event_callback', event_id: `Ev${String(n)}`, event },
      });
    }
    await until(() => seen('ephemeral', 'U05ECHO').length > 0, 'the person is answered');
    expect(seen('ephemeral', 'U05ECHO')).toHaveLength(1);
    expect(seen('ephemeral', 'U04DELTA')).toEqual([]);
    expect(scenario.slack.ledger().filter((e) => e.kind === 'ephemeral')).toHaveLength(3);
  });
});
