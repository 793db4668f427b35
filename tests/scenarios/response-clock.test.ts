import { afterEach, describe, expect, it } from '@jest/globals';
import { type Scenario, startScenario } from '../support/scenario.ts';

let scenario: Scenario;
afterEach(async () => {
  await scenario.end();
});

describe('the response clock, from the report to the page', () => {
  it('pages the backup on Tuesday 08:30 for what came in on Friday 16:30 before a Monday holiday', async () => {
    // Monday 18 January 2027 is Martin Luther King Jr. Day.
    scenario = await startScenario('2027-01-15 16:30');
    const answer = await scenario.say('U09USER', 'report Contour plot crashes');
    expect(answer).toContain('*INC-1* is open: Contour plot crashes');

    await scenario.stepTo('2027-01-19 08:29');
    expect(scenario.pages('U03CHARLIE')).toHaveLength(0);
    expect(scenario.pages('U06FOXTROT')).toHaveLength(0);

    await scenario.stepTo('2027-01-19 08:30');
    const [page] = scenario.pages('U06FOXTROT');
    expect(page?.text).toBe(
      'PAGE · INC-1 has had no first answer. Please take it. Contour plot crashes',
    );
    expect(page?.at).toBe(Date.UTC(2027, 0, 19, 16, 30));
  });
});
