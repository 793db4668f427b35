import { playAtHand } from '../at-hand/play-at-hand.ts';
import { type Repeated, repeatDeliveries, replayAll } from '../at-hand/repeat-deliveries.ts';
import { RULES } from '../oracle/verdict.ts';
import { judge } from '../oracle.ts';
import { type Checks, countOf, type Terms, tableOf } from './checks.ts';

const REPORTS_PER_SECOND = 4;

/** Duplicates, overtaking and replays of commands, buttons, forms and events: what is done twice shows. */
export async function deliveryCampaign(terms: Terms): Promise<Checks> {
  const counts: Repeated = { mentions: 0, duplicates: 0, replays: 0 };
  const record = await playAtHand({
    ...terms,
    reportsPerSecond: REPORTS_PER_SECOND,
    cause: async (trouble) =>
      await repeatDeliveries(trouble, counts, {
        repeats: terms.repeats,
        until: terms.deadline,
        signal: terms.signal,
      }),
    after: async (trouble) => await replayAll(trouble, counts),
  });
  const { findings, counts: seen } = judge(record);
  for (const { rule, detail } of findings) terms.say(`${rule}: ${detail}`);
  const broken = RULES.filter((rule) => countOf(findings, rule) > 0);
  const repeats = counts.duplicates + counts.replays;
  const isCut = repeats < terms.repeats;
  if (isCut) {
    terms.say(`Only ${String(repeats)} of ${String(terms.repeats)} repeats: the time was up.`);
  }
  return {
    passed: RULES.length - broken.length,
    failed: broken.length,
    table: tableOf(
      ['delivered twice, in disorder and long after', 'seen'],
      [
        ['duplicates', counts.duplicates],
        ['replays', counts.replays],
        ['incidents confirmed', seen.confirmed],
        ['mentions', counts.mentions],
        ['deeds tried', record.deeds.length],
        ['pages seen', seen.pages],
        ...RULES.map((rule) => [rule, countOf(findings, rule)]),
      ],
    ),
  };
}
