import { afterEach, describe, expect, it } from '@jest/globals';
import type { PlanInput } from '../../src/domain/rotation/plan/input.ts';
import { instantPlanner } from '../support/instant-planner.ts';
import { at, CONFIG, type Scenario, startScenario } from '../support/scenario.ts';
import { until } from '../support/slack-double-start.ts';

// From 11 January 2027: alpha and delta, charlie and foxtrot, hotel and bravo, echo and alpha, then delta and golf
// (8 Feb), foxtrot and charlie (15 Feb).
const [ALPHA, DELTA, FOXTROT, UMA] = ['U01ALPHA', 'U04DELTA', 'U06FOXTROT', 'U09USER'];

let scenario: Scenario;
afterEach(async () => {
  await scenario.end();
});

const published = (user: string) =>
  scenario.slack.ledger().filter((entry) => entry.kind === 'home' && entry.to === user);

/** The Home tab as somebody sees it now. */
const home = (user: string): string => published(user).at(-1)?.rendered ?? '';

async function open(user: string): Promise<string> {
  const before = published(user).length;
  await scenario.slack.inject.openHome({ user });
  await until(() => published(user).length > before, 'the Home tab is published');
  return home(user);
}

/** Presses a button of the Home tab, or of the window that lies over it. */
async function press(user: string, actionId: string, value?: string): Promise<void> {
  await scenario.slack.inject.action({ user, actionId, ...(value ? { value } : {}) });
  await scenario.settle();
}

async function submit(user: string, values: Record<string, string> = {}) {
  const submitted = await scenario.slack.inject.submit({ user, values });
  await scenario.settle();
  return submitted;
}

/** What stands in the window on top, once it is there. */
async function window(user: string, words: string): Promise<string> {
  const text = () => JSON.stringify(scenario.slack.openViews(user).at(-1)?.blocks ?? []);
  await until(() => text().includes(words), `${user} sees “${words}”`);
  return text();
}

const close = async (user: string): Promise<void> => {
  await scenario.slack.inject.close({ user });
};

