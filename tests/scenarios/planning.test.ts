import { afterEach, describe, expect, it } from '@jest/globals';
import type { LedgerEntry } from '../../src/doubles/slack/slack-double.ts';
import { type Scenario, startScenario } from '../support/scenario.ts';
import { until } from '../support/slack-double-start.ts';

let scenario: Scenario;
afterEach(async () => {
  await scenario.end();
});

/** What comes behind the acknowledgement of a command. */
async function askAndWait(user: string, text: string, first: string): Promise<LedgerEntry> {
  const known = scenario.slack.ledger().length;
  expect(await scenario.say(user, text)).toContain(first);
  return await answerAfter(known, 2);
}

async function answerAfter(known: number, nth: number): Promise<LedgerEntry> {
  const answers = () =>
    scenario.slack
      .ledger()
      .slice(known)
      .filter((entry) => entry.kind === 'answer' || entry.kind === 'response_url');
  await until(() => answers().length >= nth, 'the answer is there');
  const found = answers()[nth - 1];
  if (found === undefined) throw new Error('no answer');
  return found;
}

async function press(user: string, action: string, where: LedgerEntry): Promise<LedgerEntry> {
  const known = scenario.slack.ledger().length;
  await scenario.press(user, action, where);
  return await answerAfter(known, 1);
}

const pairOf = async (week: string): Promise<readonly string[]> =>
  await scenario.app().store.transaction(async (tx) => {
    const seats = await tx.people.assignments('visit', week, week);
    const people = await Promise.all(seats.map(async (a) => await tx.people.get(a.responderId)));
    return people.map((person) => person?.name ?? '');
  });

const daysOffOf = async (userId: string) =>
  await scenario.app().store.transaction(async (tx) => {
    const [person] = await tx.people.byUser(userId);
    const all = await tx.people.timeOff('visit');
    return all.filter((one) => one.responderId === person?.id).map(({ from, to }) => [from, to]);
  });

describe('/oncall plan', () => {
  it('shows a plan, and makes exactly that the schedule when an admin publishes it', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    const before = await pairOf('2027-01-18');
    const preview = await askAndWait('U01ALPHA', 'plan 20', 'Planning');
    expect(preview.text).toContain(
      'Plan for VisIt, Mon 11 Jan to the week of Mon 24 May (20 weeks), not published yet',
    );
    expect(preview.rendered).toContain('Changes to published weeks: none.');
    expect(preview.rendered).toContain('Fair by weight and history among 8 people');
    expect(await pairOf('2027-05-24')).toEqual([]);
    expect((await press('U01ALPHA', 'plan_reasons', preview)).rendered).toContain(
      'Mon 24 May primary:',
    );
    const published = await press('U01ALPHA', 'plan_publish', preview);
    await scenario.settle();
    expect(published.text).toContain('✅ Published: 16 seats changed');
    expect(await pairOf('2027-01-18')).toEqual(before);
    expect(await pairOf('2027-05-24')).toHaveLength(2);
    const told = scenario.slack
      .ledger()
      .filter((e) => e.kind === 'post' && e.to !== undefined && /was planned/u.test(e.text));
    expect(told.length).toBeGreaterThan(4);
    expect(told[0]?.text).toMatch(/^Your duty for VisIt was planned\. Now: (?:primary|backup) /u);
    // Pressed again it is published already, and nobody is told twice.
    expect((await press('U01ALPHA', 'plan_publish', preview)).text).toContain(
      'has been published already',
    );
  });

  it('offers nothing to publish where it is what is published already', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    const preview = await askAndWait('U01ALPHA', 'plan 8', 'Planning');
    expect(preview.text).toBe('Plan for VisIt, Mon 11 Jan to the week of Mon 1 Mar (8 weeks)');
    expect(preview.rendered).toContain('there is nothing to change');
    expect(JSON.stringify(preview.blocks)).not.toContain('plan_publish');
  });

  it('is an admin’s to publish: anybody else is refused, and it is recorded', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    const preview = await askAndWait('U02BRAVO', 'plan 20', 'Planning');
    const refused = await press('U02BRAVO', 'plan_publish', preview);
    expect(refused.text).toBe('Only an admin of VisIt may publish a plan: alpha.');
    expect(await pairOf('2027-05-24')).toEqual([]);
  });

  it('refuses a plan that was made from what has changed meanwhile', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    const preview = await askAndWait('U01ALPHA', 'plan 20', 'Planning');
    await askAndWait('U02BRAVO', 'away 17 May - 21 May', 'Looking');
    const refused = await press('U01ALPHA', 'plan_publish', preview);
    expect(refused.text).toContain('has changed meanwhile');
    expect(await pairOf('2027-05-24')).toEqual([]);
  });

  it('says what it understands when it does not, and shows strangers nothing', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    expect(await scenario.say('U01ALPHA', 'plan everything')).toContain('Write /oncall plan 26');
    expect((await askAndWait('U01ALPHA', 'plan 300', 'Planning')).text).toContain('1 to 104 weeks');
    expect((await askAndWait('U09USER', 'plan', 'Planning')).text).toContain('Only the people on');
  });
});

