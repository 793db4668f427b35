import { groupBy } from '../group-by.ts';
import type { RoundRecord } from '../record.ts';
import type { KnownIncident } from './incidents.ts';
import type { Finding } from './verdict.ts';

/** Whoever was told that an incident is open finds it, under this number, once. */
export function judgeIncidents(
  record: RoundRecord,
  incidents: readonly KnownIncident[],
): readonly Finding[] {
  const findings: Finding[] = [];
  const byTitle = groupBy(incidents, ({ report }) => report.title);
  for (const report of record.reports) {
    const found = byTitle.get(report.title) ?? [];
    const numbers = found.map(({ number }) => number);
    if (found.length > 1) {
      findings.push({
        rule: 'incident doubled',
        number: numbers[0],
        detail: `${report.title} was reported once and is ${numbers.map(nameOf).join(' and ')}`,
      });
    }
    if (!report.confirmed) continue;
    const lost = (detail: string): void => {
      const number = report.number ?? numbers[0];
      findings.push({ rule: 'incident lost', number, detail: `${report.title}: ${detail}` });
    };
    const number = report.number ?? numbers[0];
    if (found.length === 0) lost(`confirmed (“${report.answer}”), but the channel has no card`);
    else if (number !== undefined && !numbers.includes(number)) {
      lost(`confirmed as ${nameOf(number)}, but its card says ${numbers.map(nameOf).join(', ')}`);
    }
    if (number !== undefined && !(record.shown.get(number) ?? '').includes(report.title)) {
      lost(
        `asked for ${nameOf(number)} at the end, the bot says “${record.shown.get(number) ?? ''}”`,
      );
    }
    const denied = record.deeds.find(
      (deed) => deed.number === report.number && /There is no INC-/u.test(deed.answer),
    );
    if (denied) lost(`confirmed, but then the bot said “${denied.answer}”`);
  }
  return findings;
}

const nameOf = (number: number): string => `INC-${String(number)}`;
