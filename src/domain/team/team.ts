import type { EscalationStep } from '../escalation/path.ts';
import type { BusinessCalendar } from '../time/business-calendar.ts';
import type { TeamKey, UserId } from './responder.ts';

/** An environment in which incidents live, other than `open`. */
export interface Environment {
  readonly key: string;
  readonly name: string;
  /** Goal of its own in business minutes; undefined takes the team's. */
  readonly goalMinutes: number | undefined;
  /** Capabilities that a person needs to work there. */
  readonly needs: readonly string[];
  /** Nothing sensitive may be written down about what happens there. */
  readonly restricted: boolean;
}

/** How a team's weeks are shared out. */
export interface RotationPolicy {
  /** Whole weeks off between two duties. */
  readonly restWeeks: number;
  /** Weeks as primary that make a veteran of a newcomer. */
  readonly graduateAfter: number;
  /** Weeks that a plan covers where nothing else is said. */
  readonly horizonWeeks: number;
}

/** Labels of the product's issues that mean something here. */
export interface SourceLabels {
  /** The project meeting has looked at it. */
  readonly reviewed: string;
  /** Small enough for a slow week. */
  readonly fruit: string;
}

/** A team's policy: what `hotline.yml` says, in domain words, with its calendar compiled. */
export interface Team {
  readonly key: TeamKey;
  readonly name: string;
  /** Channel names without `#`, or ids, as configured. */
  readonly channels: { readonly incidents: string; readonly notices: string };
  readonly admins: readonly UserId[];
  readonly lead: UserId;
  readonly calendar: BusinessCalendar;
  /** Business minutes until the customer's first answer. */
  readonly goalMinutes: number;
  /** Fractions of the goal at which the owner is reminded, ascending. */
  readonly remindAt: readonly number[];
  /** Business minutes between repeats of a page. */
  readonly repeatPageMinutes: number;
  /** Days without a word after which the owner is asked whether to close an incident. */
  readonly silentAfterDays: number;
  readonly environments: readonly Environment[];
  readonly escalation: readonly EscalationStep[];
  readonly rotation: RotationPolicy;
  /** Repository of the log of incidents; left out where the team keeps none. */
  readonly issueLog?: { readonly repository: string };
  /** Repository of the product's issues, and what its labels are called; left out where none is named. */
  readonly source?: { readonly repository: string; readonly labels: SourceLabels };
}

/** The goal of an incident in business minutes: the environment's own, or the team's. */
export function goalFor(team: Team, environmentKey: string): number {
  const environment = team.environments.find((e) => e.key === environmentKey);
  return environment?.goalMinutes ?? team.goalMinutes;
}

/** Whether nothing may be written down about what happens in an environment. */
export function isRestrictedIn(team: Team, environmentKey: string): boolean {
  return team.environments.some((e) => e.key === environmentKey && e.restricted);
}
