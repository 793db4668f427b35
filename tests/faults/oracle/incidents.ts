import { groupBy } from '../group-by.ts';
import type { DeedAttempt, ReportAttempt, RoundRecord } from '../record.ts';
import type { ScaledTime } from '../scaled-time.ts';
import type { Posting } from './postings.ts';

/** An incident as the judge knows it: what was tried on it, and what was seen of it. */
export interface KnownIncident {
  readonly number: number;
  readonly report: ReportAttempt;
  readonly deeds: readonly DeedAttempt[];
  readonly postings: readonly Posting[];
  /** Bot time: no earlier, and no later, than this does the goal run out. */
  readonly dueFrom: number;
  readonly dueTo: number;
}

export const botTime = ({ wallAnchor, botAnchor, speed }: ScaledTime, wall: number): number =>
  botAnchor + (wall - wallAnchor) * speed;

/** All that have a card with the title of a report. */
export function knownIncidents(
  record: RoundRecord,
  postings: readonly Posting[],
): readonly KnownIncident[] {
  const byNumber = groupBy(postings, ({ number }) => number);
  const deeds = groupBy(record.deeds, ({ number }) => number);
  const reports = new Map(record.reports.map((report) => [report.title, report]));
  return [...byNumber].flatMap(([number, own]) => {
    const card = own.find(({ kind }) => kind === 'card');
    const title = /fault-[0-9a-f-]+/u.exec(card?.text ?? '')?.[0] ?? '';
    const report = reports.get(title);
    if (report === undefined) return [];
    const { from, to } = report;
    const began = report.cameInAt ?? botTime(record.time, from);
    const begun = report.cameInAt ?? botTime(record.time, to);
    return [
      {
        number,
        report,
        deeds: deeds.get(number) ?? [],
        postings: own,
        dueFrom: began + record.goalMs,
        dueTo: begun + record.goalMs,
      },
    ];
  });
}
