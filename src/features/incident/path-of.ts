import { pathFor, specialPath } from '../../domain/escalation/path.ts';
import {
  type Incident,
  type IncidentNumber,
  OPEN_ENVIRONMENT,
  SEVERITIES,
  type Severity,
} from '../../domain/incident/incident.ts';
import { openIncident } from '../../domain/incident/report.ts';
import { isCapable } from '../../domain/incident/restricted.ts';
import type { IncidentTimer } from '../../domain/incident/timer.ts';
import { type Environment, environmentOf, type Team } from '../../domain/team/team.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { LoggedEvent, Tx } from '../../ports/store.ts';
import { type Teams, teamOf } from '../context.ts';
import { dutyAt } from '../duty/duty-at.ts';
import { foreseePath, pathGoesOn, type Stage } from './next-on-path.ts';

/** What would happen to an incident that came in now, and that nobody was on. */
export interface PathForecast {
  /** What the path is called in the configuration; undefined for the team's own. */
  readonly name: string | undefined;
  readonly environment: Environment | undefined;
  /** None where an environment's incidents have no severity. */
  readonly severities: readonly Severity[];
  readonly goalMinutes: number;
  readonly dueAt: Instant;
  readonly stages: readonly Stage[];
}

/** The paths of a team that differ, as they would run for what comes in now. */
export async function pathsOf(tx: Tx, team: Team, now: Instant): Promise<readonly PathForecast[]> {
  const found: PathForecast[] = [];
  for (const key of [OPEN_ENVIRONMENT, ...team.environments.map((one) => one.key)]) {
    const environment = environmentOf(team, key);
    for (const { severities, path } of severitiesByPath(team, key)) {
      const [severity = 'normal'] = severities;
      const { incident, arm } = await example(tx, team, { environment: key, severity }, now);
      found.push({
        name: path,
        environment,
        severities: environment?.restricted ? [] : severities,
        goalMinutes: incident.goalMinutes,
        dueAt: incident.dueAt,
        stages: await foreseePath(tx, team, incident, beginning(incident, arm)),
      });
    }
  }
  return found;
}

/** Severities of an environment, by what their paths do. */
function severitiesByPath(team: Team, environment: string) {
  const isRestricted = environmentOf(team, environment)?.restricted === true;
  const groups = new Map<string, { severities: Severity[]; path: string | undefined }>();
  for (const severity of isRestricted ? (['normal'] as const) : SEVERITIES) {
    const matter = { severity, environment };
    const steps = JSON.stringify(pathFor(team, matter, isRestricted ? 0 : undefined));
    const group = groups.get(steps);
    if (group) group.severities.push(severity);
    else groups.set(steps, { severities: [severity], path: specialPath(team, matter)?.name });
  }
  return [...groups.values()];
}

async function example(
  tx: Tx,
  team: Team,
  matter: { readonly environment: string; readonly severity: Severity },
  now: Instant,
) {
  const { primary, backup } = await dutyAt(tx, team, now);
  const environment = environmentOf(team, matter.environment);
  const owner = environment?.restricted
    ? [primary, backup].find((seat) => seat && isCapable(seat, environment))
    : primary;
  const nobody = { name: undefined, email: undefined, phone: undefined, organisation: undefined };
  return openIncident(
    { title: '', description: '', customer: nobody, contact: 'other', cameInAt: now, ...matter },
    { number: 0, team, by: { userId: '', name: '' }, owner, now },
  );
}

/** When the reported incident's path begins: at once where that is armed, else when the goal has run out. */
function beginning(incident: Incident, arm: readonly IncidentTimer[]) {
  const asked = arm.find(({ what }) => what.kind === 'escalate');
  return { step: 0, at: asked?.dueAt ?? incident.dueAt };
}

/** Who was paged for an incident, who is, and who would be. */
export interface PathOfIncident {
  readonly incident: Incident;
  readonly team: Team;
  readonly now: Instant;
  /** What the path has done, oldest first. */
  readonly past: readonly LoggedEvent[];
  /** What it would do if nobody said a word; empty where nobody is paged any more. */
  readonly ahead: readonly Stage[];
}

const OF_PATHS: ReadonlySet<string> = new Set([
  'goal-ran-out',
  'paged',
  'channel-paged',
  'step-skipped',
  'page-refused',
  'on-it',
  'on-it-lapsed',
  'escalated',
  'answered',
]);

export async function pathOfIncident(
  tx: Tx,
  teams: Teams,
  number: IncidentNumber,
  now: Instant,
): Promise<PathOfIncident | undefined> {
  const incident = await tx.incidents.get(number);
  if (incident === undefined) return undefined;
  const team = teamOf(teams, incident.team);
  const past = (await tx.log.ofIncident(number)).filter(({ event }) => OF_PATHS.has(event.type));
  return { incident, team, now, past, ahead: await stagesAhead(tx, team, incident, now) };
}

async function stagesAhead(
  tx: Tx,
  team: Team,
  incident: Incident,
  now: Instant,
): Promise<readonly Stage[]> {
  if (incident.state !== 'waiting') return [];
  const { onIt, paging, dueAt } = incident;
  if (paging === undefined) {
    // Whoever is on it stops what comes before the goal, not what the goal does.
    return await foreseePath(tx, team, incident, { step: 0, at: Math.max(dueAt, now) });
  }
  if (onIt !== undefined) return [];
  const goesOn = await pathGoesOn(tx, team, incident, now);
  return goesOn ? await foreseePath(tx, team, incident, goesOn) : [];
}