describe('/oncall away', () => {
  it('writes days off down at once where no published week lies in them', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    const answer = await askAndWait('U02BRAVO', 'away 17 May - 28 May', 'Looking');
    expect(answer.text).toContain('bravo is away Mon 17 May to Fri 28 May. No published week');
    expect(await daysOffOf('U02BRAVO')).toEqual([['2027-05-17', '2027-05-28']]);
    // What touches becomes one range.
    await askAndWait('U02BRAVO', 'away 29 May - 31 May', 'Looking');
    expect(await daysOffOf('U02BRAVO')).toEqual([['2027-05-17', '2027-05-31']]);
    expect(await scenario.say('U02BRAVO', 'away list')).toContain('Mon 17 May to Mon 31 May');
    expect(await scenario.say('U02BRAVO', 'away back 20 May - 21 May')).toContain('is there again');
    expect(await daysOffOf('U02BRAVO')).toEqual([
      ['2027-05-17', '2027-05-19'],
      ['2027-05-22', '2027-05-31'],
    ]);
  });

  it('shows who would take a published week over, changes the least, and tells exactly those', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    const [primary = ''] = await pairOf('2027-01-18');
    expect(primary).toBe('charlie');
    const preview = await askAndWait('U03CHARLIE', 'away 18 Jan - 24 Jan', 'Looking');
    expect(preview.text).toContain('charlie away Mon 18 Jan to Sun 24 Jan');
    expect(preview.rendered).toMatch(/Changes to published weeks: \d/u);
    expect(await pairOf('2027-01-18')).toContain('charlie');
    expect(await daysOffOf('U03CHARLIE')).toEqual([]);
    expect((await press('U03CHARLIE', 'plan_publish', preview)).text).toContain(
      'The days off are taken',
    );
    await scenario.settle();
    expect(await pairOf('2027-01-18')).not.toContain('charlie');
    expect(await daysOffOf('U03CHARLIE')).toEqual([['2027-01-18', '2027-01-24']]);
    const [mine] = scenario.directMessages('U03CHARLIE');
    expect(mine?.rendered).toContain('because charlie is away Mon 18 Jan to Sun 24 Jan');
    expect(mine?.rendered).toContain('Before: primary Mon 18 Jan');
    const told = scenario.slack
      .ledger()
      .filter((e) => e.kind === 'post' && /because charlie is away/u.test(e.text))
      .map((e) => e.to);
    expect(new Set(told).size).toBe(told.length);
    expect(told.length).toBeLessThanOrEqual(4);
  });

  it('asks back about days that can be read in two ways, and does not touch a week that has begun', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    expect(await scenario.say('U02BRAVO', 'away 3/4 - 5/4')).toContain('can be read in two ways');
    const begun = await askAndWait('U01ALPHA', 'away tomorrow', 'Looking');
    expect(begun.text).toContain('You are primary this week, which has begun.');
    expect(await daysOffOf('U01ALPHA')).toEqual([]);
  });

  it('is refused where a cover was promised in these days, also after they were looked at', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    const golf = 'U07GOLF';
    const promise = async (words: string): Promise<void> => {
      await scenario.say('U01ALPHA', words);
      const [asked] = scenario.directMessages(golf).slice(-1);
      if (asked) await scenario.press(golf, 'cover_take', asked);
    };
    const words =
      'golf holds the primary role for somebody else in these days, Thu 14 Jan, 13:00–17:00 PST. Give that back first, with `/oncall back 14 Jan`; or leave that day out.';
    const preview = await askAndWait(golf, 'away 14 Jan - 12 Feb', 'Looking');
    expect(preview.text).toContain('published weeks lie in it');
    await promise('cover @golf 14 Jan 13:00-17:00');
    expect((await press(golf, 'plan_publish', preview)).text).toBe(words);
    expect((await askAndWait(golf, 'away 14 Jan', 'Looking')).text).toBe(words);
    expect(await daysOffOf(golf)).toEqual([]);
    await askAndWait(golf, 'away 13 Jan', 'Looking');
    expect(await scenario.say(golf, 'back 14 Jan')).toContain('Called off');
    await askAndWait(golf, 'away 14 Jan', 'Looking');
    expect(await daysOffOf(golf)).toEqual([['2027-01-13', '2027-01-14']]);
    // The other way round: whoever is away then covers only where an admin sets that aside.
    expect(await scenario.say('U01ALPHA', 'cover @golf 14 Jan')).toBe('');
    const form = () => JSON.stringify(scenario.slack.openViews('U01ALPHA').at(-1)?.blocks ?? []);
    await until(() => form().includes('golf is away 13 Jan–14 Jan.'), 'the form says why not');
  });

  it('is refused of days that are over', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    expect((await askAndWait('U07GOLF', 'away 2027-01-04..2027-01-06', 'Looking')).text).toContain(
      'These days are over: today is 2027-01-12.',
    );
  });

  it('is an admin’s to take for somebody else, who is told', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    expect((await askAndWait('U02BRAVO', 'away @golf 17 May', 'Looking')).text).toContain(
      'Only an admin',
    );
    await askAndWait('U01ALPHA', 'away @golf 17 May', 'Looking');
    await scenario.settle();
    expect(await daysOffOf('U07GOLF')).toEqual([['2027-05-17', '2027-05-17']]);
    expect(scenario.directMessages('U07GOLF')[0]?.text).toContain('noted days off for you');
  });
});
