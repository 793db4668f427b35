import { afterEach, describe, expect, it } from '@jest/globals';
import { type Scenario, startScenario } from '../support/scenario.ts';
import { until } from '../support/slack-double-start.ts';

let scenario: Scenario;
afterEach(async () => {
  await scenario.end();
});

/** The Home tab as somebody sees it after opening it. */
async function homeOf(user: string): Promise<string> {
  const count = () => scenario.slack.ledger().filter((entry) => entry.kind === 'home').length;
  const before = count();
  await scenario.slack.inject.openHome({ user });
  await until(() => count() > before, 'the Home tab is published');
  return scenario.slack.ledger().findLast((entry) => entry.kind === 'home')?.rendered ?? '';
}

describe('the Home tab', () => {
  it('shows who is on duty, one’s own next duty and time off, and the next weeks', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    await scenario.app().store.transaction(async (tx) => {
      const [delta] = await tx.people.byUser('U04DELTA');
      await tx.people.replaceTimeOff(delta?.id ?? '', [
        { from: '2026-12-24', to: '2026-12-31' },
        { from: '2027-03-01', to: '2027-03-05' },
      ]);
    });
    const home = await homeOf('U04DELTA');
    expect(home).toContain('On duty for VisIt');
    expect(home).toContain(
      '*Your next duty*\nMon 11 Jan – Fri 15 Jan: backup\nMon 8 Feb – Fri 12 Feb: primary',
    );
    expect(home).toContain('*Your time off*\nMon 1 Mar – Fri 5 Mar');
    expect(home).not.toContain('24 Dec');
    expect(home).toContain('▸ *Mon 11 Jan* (now) · primary alpha · backup *delta* (you)');
  });

  it('shows people outside the team who is on duty, and nothing of their own', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    const home = await homeOf('U09USER');
    expect(home).toContain('primary alpha · backup delta');
    expect(home).not.toContain('Your next duty');
  });

  it('answers its buttons by direct message, and opens forms at once', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    await homeOf('U04DELTA');
    await scenario.slack.inject.action({ user: 'U04DELTA', actionId: 'schedule_open' });
    await until(() => scenario.directMessages('U04DELTA').length > 0, 'the schedule is told');
    expect(scenario.directMessages('U04DELTA')[0]?.text).toBe(
      'On duty for VisIt, the next 8 weeks',
    );
    await scenario.slack.inject.action({ user: 'U04DELTA', actionId: 'report_open' });
    await until(() => scenario.slack.openViews('U04DELTA').length > 0, 'the form is open');
  });
});
