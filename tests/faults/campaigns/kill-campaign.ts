import { randomKills } from '../endings.ts';
import { RULES, type Verdict } from '../oracle/verdict.ts';
import { judge } from '../oracle.ts';
import { playRound } from '../round.ts';
import { type Checks, countOf, sumOf, type Terms, tableOf } from './checks.ts';
import { keepRound } from './keep-round.ts';

/** Bots that are killed side by side, each with a Slack and a database of its own. */
const LANES = 2;

/** Kills on one database; then it comes to rest and is judged, and a new one begins. */
const KILLS_IN_A_ROUND = 50;

const REPORTS_PER_SECOND = 2;
const TELL_EVERY = 10;

/** kill -9 at random, all faults on: nothing lost, nothing early, nothing repeated without a word. */
export async function killCampaign(terms: Terms): Promise<Checks> {
  const rounds = roundsOf(terms.kills);
  let next = 0;
  let killed = 0;
  const verdicts: Verdict[] = [];
  const lane = async (): Promise<void> => {
    for (;;) {
      const number = next++;
      const kills = rounds[number];
      if (kills === undefined || Date.now() > terms.deadline || terms.signal.aborted) return;
      const played = await playRound({
        ...terms,
        seed: (terms.seed + number * 7_919) % 2 ** 31,
        endings: randomKills(kills),
        reportsPerSecond: REPORTS_PER_SECOND,
        onKill: () => {
          killed += 1;
          if (killed % TELL_EVERY === 0) {
            terms.say(`kills: ${String(killed)} of ${String(terms.kills)}`);
          }
        },
      });
      const verdict = judge(played.record);
      verdicts.push(verdict);
      await keepRound(played, verdict, terms.say);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return checked(terms, verdicts);
}

/** As even as can be, and one for each lane at least. */
export function roundsOf(kills: number): readonly number[] {
  const count = Math.max(Math.min(LANES, kills), Math.ceil(kills / KILLS_IN_A_ROUND));
  return Array.from({ length: count }, (_, n) => Math.floor((kills + n) / count));
}

function checked(terms: Terms, verdicts: readonly Verdict[]): Checks {
  const findings = verdicts.flatMap((one) => one.findings);
  const counts = sumOf(verdicts.map((one) => one.counts));
  const broken = RULES.filter((rule) => countOf(findings, rule) > 0);
  const sawSomething = counts.kills > 0 && counts.confirmed > 0 && counts.pagesDue > 0;
  const isCut = counts.kills < terms.kills;
  if (isCut) {
    terms.say(`Only ${String(counts.kills)} of ${String(terms.kills)} kills: the time was up.`);
  }
  // A campaign in which nothing happened has shown nothing. On a machine that is too slow for more that is no fault.
  const isBlind = !sawSomething && !isCut;
  return {
    passed: counts.kills === 0 ? 0 : RULES.length - broken.length + Number(sawSomething),
    failed: broken.length + Number(isBlind),
    table: tableOf(
      ['kill -9 at random, all faults on', 'seen'],
      [
        ['kills', `${String(counts.kills)} of ${String(terms.kills)}`],
        ['incidents confirmed', counts.confirmed],
        ['first pages due', counts.pagesDue],
        ['pages seen', counts.pages],
        ['other messages seen', counts.others],
        ['repeats that say so', counts.marked],
        ...RULES.map((rule) => [rule, countOf(findings, rule)]),
      ],
    ),
  };
}
