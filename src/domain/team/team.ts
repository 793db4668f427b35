import type { EscalationPath, EscalationStep } from '../escalation/path.ts';
import type { MailTemplate } from '../mail/template.ts';
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

/** The places in Slack that are kept in agreement with who is on duty. */
export interface DutySigns {
  /** The user group's id or handle without `@`; undefined where the team has none. */
  readonly userGroup: string | undefined;
  /** Whether the topic of the channel of incidents says it. */
  readonly topic: boolean;
}

/** How a team's week is told about. */
export interface WeekPolicy {
  /** What the team itself says in every weekly post; undefined where it says nothing. */
  readonly text: string | undefined;
  /** Days without progress after which the lead hears of an open incident. */
  readonly agesAfterDays: number;
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
  /** Paths for some incidents only; the first that fits holds. Left out where `escalation` is for all. */
  readonly paths?: readonly EscalationPath[];
  readonly rotation: RotationPolicy;
  readonly week: WeekPolicy;
  /** Where Slack itself shows who is on duty; left out where it does not. */
  readonly signs?: DutySigns;
  /** Business minutes after which the owner is told that an expert has not answered. */
  readonly expertAnswerMinutes: number;
  /** What customers are written when their incidents change hands; left out for what comes with the bot. */
  readonly handoffMail?: MailTemplate;
  /** Repository of the log of incidents; left out where the team keeps none. */
  readonly issueLog?: { readonly repository: string };
  /** Repository of the product's issues, and what its labels are called; left out where none is named. */
  readonly source?: { readonly repository: string; readonly labels: SourceLabels };
}

/** The environment of an incident; undefined for the open one and for one that is not configured any more. */
export function environmentOf(team: Team, key: string): Environment | undefined {
  return team.environments.find((e) => e.key === key);
}

/** What people call an environment: its key where it is not configured any more. */
export function environmentName(team: Team, key: string): string {
  return environmentOf(team, key)?.name ?? key;
}

/** The goal of an incident in business minutes: the environment's own, or the team's. */
export function goalFor(team: Team, environmentKey: string): number {
  return environmentOf(team, environmentKey)?.goalMinutes ?? team.goalMinutes;
}
