import { afterEach, describe, expect, it } from '@jest/globals';
import { constantFrom, oneof, sample, string, tuple } from 'fast-check';
import { type Scenario, startScenario } from '../support/scenario.ts';

let scenario: Scenario;
afterEach(async () => {
  await scenario.end();
});

const VERBS = ['swap', 'cover', 'delegate', 'stepup', 'take', 'back'] as const;

const ODD = [
  '@',
  '<@U99NOBODY>',
  '<@U02BRAVO|bravo>',
  '@bravo',
  'for @alpha',
  '<!channel>',
  '-',
  '8 Dec -',
  '31 Feb',
  '0000-00-00',
  '9999-12-31',
  '99:99-88:88',
  '08:00-08:00',
  'until until',
  'end of',
  'for for for',
  '25 Jan for 1 Mar',
  'tomorrow morning',
  '🌴',
  'x'.repeat(3_000),
];

describe('whatever is typed after a verb of the rotation', () => {
  it.each(VERBS)('%s answers, and never fails', async (verb) => {
    scenario = await startScenario('2027-01-12 09:00');
    const words = oneof(constantFrom(...ODD), string());
    const texts = sample(tuple(words, words), { numRuns: 40, seed: 7 });
    for (const text of texts) {
      await scenario.say('U04DELTA', `${verb} ${text.join(' ')}`);
    }
    expect(scenario.slack.ledger().filter((e) => e.kind === 'failed')).toEqual([]);
    expect(JSON.stringify(scenario.slack.ledger().map((e) => [e.text, e.blocks]))).not.toContain(
      '<!channel>',
    );
  });
});
