import { knownIncidents } from './oracle/incidents.ts';
import { judgeIncidents } from './oracle/judge-incidents.ts';
import { judgeLateness } from './oracle/judge-lateness.ts';
import { judgePages } from './oracle/judge-pages.ts';
import { judgeRepeats } from './oracle/judge-repeats.ts';
import { PAGE_KINDS, readPostings } from './oracle/postings.ts';
import type { Verdict } from './oracle/verdict.ts';
import type { RoundRecord } from './record.ts';

/**
 * Decides whether a round was good, from what people did, what they were told and what they saw. It shares no code with
 * the bot, and works out for itself when a goal runs out: the calendar is always open, so that is a sum.
 */
export function judge(record: RoundRecord): Verdict {
  const postings = readPostings(record.ledger);
  const incidents = knownIncidents(record, postings);
  const pages = judgePages(record, incidents);
  const repeats = judgeRepeats(record, postings, incidents);
  const pageCount = postings.filter(({ kind }) => PAGE_KINDS.includes(kind)).length;
  return {
    findings: [
      ...judgeIncidents(record, incidents),
      ...pages.findings,
      ...judgeLateness(record, incidents),
      ...repeats.findings,
      ...record.mishaps.map((detail) => ({ rule: 'mishap', number: undefined, detail }) as const),
    ],
    counts: {
      kills: record.kills,
      confirmed: record.reports.filter(({ confirmed }) => confirmed).length,
      incidents: incidents.length,
      pagesDue: pages.due,
      pages: pageCount,
      others: postings.length - pageCount,
      marked: repeats.marked,
    },
  };
}
