import { afterEach, expect, it } from '@jest/globals';
import type { Assignment } from '../../src/domain/rotation/assignment.ts';
import { isHolidayWeek } from '../../src/domain/rotation/plan/plan-weeks.ts';
import { at, CONFIG, type Scenario, startScenario, teamsOf } from '../support/scenario.ts';
import { until } from '../support/slack-double-start.ts';

let scenario: Scenario;
afterEach(async () => {
  await scenario.end();
});

const CHRISTMAS = '2026-12-21';
const NEW_YEAR = '2026-12-28';

/** Seats by week and role, by name. */
async function seats(): Promise<ReadonlyMap<string, string>> {
  return await scenario.app().store.transaction(async (tx) => {
    const names = new Map((await tx.people.ofTeam('visit')).map(({ id, name }) => [id, name]));
    const all = await tx.people.assignments('visit', '2026-12-07', '2027-06-28');
    const nameOf = ({ responderId }: Assignment): string => names.get(responderId) ?? '';
    return new Map(all.map((seat) => [`${seat.role} ${seat.week}`, nameOf(seat)]));
  });
}

const answerAfter = async (known: number) => {
  const answers = () =>
    scenario.slack
      .ledger()
      .slice(known)
      .filter(({ kind }) => kind === 'response_url');
  await until(() => answers().length > 0, 'the answer is there');
  const [answer] = answers();
  if (answer === undefined) throw new Error('no answer');
  return answer;
};

it('time off across New Year moves two holiday weeks with the least change, and tells exactly those', async () => {
  scenario = await startScenario('2026-12-07 09:00', { firstWeek: '2026-12-07' });
  const team = (await teamsOf(CONFIG)).get('visit');
  if (team === undefined) throw new Error('no team');
  expect([CHRISTMAS, NEW_YEAR].map((week) => isHolidayWeek(team.calendar, week))).toEqual([
    true,
    true,
  ]);
  // Hotel is primary in the first of them already, and has the other as well.
  await scenario.app().store.transaction(async (tx) => {
    const hotel = (await tx.people.ofTeam('visit')).find(({ name }) => name === 'hotel');
    const seat = { week: NEW_YEAR, role: 'backup', responderId: hotel?.id ?? '' } as const;
    await tx.people.putAssignment('visit', seat, at('2026-12-07 09:00'));
  });
  const before = await seats();
  expect(before.get(`primary ${CHRISTMAS}`)).toBe('hotel');

  let known = scenario.slack.ledger().length;
  await scenario.say('U08HOTEL', 'away 20 Dec – 3 Jan');
  const preview = await answerAfter(known);
  expect(preview.text).toContain('hotel away Sun 20 Dec to Sun 3 Jan: published weeks lie in it');
  expect(preview.rendered).toContain('Changes to published weeks: 2\n');
  expect(preview.rendered).toContain('Pairing and rest hold for everybody.');
  expect(await seats()).toEqual(before);

  known = scenario.slack.ledger().length;
  await scenario.press('U08HOTEL', 'plan_publish', preview);
  await answerAfter(known);
  await scenario.settle();
  const after = await seats();
  const moved = [...before.keys()].filter((seat) => before.get(seat) !== after.get(seat));
  expect(moved).toEqual([`primary ${CHRISTMAS}`, `backup ${NEW_YEAR}`]);

  const people = await scenario
    .app()
    .store.transaction(async (tx) => await tx.people.ofTeam('visit'));
  const told = scenario.slack
    .ledger()
    .slice(known)
    .filter(({ kind, text }) => kind === 'post' && text.includes('Your duty changed'));
  const concerned = new Set(['hotel', ...moved.map((seat) => after.get(seat) ?? '')]);
  expect(
    told.map(({ to }) => people.find(({ userId }) => userId === to)?.name ?? '').toSorted(),
  ).toEqual([...concerned].toSorted());
  const words = (name: string): string =>
    told.find(({ to }) => people.find(({ userId }) => userId === to)?.name === name)?.rendered ??
    '';
  expect(words('hotel')).toContain('Before: primary Mon 21 Dec, backup Mon 28 Dec');
  expect(words('hotel')).toContain('Now: none of these any more');
  expect(words(after.get(`primary ${CHRISTMAS}`) ?? '')).toContain('Now: primary Mon 21 Dec');
  expect(words(after.get(`backup ${NEW_YEAR}`) ?? '')).toContain('backup Mon 28 Dec');
  // Nobody else heard of it, not even the channel.
  const posts = scenario.slack
    .ledger()
    .slice(known)
    .filter(({ kind }) => kind === 'post');
  expect(posts).toHaveLength(told.length);
});
