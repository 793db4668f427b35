import { expect, test } from '@jest/globals';
import { createBusinessCalendar } from '../../../../src/domain/time/create-business-calendar.ts';
import { compareWithOracle } from './disagreements.ts';
import { randomSamples } from './random-checks.ts';

test('soak', () => {
  let n = 0;
  const all: string[] = [];
  const tally: Record<string, number> = {};
  for (let s = 0; s < 6; s++) {
    const r = compareWithOracle(createBusinessCalendar, randomSamples(1_000_000 * (s + 1), 20, 40));
    n += r.checks;
    for (const d of r.disagreements) {
      tally[d.operation] = (tally[d.operation] ?? 0) + 1;
      if (all.length < 6) all.push(d.report);
    }
  }
  process.stdout.write(`\nSOAK ${n} ${JSON.stringify(tally)}\n${all.join('\n')}\n`);
  expect(1).toBe(1);
}, 1e7);
