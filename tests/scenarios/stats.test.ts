import { afterEach, describe, expect, it } from '@jest/globals';
import type { LedgerEntry } from '../../src/doubles/slack/slack-double.ts';
import { incident } from '../support/fixtures.ts';
import { CONFIG, type Scenario, startScenario } from '../support/scenario.ts';
import { until } from '../support/slack-double-start.ts';

const WITH_SCF = `${CONFIG}    response:
      environments:
        scf: { name: SCF, goal: 240, needs: [scf], restricted: true }
`;

let scenario: Scenario;
afterEach(async () => {
  await scenario.end();
});

async function ask(user: string, text: string): Promise<string> {
  await scenario.say(user, text);
  return scenario.slack.ledger().findLast((entry) => entry.kind === 'answer')?.rendered ?? '';
}

/** What a button under the latest answer brings. */
async function press(user: string, actionId: string, value: string): Promise<LedgerEntry> {
  const answers = () =>
    scenario.slack.ledger().filter(({ kind }) => kind === 'response_url' || kind === 'file');
  const where = scenario.slack.ledger().findLast((entry) => entry.kind === 'answer');
  if (where === undefined) throw new Error('nothing was answered');
  const before = answers().length;
  await scenario.slack.inject.action({
    user,
    channel: where.channel ?? '',
    ts: where.ts ?? '',
    actionId,
    value,
  });
  await until(() => answers().length > before, `${actionId} is answered`);
  return answers().at(-1) ?? where;
}

async function resolve(user: string, number: number, values: Readonly<Record<string, string>>) {
  await scenario.say(user, `resolve INC-${String(number)}`);
  await until(() => scenario.slack.openViews(user).length > 0, 'the form is open');
  await scenario.slack.inject.submit({ user, values });
  await scenario.settle();
}

describe('what the numbers say', () => {
  it('is told of a week as it was lived, and can be followed to its incidents', async () => {
    scenario = await startScenario('2027-01-12 09:00', { config: WITH_SCF });
    await scenario.say('U09USER', 'report Contour plot crashes');
    await scenario.stepTo('2027-01-12 09:20');
    await scenario.say('U01ALPHA', 'responded INC-1');
    // Nobody answers the second one in time: delta is paged at 10:20, again at 10:30, and steps up.
    await scenario.say('U09USER', 'report Mesh is drawn twice');
    await scenario.stepTo('2027-01-12 10:35');
    await scenario.say('U04DELTA', 'stepup until 12:00');
    await scenario.say('U04DELTA', 'responded INC-2');
    await resolve('U01ALPHA', 1, { summary: 'Sent a work-around', effort: '1.5' });
    // After closing, so it is the next day's work.
    await scenario.stepTo('2027-01-12 18:00');
    await scenario.say('U09USER', 'report Colours of the legend');
    await scenario.stepTo('2027-01-13 08:15');

    const week = await ask('U01ALPHA', 'stats week');
    for (const line of [
      'Figures for VisIt, week of 11 Jan 2027',
      '3 incidents came in, 1 of them while closed',
      'First answer within the goal: 1 of 2 (50 %) · 1 late · 1 not due yet',
      'Median 48 business minutes, 90th percentile 70 business minutes',
      'Resolved: 1 · effort 1.5 h',
      'Pages: 2, 1 repeat among them',
      '1 step-up',
      'Weekday: Tue 3',
    ]) {
      expect(week.replaceAll('*', '')).toContain(line);
    }
    const late = await press('U01ALPHA', 'stats_show', 'visit 1 weeks from 2027-01-11 late');
    expect(late.rendered).toContain('1 incident answered late, or not at all');
    expect(late.rendered).toContain('INC-2 · Mesh is drawn twice');
    expect(late.rendered).not.toContain('INC-1 ·');

    const people = (
      await press('U01ALPHA', 'stats_by_person', 'visit 1 weeks from 2027-01-11 person')
    ).rendered.replaceAll('*', '');
    // 16.25 hours of 40 are over, and delta held the role for 85 minutes of them.
    expect(people).toContain('alpha  primary 0.37 of 0.06 weeks · 2 incidents · 1.5 h');
    expect(people).toMatch(/delta {2}.* 2 pages \(1 repeat\) · 1 step-up/u);
    expect(people).toContain('How fast each one answered is not counted.');

    // Of something restricted only that it was is counted, whatever the database holds.
    await scenario.app().store.transaction(async (tx) => {
      const restricted = { environment: 'scf', isRestricted: true, ownerId: undefined } as const;
      const customer = { name: 'Secret Name', organisation: 'Secret Place' };
      const { customer: nobody, ...rest } = incident({ number: 99, ...restricted });
      await tx.incidents.insert({ ...rest, customer: { ...nobody, ...customer } });
    });
    const customers = await ask('U01ALPHA', 'stats week customer');
    expect(customers).toContain('Not named*  4 incidents');
    expect(customers).not.toContain('Secret');
    expect(await ask('U01ALPHA', 'stats week by environment')).toContain('SCF*  1 incident');
    await ask('U01ALPHA', 'stats week');

    const picture = await press(
      'U01ALPHA',
      'stats_picture',
      'visit 1 weeks from 2027-01-11 picture',
    );
    await until(() => scenario.slack.ledger().some(({ kind }) => kind === 'file'), 'it is sent');
    expect(picture).toBeDefined();

    // Whoever is not on the team sees the team's figures, and nobody's load.
    expect(await ask('U09USER', 'stats week')).toContain('4 incidents came in');
    expect(await ask('U09USER', 'stats week person')).toContain(
      'Only the people on VisIt’s rotation and its admins may do that.',
    );
    expect(await ask('U01ALPHA', 'stats mai')).toContain(
      '“mai” is no period that I know. Write week',
    );
    expect(await ask('U01ALPHA', 'stats 2029')).toContain('has not begun yet');
    expect(await ask('U01ALPHA', 'stats last year')).toContain('No incident came in.');
  });
});

describe('the report for the project meeting', () => {
  it('is posted once at a month’s first opening, and the team can ask for it', async () => {
    scenario = await startScenario('2027-01-29 16:00', { firstWeek: '2027-01-25' });
    await scenario.app().store.transaction(async (tx) => {
      await tx.incidents.insert(incident({ severity: 'major', title: 'Crash <!channel>' }));
    });
    const reports = (): readonly LedgerEntry[] =>
      scenario.slack
        .ledger()
        .filter(({ kind, text }) => kind === 'post' && /project meeting/u.test(text));
    await scenario.stepTo('2027-02-01 07:59');
    expect(reports()).toEqual([]);
    await scenario.stepTo('2027-02-01 08:01');
    await scenario.downUntil('2027-02-01 09:00');
    expect(reports()).toHaveLength(1);
    const report = reports()[0]?.rendered.replaceAll('*', '') ?? '';
    for (const line of [
      'For the project meeting: VisIt in January 2027',
      'INC-41 · Crash <!channel> · came in Tue 12 Jan · still open',
      'None was linked.',
      'First answers within the goal: 0 % (0 of 1) (–)',
    ]) {
      expect(report).toContain(line);
    }
    expect(await ask('U01ALPHA', 'stats last month report')).toContain('VisIt in January 2027');
    expect(await ask('U09USER', 'stats last month report')).toContain('Only the people on');
  });
});
