import type { Incident, Severity } from '../incident/incident.ts';
import type { UserId } from '../team/responder.ts';
import { environmentOf, type Team } from '../team/team.ts';

/** Who is paged, or where it is told, at one step of an escalation path. */
export type EscalationTarget =
  /** Only a major incident pages the primary: of everything else the primary is reminded. */
  | { readonly kind: 'primary' }
  | { readonly kind: 'backup' }
  | { readonly kind: 'lead' }
  | { readonly kind: 'person'; readonly userId: UserId }
  /** Everybody who has it, at once. */
  | { readonly kind: 'capability'; readonly capability: string }
  | { readonly kind: 'channel' }
  /** Of those who may work in a restricted environment, the fairest whom the path has not asked yet. */
  | { readonly kind: 'capable' };

/** One step of a team's escalation path. The first step is taken when the goal runs out. */
export interface EscalationStep {
  readonly target: EscalationTarget;
  /** Business minutes after the step before; 0 for the first. */
  readonly afterMinutes: number;
  /** Business minutes until whom this step paged is paged again; the team's where left out. */
  readonly repeatMinutes?: number;
  /** Pages that this step sends one person at most; without end where left out. */
  readonly times?: number;
}

/** A path for some incidents only. The team's own holds for all that no such path is for. */
export interface EscalationPath {
  readonly name: string;
  /** None: whatever the severity. */
  readonly severities: readonly Severity[];
  /** Keys, `open` among them. None: every environment but the restricted ones, which are named or not meant. */
  readonly environments: readonly string[];
  readonly steps: readonly EscalationStep[];
}

/** What of an incident decides which path holds for it. */
export type Matter = Pick<Incident, 'severity' | 'environment'>;

/** The first path that is for such an incident; undefined where the team's own holds. */
export function specialPath(team: Team, matter: Matter): EscalationPath | undefined {
  const isRestricted = environmentOf(team, matter.environment)?.restricted === true;
  return (team.paths ?? []).find(
    ({ severities, environments }) =>
      (severities.length === 0 || severities.includes(matter.severity)) &&
      (environments.length === 0 ? !isRestricted : environments.includes(matter.environment)),
  );
}

/**
 * The path that holds for an incident. A major one pages the primary first, when it is reported; then its path runs.
 *
 * @param capable how many may work in its environment, where that is restricted; undefined elsewhere.
 */
export function pathFor(
  team: Team,
  matter: Matter,
  capable: number | undefined,
): readonly EscalationStep[] {
  const special = specialPath(team, matter);
  if (capable !== undefined && special === undefined) {
    return restrictedPath(capable, team.repeatPageMinutes);
  }
  const steps = special?.steps ?? team.escalation;
  if (capable !== undefined || !pagesAtOnce(matter)) return steps;
  return [
    { target: { kind: 'primary' }, afterMinutes: 0 },
    ...steps.map((step, n) =>
      n === 0 ? { ...step, afterMinutes: step.afterMinutes || team.repeatPageMinutes } : step,
    ),
  ];
}

/** Those whom a team's configuration names to be paged, whether they are on its rotation or not. */
export function namedOnPaths(team: Team): readonly UserId[] {
  const steps = [...team.escalation, ...(team.paths ?? []).flatMap((path) => path.steps)];
  return [
    team.lead,
    ...steps.flatMap(({ target }) => (target.kind === 'person' ? [target.userId] : [])),
  ];
}

/** Whether the path begins when the incident is reported, and not only when its goal has run out. */
export function pagesAtOnce({ severity }: Pick<Incident, 'severity'>): boolean {
  return severity === 'major';
}

/**
 * The path of a restricted environment: everybody who may work there, one after the other, and then the channel. Whoever
 * may not is never on it, whatever the team's own path says.
 *
 * @param capable how many there are.
 * @param waitMinutes business minutes until the next one is asked as well.
 */
export function restrictedPath(capable: number, waitMinutes: number): readonly EscalationStep[] {
  const people = Array.from({ length: capable }, (_, n) => ({
    target: { kind: 'capable' } as const,
    afterMinutes: n === 0 ? 0 : waitMinutes,
  }));
  return [
    ...people,
    { target: { kind: 'channel' }, afterMinutes: capable === 0 ? 0 : waitMinutes },
  ];
}
