import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';

export const CAMPAIGNS = [
  'kills',
  'failpoints',
  'deliveries',
  'clocks',
  'disks',
  'breaks',
  'policies',
] as const;
export type CampaignName = (typeof CAMPAIGNS)[number];

export interface CampaignOptions {
  readonly campaigns: readonly CampaignName[];
  readonly kills: number;
  readonly times: number;
  readonly repeats: number;
  readonly steps: number;
  readonly troubles: number;
  readonly seed: number;
  readonly minutes: number;
}

export type Parsed =
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly why: string }
  | { readonly kind: 'run'; readonly options: CampaignOptions };

export const HELP = `npm run faults -- [flags]

Kills the bot at random while everything around it fails, and judges what people saw.

  --campaign NAME  kills     kill -9 at random, all faults on
                   failpoints  kill -9 at each place between two things that belong together
                   breaks    a bot broken on purpose, in every way that we know: the judge has to see it
                   policies  two other ways to treat a crash beside ours, in the same storm
                   all       these three; without the flag: kills and breaks
  --kills N        how often the bot is killed in "kills" (200)
  --times N        how often at each place in "failpoints" (5)
  --seed S         repeats the plan of an earlier run: who does what, which call fails, when it is killed.
                   The machine's own timing is not repeated.
  --minutes M      begins nothing new after so long (20), and says what was left out
  --help           this
`;

const LARGEST_SEED = 2 ** 31 - 1;

/** @param argv without the program's own name. */
export function parseOptions(argv: readonly string[]): Parsed {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        campaign: { type: 'string' },
        kills: { type: 'string' },
        times: { type: 'string' },
        repeats: { type: 'string' },
        steps: { type: 'string' },
        troubles: { type: 'string' },
        seed: { type: 'string' },
        minutes: { type: 'string' },
        help: { type: 'boolean' },
      },
    });
    if (values.help) return { kind: 'help' };
    const name = values.campaign;
    const campaigns = campaignsOf(name);
    if (campaigns === undefined) {
      const known = [...CAMPAIGNS, 'all'].join(', ');
      return wrong(`There is no campaign called ${String(name)}; there are ${known}.`);
    }
    const kills = whole(values.kills ?? '200', 1, 1_000_000);
    if (kills === undefined) return wrong('--kills takes a whole number from 1.');
    const times = whole(values.times ?? '5', 1, 1_000);
    if (times === undefined) return wrong('--times takes a whole number from 1.');
    const repeats = whole(values.repeats ?? '2000', 1, 1_000_000);
    if (repeats === undefined) return wrong('--repeats takes a whole number from 1.');
    const steps = whole(values.steps ?? '100', 1, 1_000_000);
    if (steps === undefined) return wrong('--steps takes a whole number from 1.');
    const troubles = whole(values.troubles ?? '20', 1, 100_000);
    if (troubles === undefined) return wrong('--troubles takes a whole number from 1.');
    const seed = whole(values.seed ?? String(randomInt(LARGEST_SEED)), 0, LARGEST_SEED);
    if (seed === undefined) return wrong('--seed takes a whole number below 2147483648.');
    const minutes = whole(values.minutes ?? '20', 1, 100_000);
    if (minutes === undefined) return wrong('--minutes takes a whole number from 1.');
    return {
      kind: 'run',
      options: { campaigns, kills, times, repeats, steps, troubles, seed, minutes },
    };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return wrong(`${error.message.split('. ')[0] ?? ''}.`);
  }
}

const wrong = (why: string): Parsed => ({ kind: 'wrong', why: `${why} See --help.` });

function campaignsOf(name: string | undefined): readonly CampaignName[] | undefined {
  if (name === undefined) return ['kills', 'breaks'];
  if (name === 'all') return CAMPAIGNS;
  const one = CAMPAIGNS.find((known) => known === name);
  return one && [one];
}

function whole(text: string, least: number, most: number): number | undefined {
  const number = /^\d+$/u.test(text) ? Number(text) : Number.NaN;
  return number >= least && number <= most ? number : undefined;
}
