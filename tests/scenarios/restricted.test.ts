import { afterEach, describe, expect, it } from '@jest/globals';
import type { GithubDouble } from '../../src/doubles/github/github-double.ts';
import type { LedgerEntry } from '../../src/doubles/slack/slack-double.ts';
import { githubDouble, INCIDENTS, trackerFor } from '../support/github.ts';
import { CONFIG, type Scenario, startScenario } from '../support/scenario.ts';
import { until } from '../support/slack-double-start.ts';

/** Of the demo's people, bravo (half-time) and hotel may work there. In the week of 11 January alpha and delta are on duty. */
const RESTRICTED = `${CONFIG}    response:
      environments:
        scf: { name: SCF, goal: 240, needs: [scf], restricted: true }
    github: { incidents: ${INCIDENTS} }
`;

const CHANNEL = 'visit-live';

let scenario: Scenario;
let github: GithubDouble;
let logged: string[];
afterEach(async () => {
  await scenario.end();
  await github.stop();
});

const write = (words: string, fields?: Readonly<Record<string, unknown>>): void => {
  const shown = (value: unknown): unknown => (value instanceof Error ? value.stack : value);
  const entries = Object.entries(fields ?? {}).map(([key, value]) => [key, shown(value)]);
  logged.push(JSON.stringify([words, entries]));
};

async function begin(start: string): Promise<void> {
  logged = [];
  scenario = await startScenario(start, {
    config: RESTRICTED,
    log: { debug: write, info: write, warn: write, error: write },
    issueLog: async (now) => {
      github = await githubDouble(now);
      return { tracker: trackerFor(github, { timeoutMs: 2_000 }) };
    },
  });
}

async function formOf(user: string) {
  await until(() => scenario.slack.openViews(user).length > 0, 'a form is open');
  const view = scenario.slack.openViews(user).at(-1);
  if (view === undefined) throw new Error('no form');
  return view;
}

const submit = async (user: string, values: Readonly<Record<string, string>>) => {
  const submitted = await scenario.slack.inject.submit({ user, values });
  await scenario.settle();
  return submitted;
};

/** Chooses the restricted environment, and waits until the form has changed. */
async function chooseRestricted(user: string): Promise<void> {
  await formOf(user);
  await scenario.slack.inject.action({ user, actionId: 'environment', value: 'scf' });
  await until(
    () => scenario.slack.openViews(user).at(-1)?.callback_id === 'report_restricted_form',
    'the form has changed',
  );
}

const card = (): LedgerEntry => {
  const found = scenario.slack.ledger().find((e) => e.kind === 'post' && /INC-1 /u.test(e.text));
  if (found === undefined) throw new Error('there is no card');
  return found;
};

const pagesOf = (user: string) => scenario.pages(user).map((e) => e.text);

/** Everything that left the database: what people saw, what GitHub holds, what was logged. What people wrote themselves is theirs. */
const outside = () =>
  JSON.stringify([
    scenario.slack.ledger().filter((e) => e.user === undefined && !e.kind.startsWith('view_')),
    github.issues(INCIDENTS),
    logged,
  ]);

