import type { Figures } from '../../domain/figures/figures.ts';
import { type Period, periodBefore } from '../../domain/figures/period.ts';
import type { Incident, IncidentNumber } from '../../domain/incident/incident.ts';
import { type LinkTarget, targetName } from '../../domain/incident/link.ts';
import type { Team } from '../../domain/team/team.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Tx } from '../../ports/store.ts';
import { figuresWithin } from './load-figures.ts';

/** More are never open at once. */
const MOST_OPEN = 500;

/** An issue of the product that incidents were linked with. */
export interface TouchedIssue {
  readonly target: Extract<LinkTarget, { kind: 'issue' }>;
  readonly title: string;
  readonly incidents: readonly IncidentNumber[];
}

/** What a project meeting looks at: a period against the one before, and what needs somebody's eyes. */
export interface ProjectReport {
  readonly team: Team;
  readonly figures: Figures;
  readonly before: Figures;
  /** Of severity `major`: those that came in in the period, and older ones that are open. */
  readonly serious: readonly Incident[];
  /** Issues that the period's incidents are about, the one with the most incidents first. */
  readonly issues: readonly TouchedIssue[];
}

export async function loadReport(
  tx: Tx,
  team: Team,
  period: Period,
  now: Instant,
): Promise<ProjectReport> {
  const figures = await figuresWithin(tx, team, period, now);
  const before = await figuresWithin(tx, team, periodBefore(period), now);
  const major = figures.groups.severity.find(({ key }) => key === 'major')?.incidents ?? [];
  const open = await tx.incidents.list({ team: team.key, open: true }, MOST_OPEN);
  const older = open.filter(
    ({ severity, cameInAt }) => severity === 'major' && cameInAt < figures.span.from,
  );
  const touched = [...new Set([...figures.cameIn, ...figures.resolution.resolved])];
  return {
    team,
    figures,
    before,
    serious: [
      ...older.toSorted((a, b) => a.number - b.number),
      ...(await tx.incidents.some(major)),
    ],
    issues: await touchedIssues(tx, touched),
  };
}

async function touchedIssues(
  tx: Tx,
  incidents: readonly IncidentNumber[],
): Promise<readonly TouchedIssue[]> {
  const found = new Map<string, TouchedIssue>();
  for (const incident of await tx.incidents.some(incidents)) {
    // What a restricted incident is about stays unsaid, even if somebody linked it.
    if (incident.isRestricted) continue;
    for (const { target, title } of await tx.links.of(incident.number)) {
      if (target.kind !== 'issue') continue;
      const name = targetName(target);
      const others = found.get(name)?.incidents ?? [];
      found.set(name, { target, title, incidents: [...others, incident.number] });
    }
  }
  return [...found.values()].toSorted(
    (a, b) =>
      b.incidents.length - a.incidents.length ||
      targetName(a.target).localeCompare(targetName(b.target)),
  );
}
