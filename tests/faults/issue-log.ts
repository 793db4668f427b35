import { runCampaign } from '../features/issue-log/campaign.ts';

/** 500 seeded runs of the log against a tracker that fails; each that goes wrong is named with its seed. */
const RUNS = 500;

let wrong = 0;
for (let seed = 1; seed <= RUNS; seed++) {
  const found = await runCampaign(seed);
  if (found.length === 0) continue;
  wrong += 1;
  process.stdout.write(`seed ${String(seed)}: ${found.join('; ')}\n`);
}
process.stdout.write(`${String(RUNS)} runs, ${String(wrong)} wrong\n`);
process.exitCode = wrong === 0 ? 0 : 1;