describe('an incident of a restricted environment', () => {
  it('asks those with access, fairest first, when neither primary nor backup has it', async () => {
    await begin('2027-01-12 09:00');
    await scenario.app().store.transaction(async (tx) => {
      const [bravo] = await tx.people.byUser('U02BRAVO');
      if (bravo === undefined) throw new Error('bravo is not on the rotation');
      const seat = { week: '2027-01-04', role: 'primary', responderId: bravo.id } as const;
      await tx.people.putAssignment('visit', seat, 0);
    });
    await scenario.say('U09USER', 'report');
    await chooseRestricted('U09USER');
    const form = JSON.stringify(await formOf('U09USER'));
    expect(form).toContain('SCF is restricted.');
    expect(form).not.toContain('"block_id":"description"');
    expect(
      (await submit('U09USER', { call_back: 'ask Dana, she knows', required_response: '120' }))
        .errors,
    ).toEqual({ call_back: expect.stringContaining('Give a telephone number alone') });
    expect(
      (await submit('U09USER', { call_back: '2-4999', reference: 'the secret run' })).errors,
    ).toEqual({ reference: expect.stringContaining('A reference is a number') });
    const sent = { call_back: '2-4999', reference: 'T-77', required_response: '120' };
    expect((await submit('U09USER', sent)).outcome).toBe('closed');
    // Neither alpha nor delta; and bravo has carried more than hotel.
    expect(pagesOf('U08HOTEL')).toEqual([
      'PAGE · INC-1 needs someone with access to SCF. Please take it. Restricted incident (SCF)',
    ]);
    expect(scenario.card(1)).toContain('Restricted incident (SCF)');
    expect(scenario.card(1)).toContain('those with access are asked');
    await scenario.stepTo('2027-01-12 09:10');
    expect(pagesOf('U02BRAVO')).toHaveLength(1);
    // Whoever has no access cannot take it, be they primary and admin, nor see where to call back.
    await scenario.press('U01ALPHA', 'incident_on_it', card());
    await scenario.press('U01ALPHA', 'incident_call_back', card());
    const told = () => scenario.slack.ledger().filter((e) => e.kind === 'response_url');
    await until(() => told().length === 2, 'alpha is refused');
    expect(told().map((e) => e.text)).toEqual([
      'Only people with access to SCF may take INC-1. They are asked one after the other.',
      'Only people with access to SCF see where to call back for INC-1.',
    ]);
    const [page] = scenario.pages('U02BRAVO');
    if (page === undefined) throw new Error('bravo was not asked');
    await scenario.press('U02BRAVO', 'incident_call_back', page);
    expect(JSON.stringify(await formOf('U02BRAVO'))).toContain('☎ *2-4999*');
    await scenario.press('U02BRAVO', 'incident_on_it', page);
    expect(scenario.card(1)).toContain('bravo is on it');
    await until(() => github.issues(INCIDENTS)[0]?.assignees[0] === 'bravo-gh', 'bravo owns it');
    expect(await kept()).toMatchObject({ goalMinutes: 120, contact: 'other', description: '' });
    expect(scenario.pages('U01ALPHA')).toEqual([]);
    expect(scenario.pages('U04DELTA')).toEqual([]);
    expect(scenario.pages('U06FOXTROT')).toEqual([]);
  });

  it('lets nothing that anybody typed about it out of the database, whichever way it came in', async () => {
    // In the week of 25 January hotel is primary.
    await begin('2027-01-26 09:00');
    const taints = Array.from({ length: 12 }, (_, n) => `Taint${String(n)}Zq`);
    const [shared = '', title = '', mail = '', reply = '', mention = '', closing = ''] = taints;
    const [issueComment = '', added = '', typed = '', edited = ''] = taints.slice(6);
    const { slack } = scenario;
    // A message is reported, and then the environment turns out to be restricted.
    const { ts } = await slack.inject.message({ user: 'U09USER', channel: CHANNEL, text: shared });
    const at = { user: 'U09USER', channel: CHANNEL, ts };
    await slack.inject.messageShortcut({ ...at, callbackId: 'report_message' });
    await formOf('U09USER');
    // The form is sent as it is before it could be changed: it comes back as the other one, and nothing is opened.
    const early = await submit('U09USER', { title, mail, description: typed, environment: 'scf' });
    expect(early.outcome).toBe('updated');
    await submit('U09USER', { call_back: '555-0142', reference: `R-142` });
    expect(await kept()).toMatchObject({ title: 'Restricted incident (SCF)', isRestricted: true });

    const { channel = '', ts: threadTs = '' } = card();
    const said = await slack.inject.message({ user: 'U01ALPHA', channel, threadTs, text: reply });
    const words = `<@${slack.botUserId}> report ${mention}`;
    await slack.inject.message({ user: 'U01ALPHA', channel, threadTs, text: words });
    const warned = () => slack.ledger().filter((e) => e.kind === 'ephemeral');
    await until(() => warned().length === 2, 'alpha is told twice');
    expect(warned().map((e) => e.text)).toEqual(
      Array.from({ length: 2 }, () => expect.stringContaining('please delete it now')),
    );
    await slack.inject.raw({
      type: 'events_api',
      payload: {
        type: 'event_callback',
        event_id: 'EvEdited',
        event: {
          type: 'message',
          subtype: 'message_changed',
          channel,
          message: { user: 'U01ALPHA', ts: said.ts, thread_ts: threadTs, text: edited },
        },
      },
    });
    // Adding a message to it: it is not offered, and is refused where somebody forges it.
    const other = await slack.inject.message({ user: 'U01ALPHA', channel: CHANNEL, text: added });
    await slack.inject.messageShortcut({
      user: 'U01ALPHA',
      channel: CHANNEL,
      ts: other.ts,
      callbackId: 'add_message',
    });
    expect(JSON.stringify(await formOf('U01ALPHA'))).toContain('Nothing is open for VisIt.');
    await slack.inject.close({ user: 'U01ALPHA' });
    await slack.inject.messageShortcut({
      user: 'U01ALPHA',
      channel: CHANNEL,
      ts: said.ts,
      callbackId: 'report_message',
    });
    expect(JSON.stringify(await formOf('U01ALPHA'))).toContain('is not taken anywhere');
    await slack.inject.close({ user: 'U01ALPHA' });
    // Somebody comments and assigns on GitHub.
    await github.people.comment('alpha-gh', INCIDENTS, 1, issueComment);
    await github.people.assign('alpha-gh', INCIDENTS, 1, ['alpha-gh']);
    await scenario.stepTo('2027-01-26 09:02');
    expect(scenario.card(1)).toContain('@hotel');
    // It is resolved: the form has no words, and those of a forged one are dropped.
    await scenario.say('U08HOTEL', 'resolve 1');
    const resolving = await formOf('U08HOTEL');
    expect(JSON.stringify(resolving)).not.toContain('"summary"');
    await slack.inject.raw({
      type: 'interactive',
      payload: {
        type: 'view_submission',
        user: { id: 'U08HOTEL', name: 'hotel' },
        team: { id: 'T1' },
        view: {
          ...resolving,
          state: { values: { summary: { summary: { type: 'plain_text_input', value: closing } } } },
        },
      },
    });
    await scenario.settle();
    await until(() => github.issues(INCIDENTS)[0]?.state === 'closed', 'the issue is closed');
    await scenario.say('U01ALPHA', 'show 1');
    await scenario.say('U01ALPHA', 'list');
    // The comment stands where alpha wrote it, and only there.
    const comments = github.issue(INCIDENTS, 1)?.comments.map((c) => c.body) ?? [];
    expect(comments.filter((body) => body.includes(issueComment))).toEqual([issueComment]);
    expect(comments).toHaveLength(2);
    const left = outside().replaceAll(issueComment, '');
    expect([...taints, '555-0142', 'R-142'].filter((taint) => left.includes(taint))).toEqual([]);
    expect(github.issue(INCIDENTS, 1)?.title).toBe('INC-1: SCF');
  });
});

const kept = async () =>
  await scenario.app().store.transaction(async (tx) => await tx.incidents.get(1));
