import type { ResponderId } from '../../team/responder.ts';
import type { PlanInput } from './input.ts';

/** Weights of the three terms of F: primary, backup, holiday weeks. */
export const FAIRNESS_WEIGHTS = [4, 2, 3] as const;

export const PRIMARY = 0;
export const BACKUP = 1;
export const HOLIDAY = 2;

/** No one, in a slot. */
export const NOBODY = -1;

/**
 * The input, compiled for search. People are numbered in an order that depends on what is known of them and not on what
 * they are called, so that calling them otherwise changes nothing; weeks in their own order. A slot is `2 * week` for
 * the primary and `2 * week + 1` for the backup; what belongs to a person and a week is at `person * weeks + week`; what
 * belongs to a person and a kind of duty at `3 * person + kind`.
 */
export interface Problem {
  readonly input: PlanInput;
  readonly people: number;
  readonly weeks: number;
  readonly restWeeks: number;
  readonly ids: readonly ResponderId[];
  readonly weights: Float64Array;
  /** Weeks of the civil calendar, counted: two duties rest by the difference less one. */
  readonly weekNumbers: Int32Array;
  readonly isHoliday: Uint8Array;
  /** 1 where a person is in the rotation, and not away. */
  readonly isFree: Uint8Array;
  /** 1 where a person is in the rotation. */
  readonly isIn: Uint8Array;
  /** Those who are free in each week. */
  readonly free: readonly Int32Array[];
  /** Quota of each kind of duty. */
  readonly quotas: Float64Array;
  /** What a squared week off the quota costs. */
  readonly costs: Float64Array;
  /** The part of a person's entitlement that has accrued by the end of each week, 0 to 1. */
  readonly accrued: Float64Array;
  /** Weeks as primary that a newcomer lacks; 0 for a veteran. */
  readonly lacking: Int32Array;
  /** Week number of the last duty before the horizon; far in the past where there is none. */
  readonly lastBefore: Int32Array;
  /** For each set of wanted capabilities, who has all of it: at `set * people + person`. */
  readonly isCapable: Uint8Array;
  readonly wanted: number;
  /** 1 for a slot that can be filled. Who is alone in a week is primary. */
  readonly hasSeat: Uint8Array;
  /** Who has been told of a slot; NOBODY for a new one. */
  readonly published: Int32Array;
  /** Who keeps a slot whatever happens; NOBODY for one that may change. */
  readonly fixed: Int32Array;
  /** Slots with a seat that may change. */
  readonly open: Int32Array;
  /** Published slots that must change, because who had them is not there. */
  readonly forcedChanges: number;
}

/** Distance into the past at which a duty no longer matters for rest. */
export const LONG_AGO = -1_000_000;
