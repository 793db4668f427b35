import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { BREAK_NAMES, type BreakName } from './break-names.ts';

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

/** Without the flag: the others are for a release, or for comparing. */
const BY_ITSELF: readonly CampaignName[] = ['kills', 'failpoints', 'deliveries', 'clocks', 'disks'];

/** How much of each campaign, unless it is said otherwise. */
const SIZES = {
  /** Kills at random. */
  kills: 200,
  /** Kills at each failpoint. */
  times: 5,
  /** Duplicates and replays of deliveries. */
  repeats: 2_000,
  /** Steps of the clock. */
  steps: 100,
  /** Full disks, and as many locked databases. */
  troubles: 20,
};

const SIZE_NAMES = ['kills', 'times', 'repeats', 'steps', 'troubles'] as const;

export type CampaignSizes = Readonly<Record<(typeof SIZE_NAMES)[number], number>>;

export interface CampaignOptions extends CampaignSizes {
  readonly campaigns: readonly CampaignName[];
  /** Side by side. */
  readonly together: boolean;
  readonly breaks: readonly BreakName[];
  readonly seed: number;
  readonly minutes: number;
}

export type Parsed =
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly why: string }
  | { readonly kind: 'run'; readonly options: CampaignOptions };

export const HELP = `npm run faults -- [flags]

Does to the bot what a machine, a network and people do to it, and judges what people saw.

  --campaign NAMES  kills       kill -9 at random, all faults on
                    failpoints  kill -9 at each place at which two things must not come apart
                    deliveries  everything twice, in disorder and long after
                    clocks      the clock is put right, sleeps, and changes to summer and to winter
                    disks       the disk is full, the database locked
                    breaks      a bot broken on purpose, in every way that we know: the judge has to see it
                    policies    two other ways to treat a crash beside ours, in the same storm
                    all         all of these; several are given as kills,disks; without the flag: the first five
  --break NAMES     of "breaks", these alone
  --together        side by side instead of one after the other
  --kills N         how often the bot is killed in "kills" (200)
  --times N         how often at each place in "failpoints" (5)
  --repeats N       duplicates and replays in "deliveries" (2000)
  --steps N         steps in "clocks" (100)
  --troubles N      full disks, and as many locks, in "disks" (20)
  --seed S          repeats the plan of an earlier run: who does what, which call fails, when it is killed.
                    The machine's own timing is not repeated.
  --minutes M       begins nothing new after so long (20), and says what was left out
  --help            this
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
        together: { type: 'boolean' },
        break: { type: 'string' },
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
    const breaks = someOf(BREAK_NAMES, values.break);
    if (breaks === undefined) return wrong(`--break takes of ${BREAK_NAMES.join(', ')}.`);
    const sizes = sizesOf(values);
    if ('why' in sizes) return wrong(sizes.why);
    const seed = whole(values.seed ?? String(randomInt(LARGEST_SEED)), 0, LARGEST_SEED);
    if (seed === undefined) return wrong('--seed takes a whole number below 2147483648.');
    const minutes = whole(values.minutes ?? '20', 1, 100_000);
    if (minutes === undefined) return wrong('--minutes takes a whole number from 1.');
    const together = values.together === true;
    return { kind: 'run', options: { campaigns, together, breaks, ...sizes, seed, minutes } };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return wrong(`${error.message.split('. ')[0] ?? ''}.`);
  }
}

const wrong = (why: string): Parsed => ({ kind: 'wrong', why: `${why} See --help.` });

function campaignsOf(names: string | undefined): readonly CampaignName[] | undefined {
  if (names === undefined) return BY_ITSELF;
  if (names === 'all') return CAMPAIGNS;
  return someOf(CAMPAIGNS, names);
}

/** Those that are named, or all; undefined when there is no such name. */
function someOf<T extends string>(all: readonly T[], names?: string): readonly T[] | undefined {
  const asked = names?.split(',') ?? all;
  const known = all.filter((name) => asked.includes(name));
  return known.length === asked.length ? known : undefined;
}

function sizesOf(
  values: Readonly<Record<string, string | boolean | undefined>>,
): CampaignSizes | { readonly why: string } {
  const sizes = { ...SIZES };
  for (const name of SIZE_NAMES) {
    const size = whole(String(values[name] ?? SIZES[name]), 1, 1_000_000);
    if (size === undefined) return { why: `--${name} takes a whole number from 1.` };
    sizes[name] = size;
  }
  return sizes;
}

function whole(text: string, least: number, most: number): number | undefined {
  const number = /^\d+$/u.test(text) ? Number(text) : Number.NaN;
  return number >= least && number <= most ? number : undefined;
}
