import { describe, expect, it } from '@jest/globals';
import { runCampaign } from './campaign.ts';

/** A few for every commit; `npm run faults:log` does 500. */
const SEEDS = Array.from({ length: 8 }, (_, n) => n + 1);

describe('both sides of the log, while GitHub fails at random', () => {
  it.each(SEEDS)('agree in the end, with everything there once (seed %i)', async (seed) => {
    expect(await runCampaign(seed)).toEqual([]);
  });
});
