import { BREAK_RULES, BREAK_WORDS, type BreakName } from '../break-names.ts';
import { randomKills } from '../endings.ts';
import { judge } from '../oracle.ts';
import { playRound } from '../round.ts';
import type { Provocation } from '../stories.ts';
import { REPEAT_MS, STEP_MS } from '../world.ts';
import { type Checks, countOf, type Terms, tableOf } from './checks.ts';

const LANES = 2;
const KILLS = 6;
const REPORTS_PER_SECOND = 4;

/** What depends on a kill at a certain moment may need more than one round to show. */
const MOST_ROUNDS = 4;

/** What a break needs so as to show: something to happen that seldom does, and time for what comes minutes later. */
const NEEDS: Partial<
  Record<BreakName, { readonly provoke: Provocation; readonly patienceMs?: number }>
> = {
  'never-withdrawn': { provoke: 'queued' },
  'on-it-unwritten': { provoke: 'taken', patienceMs: REPEAT_MS },
  'repeats-unarmed': { provoke: 'left', patienceMs: REPEAT_MS },
  'path-unarmed': { provoke: 'left', patienceMs: STEP_MS },
  'path-hurried': { provoke: 'left' },
};

interface Tried {
  readonly name: BreakName;
  readonly outcome: 'caught' | 'missed' | 'not begun';
  readonly kills: number;
  readonly said: string;
}

/** A bot broken on purpose, again and again: zeros are worth something only from a judge that sees these. */
export async function breakCampaign(terms: Terms): Promise<Checks> {
  const waiting = [...terms.breaks];
  const tried: Tried[] = [];
  const lane = async (): Promise<void> => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      const one = await tryBreak(terms, name);
      tried.push(one);
      terms.say(`${one.outcome}: ${BREAK_WORDS[name]}${one.said === '' ? '' : ` (${one.said})`}`);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  const caught = tried.filter(({ outcome }) => outcome === 'caught').length;
  const missed = tried.filter(({ outcome }) => outcome === 'missed').length;
  const cut = tried.length - caught - missed;
  if (cut > 0) {
    terms.say(
      `Only ${String(caught + missed)} of ${String(tried.length)} breaks: the time was up.`,
    );
  }
  return {
    passed: caught,
    failed: missed,
    table: tableOf(
      ['broken on purpose', 'judge', 'kills', 'as'],
      tried.map(({ name, outcome, kills, said }) => [BREAK_WORDS[name], outcome, kills, said]),
    ),
  };
}

async function tryBreak(terms: Terms, name: BreakName): Promise<Tried> {
  let kills = 0;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    if (Date.now() > terms.deadline || terms.signal.aborted) {
      return { name, outcome: 'not begun', kills, said: 'the time was up' };
    }
    const { record, forget } = await playRound({
      ...terms,
      seed: (terms.seed + round * 104_729) % 2 ** 31,
      endings: randomKills(KILLS),
      breakName: name,
      ...NEEDS[name],
      reportsPerSecond: REPORTS_PER_SECOND,
      onKill: () => undefined,
    });
    await forget();
    kills += record.kills;
    const { findings } = judge(record);
    const rule = BREAK_RULES[name].find((expected) => countOf(findings, expected) > 0);
    if (rule !== undefined) {
      return {
        name,
        outcome: 'caught',
        kills,
        said: `${rule}, ${String(countOf(findings, rule))}`,
      };
    }
  }
  return { name, outcome: 'missed', kills, said: '' };
}
