import { afterEach, describe, expect, it } from '@jest/globals';
import { answerReaders } from '../support/answer-readers.ts';
import { rotationReaders } from '../support/rotation-readers.ts';
import { type Scenario, startScenario } from '../support/scenario.ts';
import { until } from '../support/slack-double-start.ts';

const [ALPHA, BRAVO, FOXTROT] = ['U01ALPHA', 'U02BRAVO', 'U06FOXTROT'];

let scenario: Scenario;
afterEach(async () => {
  await scenario.end();
});
const { askAndWait, press, pairOf, toldOf } = answerReaders(() => scenario);
const { events, last } = rotationReaders(() => scenario);

const formText = (user: string): string =>
  JSON.stringify(scenario.slack.openViews(user).at(-1)?.blocks ?? []);

/** Fills the form in, and waits for what comes in its place. */
async function submit(
  user: string,
  values: Record<string, string | readonly string[]>,
  then: string,
): Promise<string> {
  await scenario.slack.inject.submit({ user, values });
  await until(() => formText(user).includes(then), `the form says: ${then}`);
  await scenario.settle();
  return formText(user);
}

const person = async (userId: string) =>
  await scenario.app().store.transaction(async (tx) => (await tx.people.byUser(userId))[0]);

describe('a rotation is set up in Slack alone', () => {
  it('by adding veterans, part-timers and newcomers in three forms, planning, and publishing', async () => {
    scenario = await startScenario('2027-01-12 09:00', { isEmpty: true });
    const known = scenario.slack.ledger().length;
    expect(await scenario.say(ALPHA, 'people')).toBe('0 people on VisIt’s rotation');
    const empty = scenario.slack
      .ledger()
      .slice(known)
      .find((e) => e.kind === 'answer');
    if (empty === undefined) throw new Error('no answer');
    expect(empty.rendered).toContain('Nobody yet.');
    expect(await scenario.say(ALPHA, 'people set @echo weight 0.5')).toBe(
      'Nobody is on VisIt’s rotation yet.',
    );
    expect((await askAndWait(ALPHA, 'plan', 'Planning')).text).toContain(
      'so there is nobody to plan. `/oncall people add` puts people on it.',
    );

    const add = async (people: readonly string[], level: string, weight: string) => {
      await scenario.press(ALPHA, 'people_add', empty);
      await until(() => formText(ALPHA).includes('"people"'), 'the form is open');
      return await submit(ALPHA, { people, level, weight }, '✅');
    };
    expect(await add([ALPHA, 'U04DELTA', FOXTROT, 'U08HOTEL'], 'veteran', '1')).toContain(
      '✅ alpha, delta, foxtrot and hotel join as veterans, from Mon 11 Jan on.',
    );
    await add([BRAVO], 'veteran', '50 %');
    await add(['U03CHARLIE', 'U05ECHO', 'U07GOLF'], 'newcomer', '1');
    expect((await person(BRAVO))?.weight).toBe(0.5);

    const preview = await askAndWait(ALPHA, 'plan 26', 'Planning');
    expect(preview.rendered).toContain('Fair by weight and history among 8 people');
    expect(preview.rendered).not.toContain('⚠');
    expect((await press(ALPHA, 'plan_publish', preview)).text).toContain('✅ Published: 52 seats');
    await scenario.settle();
    expect(await pairOf('2027-02-01')).toHaveLength(2);
    expect(toldOf(/was planned/u).toSorted(byText)).toEqual([
      ALPHA,
      BRAVO,
      'U03CHARLIE',
      'U04DELTA',
      'U05ECHO',
      FOXTROT,
      'U07GOLF',
      'U08HOTEL',
    ]);
    expect(await scenario.say(BRAVO, 'people')).toBe('8 people on VisIt’s rotation');
  });

  it('is an admin’s to do: others are refused, and it is recorded; their own login is theirs', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    const refused = await askAndWait(BRAVO, 'people leave golf', 'Looking');
    expect(refused.text).toContain(
      'Only an admin of VisIt may change who is on its rotation: alpha.',
    );
    expect(await events()).toContainEqual({
      type: 'refused',
      by: { userId: BRAVO, name: 'bravo' },
      what: 'people-change',
    });
    const own = await askAndWait(BRAVO, 'people set github bravo-at-lab', 'Looking');
    expect(own.text).toBe('✅ bravo is bravo-at-lab on GitHub.');
    expect((await person(BRAVO))?.github).toBe('bravo-at-lab');
    const more = await askAndWait(BRAVO, 'people set github bravo-2 weight 0.2', 'Looking');
    expect(more.text).toContain('Only an admin');
    expect((await person(BRAVO))?.github).toBe('bravo-at-lab');
  });
});

