import { afterEach, describe, expect, it } from '@jest/globals';
import type { LedgerEntry } from '../../src/doubles/slack/slack-double.ts';
import { freePort } from '../support/http.ts';
import { type Scenario, startScenario } from '../support/scenario.ts';
import { until } from '../support/slack-double-start.ts';

let scenario: Scenario;
afterEach(async () => {
  await scenario.end();
});

const ADMIN = 'U01ALPHA';

/** What somebody has been answered, the latest last. */
const answers = (user: string): readonly LedgerEntry[] =>
  scenario.slack
    .ledger()
    .filter((e) => (e.kind === 'answer' || e.kind === 'response_url') && e.to === user);

const lastAnswer = (user: string): LedgerEntry => {
  const found = answers(user).at(-1);
  if (found === undefined) throw new Error(`${user} was answered nothing`);
  return found;
};

/** Says something, presses a button of what comes back, and gives what that is answered with. */
async function sayAndPress(text: string, action: string): Promise<string> {
  await scenario.say(ADMIN, text);
  const shown = answers(ADMIN);
  await scenario.press(ADMIN, action, lastAnswer(ADMIN));
  await until(() => answers(ADMIN).length > shown.length, `${action} is answered`);
  return lastAnswer(ADMIN).rendered;
}

describe('buttons that say what a verb says', () => {
  it('open a list, an incident, what is known of it, who could help, and the calendars', async () => {
    scenario = await startScenario('2027-01-12 09:00', {
      calendar: { port: await freePort(), url: 'https://calendar.example.org' },
    });
    await scenario.say('U09USER', 'report Contour plot crashes on restart');
    expect(await sayAndPress('', 'list_open')).toContain('1 open incident for');
    expect(await sayAndPress('', 'paths_open')).toContain('Who is paged for VisIt, and when');
    expect(await sayAndPress('stats week', 'stats_by_customer')).toContain('By customer. Figures');
    expect(await sayAndPress('stats week', 'stats_by_environment')).toContain('By environment.');
    expect(await sayAndPress('list', 'incident_show')).toContain('reported by uma');
    // What it finds, or that it still looks: whichever is there first.
    expect(await sayAndPress('show INC-1', 'known_open')).toContain(
      '“Contour plot crashes on restart”',
    );
    expect(await sayAndPress('show INC-1', 'expert_suggest')).toContain(
      'Nobody’s topics fit INC-1',
    );
    expect(await sayAndPress('schedule', 'calendar_open')).toContain('All of VisIt’s weeks');
    expect(await sayAndPress('calendar', 'calendar_renew_team')).toContain('All of VisIt’s weeks');
  });

  it('let an expert help at once', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    await scenario.say('U09USER', 'report Contour plot crashes on restart');
    await scenario.say(ADMIN, 'ask INC-1 @foxtrot');
    await until(() => scenario.directMessages('U06FOXTROT').length > 0, 'foxtrot is asked');
    const [request] = scenario.directMessages('U06FOXTROT');
    if (request === undefined) throw new Error('no request');
    await scenario.press('U06FOXTROT', 'expert_now', request);
    expect(scenario.slack.message(request.channel ?? '', request.ts ?? '')?.text).toBe(
      '✅ foxtrot helps alpha with INC-1 now.',
    );
  });

  it('open the form that changes somebody', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    await scenario.say(ADMIN, 'people');
    await scenario.press(ADMIN, 'person_change', lastAnswer(ADMIN));
    await until(() => scenario.slack.openViews(ADMIN).length > 0, 'the form is open');
    expect(JSON.stringify(scenario.slack.openViews(ADMIN))).toContain('person_change_form');
  });

  it('open the ways to a person, add one, try it and take it away', async () => {
    const mailed: string[] = [];
    scenario = await startScenario('2027-01-12 09:00', {
      mailer: {
        send: async ({ to, subject }) => {
          mailed.push(`${to.address}: ${subject}`);
          return await Promise.resolve({ kind: 'sent' } as const);
        },
        look: async () => await Promise.resolve({ ok: true } as const),
      },
    });
    const windows = (): string => JSON.stringify(scenario.slack.openViews(ADMIN));
    await scenario.slack.inject.openHome({ user: ADMIN });
    await until(() => scenario.slack.home(ADMIN) !== undefined, 'the Home tab is there');
    await scenario.slack.inject.action({ user: ADMIN, actionId: 'reach_open' });
    await until(() => windows().includes('You have given no other way'), 'the ways are shown');
    await scenario.slack.inject.close({ user: ADMIN });

    await scenario.say(ADMIN, 'reach');
    await scenario.press(ADMIN, 'reach_add', lastAnswer(ADMIN));
    await until(() => windows().includes('reach_form'), 'the form is open');
    await scenario.slack.inject.submit({
      user: ADMIN,
      values: { reach_kind: 'email', reach_address: 'alpha@example.org', reach_after: '0' },
    });
    await until(() => windows().includes('You are reached by email from now on'), 'it is added');
    expect(await sayAndPress('reach', 'reach_test')).toContain(
      'A test page is on its way by email',
    );
    await until(() => mailed.length > 0, 'the test page is mailed');
    expect(mailed).toEqual(['alpha@example.org: HOTLINE test page']);
    expect(await sayAndPress('reach', 'reach_remove_1')).toContain(
      'You are reached by email no more',
    );
  });
});
