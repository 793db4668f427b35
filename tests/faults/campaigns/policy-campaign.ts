import { BREAK_WORDS, POLICIES } from '../break-names.ts';
import { randomKills } from '../endings.ts';
import { judge } from '../oracle.ts';
import { playRound } from '../round.ts';
import { type Checks, countOf, type Terms, tableOf } from './checks.ts';
import { keepRound } from './keep-round.ts';

const MOST_KILLS = 40;
/** As in the kills: with more, it is the machine that decides what comes through, and no policy. */
const REPORTS_PER_SECOND = 2;

/** What other programs do about an effect that was in flight at a crash, beside what this one does, by one plan. */
export async function policyCampaign(terms: Terms): Promise<Checks> {
  const rows: (readonly (string | number)[])[] = [];
  let isOursClean = false;
  for (const policy of [undefined, ...POLICIES]) {
    if (Date.now() > terms.deadline || terms.signal.aborted) break;
    const played = await playRound({
      ...terms,
      endings: randomKills(Math.min(terms.kills, MOST_KILLS)),
      ...(policy === undefined ? {} : { breakName: policy }),
      reportsPerSecond: REPORTS_PER_SECOND,
      onKill: () => undefined,
    });
    const { record } = played;
    const verdict = judge(record);
    const { findings, counts } = verdict;
    // What the others do wrong is what this is about; ours wants a closer look.
    if (policy === undefined) await keepRound(played, verdict, terms.say);
    else await played.forget();
    const lost = countOf(findings, 'page lost') + countOf(findings, 'incident lost');
    const repeated = countOf(findings, 'unmarked repeat');
    if (policy === undefined) isOursClean = lost === 0 && repeated === 0;
    const name = policy === undefined ? 'looked for, and then decided (ours)' : BREAK_WORDS[policy];
    rows.push([name, record.kills, counts.pagesDue, lost, repeated, counts.marked]);
    terms.say(`${name}: ${String(lost)} lost, ${String(repeated)} repeated`);
  }
  return {
    passed: Number(isOursClean),
    failed: Number(!isOursClean),
    table: tableOf(
      ['what was in flight at a crash', 'kills', 'pages due', 'lost', 'repeated', 'marked'],
      rows,
    ),
  };
}
