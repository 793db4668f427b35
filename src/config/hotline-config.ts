import type { EscalationPath, EscalationStep } from '../domain/escalation/path.ts';
import type { MailTemplate } from '../domain/mail/template.ts';
import type { TeamKey, UserId } from '../domain/team/responder.ts';
import type { DutySigns, Environment, RotationPolicy, WeekPolicy } from '../domain/team/team.ts';
import type { WallInterval, Weekday } from '../domain/time/business-calendar.ts';
import type { LocalDate } from '../domain/time/instant.ts';

/** What `hotline.yml` says, checked and complete: every default is filled in. */
export interface HotlineConfig {
  /** In the order of the file; at least one; no two share an incidents channel. */
  readonly teams: readonly TeamConfig[];
}

/** One team's policy. */
export interface TeamConfig {
  readonly key: TeamKey;
  /** What messages call the team; the key where the file gives no name. */
  readonly name: string;
  readonly channels: ChannelsConfig;
  /** At least one, no one twice. */
  readonly admins: readonly UserId[];
  /** The first admin where the file names no lead. */
  readonly lead: UserId;
  readonly calendar: CalendarConfig;
  readonly response: ResponseConfig;
  readonly rotation: RotationPolicy;
  readonly week: WeekPolicy;
  /** Business minutes after which the owner is told that an expert has not answered. */
  readonly experts: { readonly answerMinutes: number };
  /** In order; pages somebody, and nobody twice. The first step has `afterMinutes` 0. */
  readonly escalation: readonly EscalationStep[];
  /** Paths for some incidents only: the first that fits holds. */
  readonly paths: readonly EscalationPath[];
  readonly github: GithubConfig | undefined;
  /** What customers are written when their incidents change hands. */
  readonly handoffMail: MailTemplate;
  readonly signs: DutySigns;
}

/** Names without `#`, or ids. */
export interface ChannelsConfig {
  readonly incidents: string;
  readonly notices: string;
}

export interface CalendarConfig {
  /** IANA name in its usual spelling. */
  readonly zone: string;
  /** Open at least once a week. Each day's intervals ascend and do not overlap. */
  readonly hours: Readonly<Record<Weekday, readonly WallInterval[]>>;
  readonly holidays: HolidaysConfig | undefined;
  /** Dates with hours of their own; none closes the day. */
  readonly specialDays: ReadonlyMap<LocalDate, readonly WallInterval[]>;
}

export const HOLIDAY_TYPES = ['public', 'bank', 'school', 'optional', 'observance'] as const;
export type HolidayType = (typeof HOLIDAY_TYPES)[number];

export interface HolidaysConfig {
  /** ISO 3166-1 code whose rules apply (`US`); undefined when only `also` counts. */
  readonly country: string | undefined;
  /** State or region within the country, as the holiday library calls it (`CA`). */
  readonly state: string | undefined;
  readonly types: readonly HolidayType[];
  /** Names of holidays by rule that are working days here. */
  readonly except: readonly string[];
  /** Further closed dates, with their names. */
  readonly also: ReadonlyMap<LocalDate, string>;
}

export interface ResponseConfig {
  /** Business minutes until the customer's first answer. */
  readonly goalMinutes: number;
  /** Fractions of the goal at which the owner is reminded (0.5, 0.8), ascending; may be none. */
  readonly remindAt: readonly number[];
  /** Business minutes between repeats of a page. */
  readonly repeatPageMinutes: number;
  /** Days without a word from the customer after which the owner is asked whether to close. */
  readonly silentAfterDays: number;
  readonly environments: readonly Environment[];
}

export interface GithubConfig {
  /** Repository of the incident log, `owner/name`. */
  readonly incidents: string;
  /** Repository of the product's issues, `owner/name`. */
  readonly source: string | undefined;
  readonly labels: { readonly reviewed: string; readonly fruit: string };
}
