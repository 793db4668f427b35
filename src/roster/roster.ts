import type { DateRange } from '../config/document/dates.ts';
import type { Level, UserId } from '../domain/team/responder.ts';
import type { WeekName } from '../domain/time/instant.ts';

/** What a roster file says, checked and complete. */
export interface Roster {
  /** In the order of the file; none in a file that holds a schedule alone. Names and Slack ids are unique. */
  readonly people: readonly RosterPerson[];
  /** Weeks that are already published, in ascending order, each once. */
  readonly schedule: readonly RosterWeek[];
  /** Rules that differ from the team's policy; undefined where the file says nothing. */
  readonly rotation: RosterRotation | undefined;
  /** Weeks that count as holiday duty, ascending; undefined where the file leaves it to the calendar. */
  readonly holidayWeeks: readonly WeekName[] | undefined;
}

export interface RosterPerson {
  /** As written; no other name in the file is equal to it but for case. */
  readonly name: string;
  readonly userId: UserId;
  readonly github: string | undefined;
  readonly email: string | undefined;
  /** As written: `+15550100`, or an extension such as `2-4847`. */
  readonly phone: string | undefined;
  readonly level: Level;
  /** Share of duty, above 0 and at most 2; 1 is nominal. */
  readonly weight: number;
  /** In lower case, each once. */
  readonly capabilities: readonly string[];
  readonly topics: readonly string[];
  /** Days off duty. */
  readonly away: readonly DateRange[];
  /** What this person carried before; undefined where the file says nothing. */
  readonly served: ServedDuty | undefined;
}

/** Weeks carried, by kind, in the last `over` weeks. */
export interface ServedDuty {
  readonly primary: number;
  readonly backup: number;
  readonly holiday: number;
  readonly over: number;
}

/** One published week. Names are spelled as the person's own; `primary` and `backup` are two people. */
export interface RosterWeek {
  readonly week: WeekName;
  readonly primary: string;
  readonly backup: string;
}

export interface RosterRotation {
  readonly restWeeks: number | undefined;
  readonly graduateAfter: number | undefined;
}