describe('the Home tab', () => {
  it('shows who is on duty, what is one’s own, and the next weeks; and follows what changes', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    await scenario.app().store.transaction(async (tx) => {
      const [delta] = await tx.people.byUser(DELTA);
      await tx.people.replaceTimeOff(delta?.id ?? '', [
        { from: '2026-12-24', to: '2026-12-31' },
        { from: '2027-03-01', to: '2027-03-05', note: 'skiing' },
      ]);
    });
    const first = await open(DELTA);
    expect(first).toContain('*On duty for VisIt*, until');
    expect(first).toContain(
      'Your weeks\n*Mon 11 Jan – Fri 15 Jan* (now) · backup, with alpha\n*Mon 8 Feb – Fri 12 Feb* · primary, with golf',
    );
    expect(first).toContain('Your time off\n🌴 Mon 1 Mar to Fri 5 Mar (skiing)\n[Remove]');
    expect(first).not.toContain('24 Dec');
    expect(first).toContain('▸ *Mon 11 Jan* (now) · primary alpha · backup *delta* (you)');
    expect(first).not.toContain('Closed now');

    // What others do shows without opening it again; what does not show publishes nothing.
    await open(ALPHA);
    await scenario.say(UMA, 'report Contour plot crashes');
    expect(home(DELTA)).toContain('Open: 1 incident, 1 waiting for a first answer (INC-1, due');
    expect(home(ALPHA)).toContain('Your open incidents\n🟡 *INC-1 · Contour plot crashes*');
    const before = published(DELTA).length;
    await scenario.say(UMA, 'swap @foxtrot 8 Feb for 15 Feb');
    expect(published(DELTA)).toHaveLength(before);
    await press(ALPHA, 'incident_answered');
    expect(home(ALPHA)).toContain('🟢 *INC-1 · Contour plot crashes*');
    await press(ALPHA, 'incident_resolve');
    await window(ALPHA, 'What was done');
    await submit(ALPHA, { summary: 'Sent the work-around' });
    expect(home(ALPHA)).not.toContain('Your open incidents');
    expect(home(DELTA)).toContain('Open: nothing');

    // A day's closing and opening change what it says of now.
    await scenario.stepTo('2027-01-12 17:00');
    expect(home(DELTA)).toContain('Closed now. Opens');
    await scenario.stepTo('2027-01-13 08:00');
    expect(home(DELTA)).not.toContain('Closed now');
  });

  it('is where requests are answered, and taken back', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    await open(DELTA);
    await open(FOXTROT);
    await press(FOXTROT, 'swap_open');
    await window(FOXTROT, 'Your week');
    await submit(FOXTROT, { gives: '2027-02-15', gets: `${DELTA}/2027-02-08` });
    await submit(FOXTROT);
    expect(home(FOXTROT)).toContain(
      'You have asked for\n*You asked delta to swap: you give primary 15 Feb and take primary 8 Feb.*',
    );
    expect(home(DELTA)).toContain(
      'Waiting for your answer\n*@foxtrot asks you to swap: you take primary 15 Feb, @foxtrot takes your primary 8 Feb.*\nFor you: 2 weeks of rest instead of 3; 1 holiday week more.',
    );
    await press(DELTA, 'swap_accept');
    expect(home(DELTA)).not.toContain('Waiting for your answer');
    expect(home(DELTA)).toContain('*Tue 16 Feb – Fri 19 Feb* · primary, with charlie (swapped)');
    expect(home(FOXTROT)).not.toContain('You have asked for');
    expect(home(FOXTROT)).toContain('*Mon 8 Feb – Fri 12 Feb* · primary, with golf (swapped)');

    // Of the backup's role this week: whoever says so first has it.
    await press(DELTA, 'cover_open');
    await window(DELTA, 'Yours: backup Mon 11 Jan – Fri 15 Jan; primary Tue 16 Feb');
    await submit(DELTA, {
      from: String(at('2027-01-14 13:00') / 1_000),
      to: String(at('2027-01-14 17:00') / 1_000),
    });
    expect(home(DELTA)).toContain('You asked everybody to cover you as backup');
    expect(home(FOXTROT)).toContain('delta needs somebody as backup');
    await press(FOXTROT, 'cover_take');
    expect(home(FOXTROT)).toContain('backup, with alpha (cover)');
    expect(home(DELTA)).toContain('foxtrot is backup instead of you (cover)');

    await press(DELTA, 'cover_open');
    await window(DELTA, 'Yours: backup');
    await submit(DELTA);
    await press(DELTA, 'cover_withdraw');
    expect(home(DELTA)).not.toContain('You have asked for');
    await press(DELTA, 'cover_open');
    await window(DELTA, 'Yours: backup');
    const { errors } = await submit(DELTA, { coverer: ALPHA });
    expect(errors?.['coverer']).toContain('alpha holds the other role then');
  });

  it('is where days off are taken, after a look at what they move, and given back', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    await open('U03CHARLIE');
    const charlie = 'U03CHARLIE';
    await press(charlie, 'away_open');
    await window(charlie, 'First day off');
    const days = (from: string, to: string) => ({ from, to, note: 'moving' });
    expect((await submit(charlie, days('2027-01-22', '2027-01-18'))).errors).toEqual({
      to: 'The last day is before the first.',
    });
    expect((await submit(charlie, days('2027-01-04', '2027-01-05'))).errors?.['to']).toContain(
      'These days are over',
    );
    expect((await submit(charlie, days('2027-01-18', '2027-01-22'))).outcome).toBe('updated');
    const preview = await window(charlie, 'published weeks lie in it');
    expect(preview).toMatch(/Changes to published weeks: \d/u);
    expect(home(charlie)).toContain('None entered.');
    await submit(charlie);
    await window(charlie, 'The days off are taken');
    await close(charlie);
    expect(home(charlie)).toContain('🌴 Mon 18 Jan to Fri 22 Jan (moving)');
    expect(home(charlie)).not.toContain('*Tue 19 Jan – Fri 22 Jan*');

    await press(charlie, 'away_remove');
    expect(home(charlie)).toContain('None entered.');
    // Where nothing published lies in them they are noted at once; what touches becomes one.
    await scenario.say(charlie, 'away 17 May - 18 May');
    await press(charlie, 'away_open');
    await window(charlie, 'Days off ahead: Mon 17 May to Tue 18 May');
    await submit(charlie, { from: '2027-05-19' });
    await window(charlie, 'Mon 17 May to Wed 19 May');
    expect(home(charlie)).toContain('🌴 Mon 17 May to Wed 19 May');
  });

  it('shows that it is looking where a plan takes longer than Slack waits, and the plan when it is there', async () => {
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const planner = {
      ...instantPlanner,
      plan: async (input: PlanInput) => {
        await released;
        return await instantPlanner.plan(input);
      },
    };
    scenario = await startScenario('2027-01-12 09:00', { planner });
    const [charlie, hotel] = ['U03CHARLIE', 'U08HOTEL'];
    for (const user of [charlie, hotel]) {
      await scenario.say(user, 'away');
      await window(user, 'First day off');
    }
    const outcomes = await Promise.all([
      submit(charlie, { from: '2027-01-20' }),
      submit(hotel, { from: '2027-01-27' }),
    ]);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['updated', 'updated']);
    await window(charlie, 'Looking at what it means');
    // Who does not wait for it finds it as a message.
    await close(hotel);
    release();
    await window(charlie, 'charlie away Wed 20 Jan: published weeks lie in it.');
    await until(() => scenario.directMessages(hotel).length > 0, 'the preview is told');
    expect(scenario.directMessages(hotel)[0]?.rendered).toContain('[Take the days off]');
  });

  it('shows those who are on no team what they can do, and answers over the tab', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    const first = await open(UMA);
    expect(first).toContain('primary alpha · backup delta');
    expect(first).not.toContain('Your weeks');
    expect(first).toContain('To join a rotation, ask an admin: for VisIt, alpha.');
    await press(UMA, 'schedule_open');
    await window(UMA, 'On duty for VisIt, the next 8 weeks');
    await press(UMA, 'schedule_picture');
    await window(UMA, 'The picture comes as a direct message.');
    expect(scenario.slack.openViews(UMA)).toHaveLength(2);
    await close(UMA);
    await close(UMA);
    await press(UMA, 'report_open');
    await window(UMA, 'Channel of contact');
    expect(scenario.directMessages(UMA)).toEqual([]);
  });

  it('shows each team of somebody who is on two', async () => {
    const config = `${CONFIG}  conduit:
    name: Conduit
    channels: { incidents: conduit-live }
    admins: [U08HOTEL]
    lead: U08HOTEL
    calendar:
      zone: America/Los_Angeles
      hours:
        mon-fri: ["08:00-17:00"]
`;
    scenario = await startScenario('2027-01-12 09:00', { config });
    await scenario.app().store.transaction(async (tx) => {
      const [delta] = await tx.people.byUser(DELTA);
      if (delta) await tx.people.put({ ...delta, id: undefined, team: 'conduit' });
    });
    const both = await open(DELTA);
    expect(both).toContain('*On duty for VisIt*');
    expect(both).toContain('*On duty for Conduit*');
    expect(both.match(/Your weeks/gu)).toHaveLength(2);
    expect(await open(ALPHA)).not.toContain('Conduit');
  });

  it('is drawn anew by whoever loses a race for it, and tried again where Slack fails', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    await open(DELTA);
    // Another copy of what stands there: its version is not the one that we know.
    await scenario.app().store.transaction(async (tx) => {
      await tx.homes.shows(DELTA, { digest: 'other', version: 'stale' });
    });
    await scenario.say(UMA, 'report Contour plot crashes');
    expect(home(DELTA)).toContain('Open: 1 incident');
    scenario.slack.setFaults({
      seed: 1,
      rules: [{ kind: 'server_error', method: 'views.publish', probability: 1, times: 1 }],
    });
    await scenario.say(UMA, 'report Isosurface is empty');
    expect(home(DELTA)).toContain('Open: 1 incident');
    await scenario.stepTo('2027-01-12 09:01');
    expect(home(DELTA)).toContain('Open: 2 incidents');
    await scenario.downUntil('2027-01-12 09:30');
    await scenario.say(UMA, 'report Third');
    // It is known to be open across a restart.
    expect(home(DELTA)).toContain('Open: 3 incidents');
    // Where Slack refuses, the tab is forgotten until it is opened again.
    scenario.slack.setFaults({
      seed: 1,
      rules: [{ kind: 'refused', error: 'not_enabled', method: 'views.publish', probability: 1 }],
    });
    await scenario.say(UMA, 'report Fourth');
    scenario.slack.setFaults(null);
    await scenario.say(UMA, 'report Fifth');
    expect(home(DELTA)).toContain('Open: 3 incidents');
    expect(await open(DELTA)).toContain('Open: 5 incidents');
  });
});
