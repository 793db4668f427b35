import { DateTime } from 'luxon';
import type { Figures } from '../domain/figures/figures.ts';
import { periodName } from '../domain/figures/period.ts';
import { figureRows } from '../domain/figures/rows.ts';
import type { ResponderId } from '../domain/team/responder.ts';
import type { Team } from '../domain/team/team.ts';
import { csvLine } from '../domain/text/csv-line.ts';
import type { Instant } from '../domain/time/instant.ts';

const iso = (t: Instant): string | null => DateTime.fromMillis(t, { zone: 'utc' }).toISO();

const COLUMNS = ['about', 'key', 'figure', 'value', 'incidents'] as const;

/** Every figure as CSV. */
export function statsCsv(figures: Figures, nameOf: (id: ResponderId) => string): string {
  const lines = figureRows(figures, nameOf).map((row) =>
    csvLine(
      COLUMNS.map((column) => (column === 'incidents' ? row[column].join(' ') : row[column])),
    ),
  );
  return [csvLine(COLUMNS), ...lines].join('');
}

/** Every figure as a JSON object. */
export function statsJson(
  team: Team,
  figures: Figures,
  nameOf: (id: ResponderId) => string,
): string {
  const { span, period, now } = figures;
  const rows = figureRows(figures, nameOf).map(({ value = null, ...row }) => ({ ...row, value }));
  const said = {
    team: team.key,
    period: periodName(period),
    from: iso(span.from),
    to: iso(span.to),
    as_of: iso(now),
    figures: rows,
  };
  return `${JSON.stringify(said, undefined, 2)}\n`;
}
