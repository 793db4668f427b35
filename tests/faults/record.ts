import type { ScaledTime } from './scaled-time.ts';

/** Something that people saw, as Slack's stand-in wrote it down: of its ledger, what the judge reads. */
export interface Seen {
  readonly seq: number;
  /** The wall's epoch milliseconds. */
  readonly at: number;
  readonly kind: string;
  readonly channel?: string;
  readonly ts?: string;
  /** The only person who sees it. */
  readonly to?: string;
  readonly text: string;
  readonly rendered: string;
  readonly metadata?: { readonly event_payload: Readonly<Record<string, unknown>> };
}

/** Something a person tried. All times are the wall's, in epoch milliseconds. */
interface Attempt {
  readonly from: number;
  /** When the answer came, or the failure. */
  readonly to: number;
  /** Whether the person was told that it is done. */
  readonly confirmed: boolean;
  /** What the person was told, or the failure. */
  readonly answer: string;
}

export interface ReportAttempt extends Attempt {
  /** Unique, and nowhere else. */
  readonly title: string;
  readonly via: 'command' | 'form';
  /** The number that the answer named, if it named one. */
  readonly number: number | undefined;
  /** Bot time that the form said it came in; undefined is "now". */
  readonly cameInAt: number | undefined;
}

export type DeedKind = 'on-it' | 'answered' | 'resolved';

export interface DeedAttempt extends Attempt {
  readonly number: number;
  readonly kind: DeedKind;
  readonly user: string;
}

/** All that one round of a campaign did and saw: what the judge needs, and nothing of what the bot thinks. */
export interface RoundRecord {
  readonly seed: number;
  readonly time: ScaledTime;
  /** Bot milliseconds, as the team is configured. */
  readonly goalMs: number;
  /** Parts of the goal after which its owner is reminded, ascending. */
  readonly remindAt: readonly number[];
  readonly repeatMs: number;
  /** From the backup's page to the lead's, and from there to the channel's. */
  readonly stepMs: number;
  readonly backup: string;
  readonly lead: string;
  readonly kills: number;
  /** How many times slower this machine is than the one that the judge's allowances were made for; 1 or more. */
  readonly slowness: number;
  readonly reports: readonly ReportAttempt[];
  readonly deeds: readonly DeedAttempt[];
  /** What `/oncall show INC-n` said at the very end, by number. */
  readonly shown: ReadonlyMap<number, string>;
  readonly ledger: readonly Seen[];
  /** Wall time since when there were neither faults nor kills, and at which the ledger was read. */
  readonly quietFrom: number;
  readonly endedAt: number;
  /** Ends and refusals that nobody asked for: a bot that ended by itself, a payload beyond Slack's limits. */
  readonly mishaps: readonly string[];
}
