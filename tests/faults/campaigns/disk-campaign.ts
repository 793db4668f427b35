import { playAtHand } from '../at-hand/play-at-hand.ts';
import { createDiskBench, type DiskCounts } from '../at-hand/trouble-disk.ts';
import { RULES } from '../oracle/verdict.ts';
import { judge } from '../oracle.ts';
import { type Checks, countOf, type Terms, tableOf } from './checks.ts';

const REPORTS_PER_SECOND = 3;

/** A full disk and a locked database: nothing is sent without a claim, nothing confirmed is lost, and all goes on. */
export async function diskCampaign(terms: Terms): Promise<Checks> {
  const counts: DiskCounts = { filled: 0, locked: 0 };
  const bench = createDiskBench(
    terms.troubles,
    counts,
    () => Date.now() < terms.deadline && !terms.signal.aborted,
  );
  const record = await playAtHand({
    ...terms,
    reportsPerSecond: REPORTS_PER_SECOND,
    wrap: bench.wrap,
    cause: bench.trouble,
  });
  const { findings, counts: seen } = judge(record);
  for (const { rule, detail } of findings) terms.say(`${rule}: ${detail}`);
  const broken = RULES.filter((rule) => countOf(findings, rule) > 0);
  return {
    passed: RULES.length - broken.length,
    failed: broken.length,
    table: tableOf(
      ['disk full, database locked', 'seen'],
      [
        ['full', `${String(counts.filled)} of ${String(terms.troubles)}`],
        ['locked', `${String(counts.locked)} of ${String(terms.troubles)}`],
        ['reports tried', record.reports.length],
        ['incidents confirmed', seen.confirmed],
        ['first pages due', seen.pagesDue],
        ['pages seen', seen.pages],
        ...RULES.map((rule) => [rule, countOf(findings, rule)]),
      ],
    ),
  };
}
