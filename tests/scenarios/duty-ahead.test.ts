import { afterEach, describe, expect, it } from '@jest/globals';
import type { LedgerEntry } from '../../src/doubles/slack/slack-double.ts';
import { draftPlan } from '../../src/features/rotation/planning/draft-plan.ts';
import { type Scenario, startScenario } from '../support/scenario.ts';

let scenario: Scenario;
afterEach(async () => {
  await scenario.end();
});

const reminders = (user: string): readonly string[] =>
  scenario
    .directMessages(user)
    .map((e) => e.text)
    .filter((text) => text.startsWith('You are '));

const posts = (words: RegExp): readonly LedgerEntry[] =>
  scenario.slack.ledger().filter((e) => e.kind === 'post' && words.test(e.text));

describe('a coming duty week', () => {
  it('is announced to its pair a week and a business day ahead, once each, restarts or not', async () => {
    scenario = await startScenario('2027-01-08 09:00');
    // The week of Tuesday 19 January: the Monday is a holiday, so a week ahead is Tuesday 12 January.
    await scenario.stepTo('2027-01-12 08:30');
    expect(reminders('U03CHARLIE')).toEqual([
      'You are primary for VisIt from Tue 19 Jan, 08:00 PST. You answer everything that comes in; foxtrot is your backup.',
    ]);
    expect(reminders('U06FOXTROT')).toEqual([
      'You are backup for VisIt from Tue 19 Jan, 08:00 PST. charlie is primary; you are paged only if they cannot answer within the goal.',
    ]);
    await scenario.downUntil('2027-01-13 09:00');
    expect(reminders('U03CHARLIE')).toHaveLength(1);
    await scenario.stepTo('2027-01-15 08:30');
    expect(reminders('U03CHARLIE')).toHaveLength(2);
    expect(reminders('U02BRAVO')).toEqual([]);
  });

  it('brings its pair together in one conversation before it begins', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    await scenario.stepTo('2027-01-15 09:00');
    const [met, ...more] = posts(
      /charlie is primary and foxtrot backup in the week of Mon 18 Jan/u,
    );
    expect(more).toEqual([]);
    expect(met?.rendered).toContain('`/oncall swap` exchanges weeks');
  });
});

describe('a newcomer who has been primary often enough', () => {
  it('is a veteran from the next week on, the team is told once, and plans know', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    await scenario.app().store.transaction(async (tx) => {
      const [charlie] = await tx.people.byUser('U03CHARLIE');
      if (charlie === undefined) throw new Error('no charlie');
      await tx.people.put({ ...charlie, level: 'newcomer' });
      await tx.people.putServedBefore({
        responderId: charlie.id,
        primary: 2,
        backup: 0,
        holiday: 0,
        overWeeks: 20,
      });
    });
    // Primary for the third time in the week of 18 January.
    await scenario.stepTo('2027-01-22 17:30');
    expect(posts(/is a veteran/u)).toEqual([]);
    await scenario.stepTo('2027-01-25 08:05');
    expect(posts(/is a veteran/u).map((e) => e.text)).toEqual([
      'charlie has been primary for 3 weeks, and is a veteran on VisIt’s rotation from now on.',
    ]);
    await scenario.stepTo('2027-02-01 08:05');
    expect(posts(/charlie has been primary/u)).toHaveLength(1);
    const [charlie] = await scenario
      .app()
      .store.transaction(async (tx) => await tx.people.byUser('U03CHARLIE'));
    expect(charlie?.level).toBe('veteran');
    // The next plan counts on them beside newcomers: without charlie there would be nobody for these.
    const { context, store } = scenario.app();
    await store.transaction(async (tx) => {
      for (const person of await tx.people.ofTeam('visit')) {
        if (person.name !== 'charlie') await tx.people.put({ ...person, level: 'newcomer' });
      }
    });
    const by = { userId: 'U01ALPHA', name: 'alpha' };
    const preview = await draftPlan(context, { team: 'visit', by, weeks: 30 });
    if (!preview.ok) throw new Error(preview.message);
    const fresh = preview.plan.weeks.filter(({ week }) => week > '2027-04-01');
    const beside = fresh.filter(
      ({ primary, backup }) =>
        [primary, backup].some(({ responderId }) => responderId === charlie?.id) &&
        primary.gaveWay.length + backup.gaveWay.length === 0,
    );
    expect(beside.length).toBeGreaterThan(5);
  });
});
