import type { Figures } from '../../domain/figures/figures.ts';
import { type Period, periodBefore } from '../../domain/figures/period.ts';
import type { Incident, IncidentNumber } from '../../domain/incident/incident.ts';
import { type IssueTarget, targetName } from '../../domain/incident/link.ts';
import type { Unreviewed } from '../../domain/rotation/notice.ts';
import type { Team } from '../../domain/team/team.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Tx } from '../../ports/store.ts';
import { figuresWithin } from './load-figures.ts';

/** More are never open at once. */
const MOST_OPEN = 500;

/** An issue of the product that incidents were linked with. */
export interface TouchedIssue {
  readonly target: IssueTarget;
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
  /** Of the serious ones: what became of the post-mortem; those without one are left out. */
  readonly postmortems: ReadonlyMap<IncidentNumber, 'outlined' | 'written'>;
  /** Issues that the period's incidents are about, the one with the most incidents first. */
  readonly issues: readonly TouchedIssue[];
  /** Undefined where nobody could be asked. */
  readonly unreviewed: Unreviewed | undefined;
}

export async function loadReport(
  tx: Tx,
  team: Team,
  period: Period,
  now: Instant,
  unreviewed?: Unreviewed,
): Promise<ProjectReport> {
  const figures = await figuresWithin(tx, team, period, now);
  const before = await figuresWithin(tx, team, periodBefore(period), now);
  const major = figures.groups.severity.find(({ key }) => key === 'major')?.incidents ?? [];
  const open = await tx.incidents.list({ team: team.key, open: true }, MOST_OPEN);
  const older = open.filter(
    ({ severity, cameInAt }) => severity === 'major' && cameInAt < figures.span.from,
  );
  const touched = [...new Set([...figures.cameIn, ...figures.resolution.resolved])];
  const serious = [
    ...older.toSorted((a, b) => a.number - b.number),
    ...(await tx.incidents.some(major)),
  ];
  return {
    team,
    figures,
    before,
    serious,
    postmortems: await postmortemsOf(tx, serious),
    issues: await touchedIssues(tx, touched),
    unreviewed,
  };
}

async function postmortemsOf(
  tx: Tx,
  serious: readonly Incident[],
): Promise<ProjectReport['postmortems']> {
  const found = new Map<IncidentNumber, 'outlined' | 'written'>();
  for (const { number } of serious) {
    const postmortem = await tx.postmortems.get(number);
    if (postmortem) found.set(number, postmortem.edited ? 'written' : 'outlined');
  }
  return found;
}

/** What incidents were linked with, and what was named or filed when they were resolved. */
async function touchedIssues(
  tx: Tx,
  incidents: readonly IncidentNumber[],
): Promise<readonly TouchedIssue[]> {
  const found = new Map<string, TouchedIssue>();
  for (const incident of await tx.incidents.some(incidents)) {
    // What a restricted incident is about stays unsaid, even if somebody linked it.
    if (incident.isRestricted) continue;
    for (const { target, title } of await issuesOf(tx, incident.number)) {
      const name = targetName(target);
      const before = found.get(name);
      found.set(name, {
        target,
        title: before?.title || title,
        incidents: [...new Set([...(before?.incidents ?? []), incident.number])],
      });
    }
  }
  return [...found.values()].toSorted(
    (a, b) =>
      b.incidents.length - a.incidents.length ||
      targetName(a.target).localeCompare(targetName(b.target)),
  );
}

async function issuesOf(
  tx: Tx,
  incident: IncidentNumber,
): Promise<ReadonlyArray<{ readonly target: IssueTarget; readonly title: string }>> {
  const linked = (await tx.links.of(incident)).flatMap(({ target, title }) =>
    target.kind === 'issue' ? [{ target, title }] : [],
  );
  const named = (await tx.productIssues.of(incident)).flatMap(
    ({ repository, number, url, title }) =>
      number === undefined
        ? []
        : [{ target: { kind: 'issue', repository, number, url: url ?? '' } as const, title }],
  );
  return [...linked, ...named];
}
