import type { Around, Occasion } from '../domain/schedule/occasion.ts';
import type { Team } from '../domain/team/team.ts';
import type { BusinessCalendar } from '../domain/time/business-calendar.ts';
import type { Instant } from '../domain/time/instant.ts';
import type { Tx } from './store.ts';

/** What becomes of an occasion that was missed. Whatever the rule, of several missed ones only the latest counts. */
export type CatchUp =
  /** Done as soon as the bot is there, unless it has lapsed. */
  | 'latest'
  /** Dropped, and said in the log. */
  | 'none';

interface JobBase {
  /** Names its rows in the database: never changes. */
  readonly name: string;
  readonly catchUp: CatchUp;
}

/** Done for each team, by its calendar. What `run` writes commits together with the row that says that it is done. */
export interface TeamJob extends JobBase {
  readonly scope: 'each-team';
  readonly timetable: (calendar: BusinessCalendar, now: Instant) => Around;
  readonly run: (tx: Tx, team: Team, occasion: Occasion, now: Instant) => Promise<void>;
}

/** Done once for the whole bot; as `TeamJob` otherwise. */
export interface BotJob extends JobBase {
  readonly scope: 'bot';
  readonly timetable: (now: Instant) => Around;
  readonly run: (tx: Tx, occasion: Occasion, now: Instant) => Promise<void>;
}

/**
 * Work that no transaction can hold, such as copying the database. It is written down after it is done: a crash in
 * between does it again, so it must be such that twice is as good as once.
 */
export interface Chore extends JobBase {
  readonly scope: 'chore';
  readonly timetable: (now: Instant) => Around;
  readonly perform: (occasion: Occasion, now: Instant) => Promise<void>;
}

/** A chore of each team, by its calendar: such as what needs a plan, which takes seconds. */
export interface TeamChore extends JobBase {
  readonly scope: 'each-team-chore';
  readonly timetable: (calendar: BusinessCalendar, now: Instant) => Around;
  readonly perform: (team: Team, occasion: Occasion, now: Instant) => Promise<void>;
}

export type Job = TeamJob | BotJob | Chore | TeamChore;

/** A job whose latest occasion could not be done yet. */
export interface FailingJob {
  readonly job: string;
  /** A team's key, or `bot`. */
  readonly scope: string;
  readonly period: string;
  readonly attempts: number;
  readonly retryAt: Instant;
}
