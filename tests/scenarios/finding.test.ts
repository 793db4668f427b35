import { afterEach, describe, expect, it } from '@jest/globals';
import type { LedgerEntry } from '../../src/doubles/slack/slack-double.ts';
import { incident } from '../support/fixtures.ts';
import { type Scenario, startScenario } from '../support/scenario.ts';
import { until } from '../support/slack-double-start.ts';

let scenario: Scenario;
afterEach(async () => {
  await scenario.end();
});

/** What the asker sees: the latest answer, with what has taken its place since. */
const shown = (): LedgerEntry => {
  const answers = scenario.slack.ledger().filter((e) => e.kind === 'answer');
  const last = answers.at(-1);
  if (last === undefined) throw new Error('nothing was answered');
  const now = scenario.slack.ledger().filter((e) => e.ts === last.ts);
  return now.at(-1) ?? last;
};

const numbers = (): readonly number[] =>
  [...shown().rendered.matchAll(/INC-(\d+) ·/gu)].map(([, n]) => Number(n));

describe('finding incidents', () => {
  it('turns the pages of everything, in place and back', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    await scenario.app().store.transaction(async (tx) => {
      for (let number = 1; number <= 23; number += 1)
        await tx.incidents.insert(incident({ number }));
    });
    await scenario.say('U01ALPHA', 'list all');
    expect(numbers()).toEqual([23, 22, 21, 20, 19, 18, 17, 16, 15, 14]);
    const before = scenario.slack.ledger().filter((e) => e.kind === 'answer').length;
    const turn = async (action: string): Promise<readonly number[]> => {
      const last = shown();
      await scenario.press('U01ALPHA', action, last);
      await until(() => shown() !== last, 'the page has turned');
      return numbers();
    };
    expect((await turn('list_older'))[0]).toBe(13);
    expect(await turn('list_older')).toEqual([3, 2, 1]);
    expect((await turn('list_newer'))[0]).toBe(13);
    expect((await turn('list_newer'))[0]).toBe(23);
    expect(scenario.slack.ledger().filter((e) => e.kind === 'answer')).toHaveLength(before);
    await scenario.say('U01ALPHA', 'list');
    expect(shown().rendered).toContain('23 open incidents for VisIt');
    expect(await turn('list_older')).toEqual([11, 12, 13, 14, 15, 16, 17, 18, 19, 20]);
  });

  it('finds by words of all that was written, by customer, by owner and by week', async () => {
    scenario = await startScenario('2027-01-12 09:00');
    await scenario.say('U09USER', 'report Contour plot crashes on restart');
    await scenario.say('U09USER', 'report Mesh is drawn twice');
    await scenario.say('U01ALPHA', 'resolve INC-1');
    await until(() => scenario.slack.openViews('U01ALPHA').length > 0, 'the form is open');
    await scenario.slack.inject.submit({
      user: 'U01ALPHA',
      values: { summary: 'Répaired the Silo reader' },
    });
    await scenario.settle();
    await scenario.say('U01ALPHA', 'responded INC-2');
    const found = async (words: string, user = 'U01ALPHA'): Promise<readonly number[]> => {
      await scenario.say(user, `list ${words}`);
      return numbers();
    };
    expect(await found('mine')).toEqual([2]);
    expect(await found('mine all')).toEqual([2, 1]);
    await scenario.stepTo('2027-01-19 09:00');
    await scenario.say('U09USER', 'report Colours of the legend');

    expect(await found('silo repair')).toEqual([1]);
    expect(await found('"contour" OR (plot*')).toEqual([1]);
    expect(await found('open contour')).toEqual([]);
    expect(shown().text).toContain('nothing found. Fewer words find more');
    expect(await found('this week')).toEqual([3]);
    // What was open went over to charlie when the week ended.
    expect(await found('mine all')).toEqual([1]);
    expect(await found('mine all', 'U03CHARLIE')).toEqual([3, 2]);
    expect(await found('mine', 'U09USER')).toEqual([]);
    expect(await found('customer nobody')).toEqual([]);
    expect(await found('all')).toEqual([3, 2, 1]);
  });
});
