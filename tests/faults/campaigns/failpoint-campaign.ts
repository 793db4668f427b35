import { type Ending, type Endings, READY_WITHIN_MS } from '../endings.ts';
import { FAILPOINT_NAMES, FAILPOINT_WORDS, type FailpointName } from '../failpoints/names.ts';
import { RULES, type Verdict } from '../oracle/verdict.ts';
import { judge } from '../oracle.ts';
import { createRandom, type Random } from '../random.ts';
import { playRound } from '../round.ts';
import { pause } from '../wait.ts';
import { type Checks, countOf, sumOf, type Terms, tableOf } from './checks.ts';
import { keepRound } from './keep-round.ts';

/** Bots that die side by side; most of the time they wait for their place to come by. */
const LANES = 4;
const REPORTS_PER_SECOND = 3;

/** A place that does not come by in this time is tried once more in another life. */
const REACHED_WITHIN_MS = 6_000;
const MOST_TRIES = 4;

/** Only a database without tables is migrated, so this comes first, and somewhere among its statements. */
const MIGRATION_STATEMENTS = 120;

/** The first, the second … time that a place comes by. */
const LATEST_COMING = 4;

/** kill -9 at each place at which two things must not come apart, with all faults on. */
export async function failpointCampaign(terms: Terms): Promise<Checks> {
  const reached = new Map<FailpointName, number>();
  const verdicts: Verdict[] = [];
  const lane = async (number: number): Promise<void> => {
    const seed = (terms.seed + number * 15_485_863) % 2 ** 31;
    const played = await playRound({
      ...terms,
      seed,
      endings: deathsAt(
        placesFor(terms.times, number, createRandom(seed).fork('places')),
        (name) => {
          reached.set(name, (reached.get(name) ?? 0) + 1);
        },
      ),
      reportsPerSecond: REPORTS_PER_SECOND,
      onKill: () => undefined,
    });
    const verdict = judge(played.record);
    verdicts.push(verdict);
    await keepRound(played, verdict, terms.say);
  };
  await Promise.all(Array.from({ length: LANES }, (_, number) => lane(number)));
  return checked(terms, verdicts, reached);
}

/** A lane's share of every place so often, in any order but for the migrations. */
function placesFor(times: number, lane: number, random: Random): readonly FailpointName[] {
  const all = FAILPOINT_NAMES.flatMap((name) => Array.from({ length: times }, () => name)).filter(
    (_, n) => n % LANES === lane,
  );
  const order = new Map(all.map((_, n) => [n, random.next()]));
  const rank = (name: FailpointName, n: number): number =>
    name === 'migration-half' ? -1 : (order.get(n) ?? 0);
  return all
    .map((name, n) => ({ name, rank: rank(name, n) }))
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ name }) => name);
}

function deathsAt(
  places: readonly FailpointName[],
  onReached: (name: FailpointName) => void,
): Endings {
  const waiting = places.map((name) => ({ name, tries: 0 }));
  let lives = 0;
  return (): Ending | undefined => {
    const next = waiting.shift();
    if (next === undefined) return undefined;
    const { name, tries } = next;
    const random = createRandom(lives++).fork(name);
    const latest = name === 'migration-half' ? MIGRATION_STATEMENTS : latestComing(name);
    // Whatever was not reached may come by only once in a life.
    const nth = tries === 0 ? Math.ceil(random.between(0, latest)) : 1;
    return {
      settings: { failpoint: { name, nth } },
      end: async (bot, chance, slowness) => {
        if (name.startsWith('stopping')) {
          const dead = bot.dies(READY_WITHIN_MS * slowness);
          await Promise.race([dead, bot.ready(READY_WITHIN_MS * slowness)]);
          await pause(chance.between(20, 600));
          bot.ask();
        }
        if (await bot.dies(REACHED_WITHIN_MS * slowness)) onReached(name);
        else if (tries + 1 < MOST_TRIES) waiting.push({ name, tries: tries + 1 });
      },
    };
  };
}

/** A life begins once, and ends once. */
function latestComing(name: FailpointName): number {
  const once = name.startsWith('life-') || name.startsWith('stopping-') || name === 'backup-half';
  return once ? 1 : LATEST_COMING;
}

function checked(
  terms: Terms,
  verdicts: readonly Verdict[],
  reached: ReadonlyMap<FailpointName, number>,
): Checks {
  const findings = verdicts.flatMap((one) => one.findings);
  const counts = sumOf(verdicts.map((one) => one.counts));
  const broken = RULES.filter((rule) => countOf(findings, rule) > 0);
  const isCut = Date.now() > terms.deadline || terms.signal.aborted;
  const missed = FAILPOINT_NAMES.filter((name) => !reached.has(name));
  if (isCut) terms.say('The time was up before every place had its turn.');
  return {
    passed: RULES.length - broken.length + (FAILPOINT_NAMES.length - missed.length),
    // A place that was never reached has shown nothing. On a machine that is too slow for more that is no fault.
    failed: broken.length + (isCut ? 0 : missed.length),
    table: tableOf(
      ['kill -9 at each of these places, all faults on', 'died there'],
      [
        ...FAILPOINT_NAMES.map((name) => [
          FAILPOINT_WORDS[name],
          `${String(reached.get(name) ?? 0)} of ${String(terms.times)}`,
        ]),
        ['incidents confirmed', counts.confirmed],
        ['first pages due', counts.pagesDue],
        ['pages seen', counts.pages],
        ['repeats that say so', counts.marked],
        ...RULES.map((rule) => [rule, countOf(findings, rule)]),
      ],
    ),
  };
}
