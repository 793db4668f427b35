import { breakCampaign } from './campaigns/break-campaign.ts';
import type { Checks, Terms } from './campaigns/checks.ts';
import { clockCampaign } from './campaigns/clock-campaign.ts';
import { deliveryCampaign } from './campaigns/delivery-campaign.ts';
import { diskCampaign } from './campaigns/disk-campaign.ts';
import { failpointCampaign } from './campaigns/failpoint-campaign.ts';
import { killCampaign } from './campaigns/kill-campaign.ts';
import { policyCampaign } from './campaigns/policy-campaign.ts';
import { measureSlowness } from './measure-slowness.ts';
import { type CampaignName, type CampaignOptions, HELP, parseOptions } from './options.ts';

const RUN: Readonly<Record<CampaignName, (terms: Terms) => Promise<Checks>>> = {
  kills: killCampaign,
  failpoints: failpointCampaign,
  deliveries: deliveryCampaign,
  clocks: clockCampaign,
  disks: diskCampaign,
  breaks: breakCampaign,
  policies: policyCampaign,
};

const MINUTE_MS = 60_000;

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** `npm run faults`: kills, breaks and judges; ends with `N passed, N failed`. */
async function main(): Promise<void> {
  const parsed = parseOptions(process.argv.slice(2));
  switch (parsed.kind) {
    case 'help':
      process.stdout.write(HELP);
      return;
    case 'wrong':
      process.stderr.write(`${parsed.why}\n`);
      process.exitCode = 2;
      return;
    case 'run':
      await run(parsed.options);
  }
}

async function run({ campaigns, together, minutes, ...sizes }: CampaignOptions): Promise<void> {
  const began = Date.now();
  const { seed } = sizes;
  const stop = new AbortController();
  process.once('SIGINT', () => {
    stop.abort();
  });
  say(`seed ${String(seed)}: \`npm run faults -- --seed ${String(seed)}\` repeats the plan.`);
  const slowness = await measureSlowness();
  say(
    `This machine is taken to be ${slowness.toFixed(1)} times slower than usual; waits are longer by that.`,
  );
  const terms: Terms = {
    ...sizes,
    slowness,
    deadline: began + minutes * MINUTE_MS,
    signal: stop.signal,
    say: (line) => {
      say(`${elapsed(began)}  ${line}`);
    },
  };
  const all: Checks[] = [];
  if (together) all.push(...(await Promise.all(campaigns.map((name) => RUN[name](terms)))));
  else for (const name of campaigns) all.push(await RUN[name](terms));
  const tables = all.flatMap(({ table }) => ['', ...table]);
  const passed = all.reduce((sum, one) => sum + one.passed, 0);
  let failed = all.reduce((sum, one) => sum + one.failed, 0);
  for (const line of tables) say(line);
  say(`\nSeed ${String(seed)}, ${elapsed(began)}.`);
  if (stop.signal.aborted) {
    say('Interrupted: what was left has not been judged.');
    failed += 1;
  }
  say(`${String(passed)} passed, ${String(failed)} failed`);
  if (failed > 0) process.exitCode = 1;
}

function elapsed(since: number): string {
  const seconds = Math.round((Date.now() - since) / 1_000);
  return `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`;
}

await main();