describe('somebody leaves', () => {
  it('is shown with who takes over, then told to exactly those whose weeks move; nothing of theirs is left lying', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    await scenario.say('U09USER', 'report Contour plot crashes');
    const before = await Promise.all(WEEKS.map(pairOf));
    const preview = await askAndWait(ALPHA, 'people leave @foxtrot', 'Looking');
    expect(preview.text).toContain('foxtrot leaves the rotation: the last day is Mon 11 Jan');
    expect(preview.rendered).toContain('Changes to published weeks: 5');
    expect(preview.rendered).toContain('Mon 18 Jan backup:');
    expect(preview.rendered).toContain('Fair by weight and history among 7 people');
    expect(await Promise.all(WEEKS.map(pairOf))).toEqual(before);

    expect((await press(ALPHA, 'plan_publish', preview)).text).toContain(
      '✅ Done: 5 seats changed',
    );
    await scenario.settle();
    const after = await Promise.all(WEEKS.map(pairOf));
    expect(after.flat()).not.toContain('foxtrot');
    const moved = new Set<string>(['foxtrot']);
    for (const [w, pair] of after.entries()) {
      for (const [r, name] of pair.entries()) if (name !== before[w]?.[r]) moved.add(name);
    }
    expect(toldOf(/because foxtrot leaves the rotation/u).toSorted(byText)).toEqual(
      [...moved].map((name) => ID[name]).toSorted(byText),
    );
    expect(last(FOXTROT).rendered).toContain(
      'Before: backup Mon 18 Jan, primary Mon 15 Feb, backup Mon 15 Mar',
    );
    expect((await person(FOXTROT))?.active).toBe(false);
    expect(await scenario.say(FOXTROT, 'onit 1')).toContain('Only the people on VisIt’s rotation');

    // Somebody who comes back is who they were.
    const back = await askAndWait(ALPHA, 'people add <@U06FOXTROT|fay> veteran', 'Looking');
    expect(back.text).toContain('foxtrot joins as a veteran, from Mon 11 Jan on');
    await press(ALPHA, 'plan_publish', back);
    expect(await person(FOXTROT)).toMatchObject({ active: true, joinedOn: '2027-01-11' });
  });

  it('on duty this week: another covers the rest of it, and has the open incidents', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    await scenario.say('U09USER', 'report Contour plot crashes');
    const preview = await askAndWait(ALPHA, 'people leave @alpha', 'Looking');
    expect(preview.rendered).toContain('Mon 11 Jan primary:');
    await press(ALPHA, 'plan_publish', preview);
    await scenario.settle();
    expect((await pairOf('2027-01-11'))[0]).toBe('alpha');
    const onDuty = await scenario.say('U09USER', '');
    expect(onDuty).toMatch(/On duty for VisIt: (?!alpha)\w+ is primary, delta is backup/u);
    const primary = ID[/: (\w+) is primary/u.exec(onDuty)?.[1] ?? ''] ?? '';
    expect(scenario.directMessages(primary).map((e) => e.text)).toContainEqual(
      'INC-1: it is yours now, because alpha has left the rotation. Look at what the customer waits for.',
    );
    const incident = await scenario
      .app()
      .store.transaction(async (tx) => await tx.incidents.get(1));
    expect(incident?.ownerId).toBe((await person(primary))?.id);
  });

  it('at a day to come: until then nothing but the weeks after it moves', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    await scenario.say(ALPHA, 'people set @foxtrot');
    await until(() => formText(ALPHA).includes('last_day'), 'the form is open');
    const wrong = await scenario.slack.inject.submit({ user: ALPHA, values: { weight: '-1' } });
    expect(wrong.errors?.['weight']).toContain('write a number above 0');
    const preview = await submit(
      ALPHA,
      { last_day: '2027-01-31', weight: '1' },
      'Nothing is written yet',
    );
    expect(preview).toContain('foxtrot leaves the rotation: the last day is Sun 31 Jan');
    expect(preview).toContain('Mon 15 Feb primary:');
    expect(preview).not.toContain('Mon 18 Jan backup:');
    expect((await person(FOXTROT))?.leavesOn).toBeUndefined();
    await submit(ALPHA, {}, '✅ Done');
    expect((await person(FOXTROT))?.active).toBe(true);
    await scenario.stepTo('2027-02-01 00:01');
    expect((await person(FOXTROT))?.active).toBe(false);
    expect(await events()).toContainEqual({
      type: 'person-left',
      responderId: (await person(FOXTROT))?.id,
    });
  });
});

const byText = (a = '', b = ''): number => a.localeCompare(b);

const WEEKS = Array.from({ length: 12 }, (_, n) =>
  new Date(Date.UTC(2027, 0, 11 + 7 * n)).toISOString().slice(0, 10),
);

const ID: Readonly<Record<string, string>> = {
  alpha: ALPHA,
  bravo: BRAVO,
  charlie: 'U03CHARLIE',
  delta: 'U04DELTA',
  echo: 'U05ECHO',
  foxtrot: FOXTROT,
  golf: 'U07GOLF',
  hotel: 'U08HOTEL',
};
