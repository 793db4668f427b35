import { afterEach, describe, expect, it } from '@jest/globals';
import { DEMO_CHANNEL, DEMO_PEOPLE } from '../../src/demo/demo-team.ts';
import { type Scenario, startScenario } from '../support/scenario.ts';

// charlie is primary and foxtrot backup in the week of Tuesday 19 January 2027; foxtrot is the lead, alpha the admin.
const [ALPHA, CHARLIE, FOXTROT, HOTEL] = ['U01ALPHA', 'U03CHARLIE', 'U06FOXTROT', 'U08HOTEL'];

let scenario: Scenario;
afterEach(async () => {
  await scenario.end();
});

const heard = (user: string): readonly string[] =>
  scenario
    .directMessages(user)
    .map(({ text }) => text)
    .filter((text) => /cannot be paged|Something is missing/u.test(text));

const CANNOT =
  'charlie cannot be paged, and is on duty soon: primary for VisIt from Tue 19 Jan, 08:00 PST. Their Slack account is deactivated.';

describe('a coming pair', () => {
  it('is silent where both can be paged', async () => {
    scenario = await startScenario('2027-01-08 09:00');
    await scenario.stepTo('2027-01-15 09:00');
    const looked = scenario.slack.calls().filter(({ method }) => method === 'users.info');
    expect(looked).toHaveLength(4);
    expect(DEMO_PEOPLE.flatMap(({ userId }) => heard(userId))).toEqual([]);
  });

  it('with somebody who cannot be paged is told to the lead and the admins, at each reminder until it is mended', async () => {
    scenario = await startScenario('2027-01-08 09:00');
    await scenario.slack.setUser(CHARLIE, { deleted: true });
    const members = DEMO_PEOPLE.map(({ userId }) => userId).filter((id) => id !== FOXTROT);
    scenario.slack.setChannel(DEMO_CHANNEL, { members: [...members, scenario.slack.botUserId] });

    // A week ahead is Tuesday 12 January. Slack does not answer at first, and the bot is started again.
    const rules = [{ method: 'users.info', probability: 1, kind: 'server_error' } as const];
    scenario.slack.setFaults({ seed: 1, rules });
    await scenario.stepTo('2027-01-12 08:00');
    expect(heard(FOXTROT)).toEqual([]);
    scenario.slack.setFaults(null);
    await scenario.downUntil('2027-01-12 08:20');
    await scenario.stepTo('2027-01-12 08:30');
    expect(heard(ALPHA)).toEqual([CANNOT]);
    // The lead is the backup as well: what only concerns one's own duty goes to oneself first.
    expect(heard(FOXTROT).toSorted()).toEqual([
      'Something is missing for your duty: backup for VisIt from Tue 19 Jan, 08:00 PST. You are not in visit-live, where the incidents are: join it, or have somebody `/invite` you.',
      CANNOT,
    ]);
    expect(heard(CHARLIE)).toEqual([]);

    // An admin has hotel take the week; foxtrot has not joined yet.
    await scenario.app().store.transaction(async (tx) => {
      const [hotel] = await tx.people.byUser(HOTEL);
      const seat = { week: '2027-01-18', role: 'primary', responderId: hotel?.id ?? '' } as const;
      await tx.people.putAssignment('visit', seat, 0);
    });
    await scenario.stepTo('2027-01-15 08:30');
    expect(heard(ALPHA)).toEqual([
      CANNOT,
      'Something is missing for foxtrot’s duty: backup for VisIt from Tue 19 Jan, 08:00 PST. They are not in visit-live, where the incidents are: `/invite` them there.',
    ]);
    expect(heard(FOXTROT)).toHaveLength(3);
    expect(heard(HOTEL)).toEqual([]);
  });
});
