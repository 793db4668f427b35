import { afterEach, describe, expect, it } from '@jest/globals';
import { LONG_AGO } from '../../src/features/rotation/past-duty.ts';
import { type Scenario, startScenario } from '../support/scenario.ts';
import { until } from '../support/slack-double-start.ts';

let scenario: Scenario;
afterEach(async () => {
  await scenario.end();
});

/** What comes behind the acknowledgement. */
async function suppose(user: string, text: string): Promise<string> {
  const known = scenario.slack.ledger().length;
  await scenario.say(user, `plan ${text}`);
  const answers = () =>
    scenario.slack
      .ledger()
      .slice(known)
      .filter(({ kind }) => kind === 'response_url');
  await until(() => answers().length > 0, 'the answer is there');
  return answers()[0]?.rendered ?? '';
}

/** Everything that a plan could change. */
const rotation = async () =>
  await scenario.app().store.transaction(async (tx) => ({
    people: await tx.people.ofTeam('visit'),
    seats: await tx.people.assignments('visit', LONG_AGO, '2099-01-05'),
    timeOff: await tx.people.timeOff('visit'),
  }));

describe('/oncall plan if', () => {
  it('shows who would move and what it does to fairness and pairing, and changes nothing', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    const before = await rotation();
    const posts = scenario.slack.ledger().filter(({ kind }) => kind === 'post').length;
    const away = await suppose('U03CHARLIE', '4 if I am away 18 Jan - 24 Jan');
    expect(away).toContain(
      'If charlie is away Mon 18 Jan to Sun 24 Jan: 1 published seat would move',
    );
    expect(away).toMatch(/Mon 18 Jan primary: \w+ for charlie/u);
    expect(away).toContain('Every rule holds, before and after.');
    expect(away).toMatch(/charlie \d\/\d\/\d → \d\/\d\/\d/u);
    expect(away).toMatch(/Spread of primary weeks: \d\.\d → \d\.\d/u);
    expect(away).toContain('To do it: `/oncall away 2027-01-18..2027-01-24`.');
    const several = await suppose(
      'U02BRAVO',
      '9 if <@U04DELTA> leaves 29 Jan; <@U09USER|uma> joins 1 Feb as veteran and rest 0 weeks',
    );
    expect(several).toContain(
      'If delta leaves, with Fri 29 Jan as last day, uma joins on Mon 1 Feb as veteran and rest is no weeks: ',
    );
    expect(several).toMatch(/Mon 8 Feb primary: \w+ for delta/u);
    expect(several).toContain('delta 1/2/0 → 0/1/0');
    expect(several).toContain('The plan of 9 weeks, Mon 11 Jan to the week of Mon 8 Mar');
    expect(await rotation()).toEqual(before);
    expect(scenario.slack.ledger().filter(({ kind }) => kind === 'post')).toHaveLength(posts);
  });

  it('asks back what can be read in two ways, and shows strangers nothing', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    expect(await suppose('U01ALPHA', '2 if @bravo leaves 1 Mar 2028')).toContain(
      'bravo leaves, with Wed 1 Mar 2028 as last day: that lies outside of these 2 weeks',
    );
    expect(await suppose('U01ALPHA', 'if @bravo is away 3/4')).toContain('can be read in two ways');
    expect(await suppose('U01ALPHA', 'what if @brvo leaves')).toContain('did you mean bravo?');
    expect(await suppose('U01ALPHA', '300 if @bravo leaves')).toContain('1 to 104 weeks');
    expect(await suppose('U09USER', 'if @bravo leaves 1 Mar')).toContain('Only the people on');
  });

  it('is a form, too, which says what it does not understand and shows what it would do', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    const known = scenario.slack.ledger().length;
    await scenario.say('U02BRAVO', 'plan 4');
    const preview = () =>
      scenario.slack.ledger().find(({ seq, kind }) => seq >= known && kind === 'response_url');
    await until(() => preview() !== undefined, 'the plan is there');
    await scenario.press('U02BRAVO', 'plan_what_if', preview() ?? scenario.slack.ledger()[0]!);
    await until(() => scenario.slack.openViews('U02BRAVO').length > 0, 'the form is open');
    const submit = async (changes: string) =>
      await scenario.slack.inject.submit({ user: 'U02BRAVO', values: { changes } });
    expect((await submit('@brvo leaves')).errors?.['changes']).toContain('did you mean bravo?');
    expect((await submit('@delta leaves 29 Jan\nrest 0 weeks')).outcome).toBe('updated');
    const shown = (): string =>
      JSON.stringify(scenario.slack.openViews('U02BRAVO').at(-1)?.blocks ?? []);
    await until(() => shown().includes('If delta leaves'), 'the answer is there');
    expect(shown()).toContain('with Fri 29 Jan as last day and rest is no weeks: ');
    expect(shown()).toContain('Distance from fair');
  });
});
