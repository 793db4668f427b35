import type { RoundRecord } from '../record.ts';
import { botTime, type KnownIncident } from './incidents.ts';
import { isFirstPage, UNDER_WAY_MS } from './judge-pages.ts';
import type { Finding } from './verdict.ts';

const MINUTE_MS = 60_000;

/** From here on a first page has to say that it is late. */
const LATE_FROM_MS = MINUTE_MS;

/** What a first page says of its lateness is so, give or take the rounding and the time that it was under way. */
export function judgeLateness(
  record: RoundRecord,
  incidents: readonly KnownIncident[],
): readonly Finding[] {
  const findings: Finding[] = [];
  for (const { number, dueFrom, dueTo, postings } of incidents) {
    for (const page of postings) {
      if (!isFirstPage(page, record)) continue;
      // It was written some time between being taken in hand and being seen.
      const most = botTime(record.time, page.at) - dueFrom;
      const least = botTime(record.time, page.at - UNDER_WAY_MS * record.slowness) - dueTo;
      const says = saidLateness(page.text);
      const untrue = (detail: string): void => {
        findings.push({
          rule: 'lateness untrue',
          number,
          detail: `#${String(page.seq)} “${page.text.slice(0, 30)}”: ${detail}`,
        });
      };
      const between = `${inMinutes(least)} to ${inMinutes(most)} min late`;
      if (says === undefined) {
        if (least >= LATE_FROM_MS) untrue(`does not say that it is ${between}`);
      } else if (most < LATE_FROM_MS || says.to < least || says.from > most) {
        untrue(`it is ${between}`);
      }
    }
  }
  return findings;
}

/** "LATE PAGE (3 min)", rounded to the nearest. */
function saidLateness(text: string): { readonly from: number; readonly to: number } | undefined {
  const [, count, unit] = /^LATE PAGE \((\d+) (min|h)\)/u.exec(text) ?? [];
  if (count === undefined) return undefined;
  const unitMs = unit === 'h' ? 60 * MINUTE_MS : MINUTE_MS;
  return { from: (Number(count) - 0.5) * unitMs, to: (Number(count) + 0.5) * unitMs };
}

const inMinutes = (ms: number): string => (ms / MINUTE_MS).toFixed(1);
