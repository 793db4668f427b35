import type { ResponderId } from '../../team/responder.ts';
import type { WeekName } from '../../time/instant.ts';
import type { Role } from '../role.ts';
import type { Load } from './input.ts';

/** What the planner answers. */
export interface Plan {
  /**
   * Which method made the plan: `annealing` (greedy by debt, then simulated annealing), or `exact` where the integer
   * solver improved or proved it.
   */
  readonly method: PlanMethod;
  /** Every week of the horizon, ascending. */
  readonly weeks: readonly PlannedWeek[];
  /** Every place where a rule gave way, in the order of weeks. Empty: every rule holds. */
  readonly violations: readonly Violation[];
  /** What makes it impossible to keep every rule, smallest first; empty where nothing of the kind was found. */
  readonly conflicts: readonly Conflict[];
  /** Published slots that somebody else has now, in the order of weeks. */
  readonly changes: readonly PublishedChange[];
  /** In the order of the input. */
  readonly shares: readonly PersonShare[];
  readonly quality: PlanQuality;
}

export type PlanMethod = 'annealing' | 'exact';

/** What gives way, in this order from the last to the first: see docs/planner.md. */
export type Rule = 'unfilled' | 'pairing' | 'rest' | 'capability';

export interface PlannedWeek {
  readonly week: WeekName;
  readonly isHoliday: boolean;
  readonly primary: PlannedSlot;
  readonly backup: PlannedSlot;
}

export interface PlannedSlot {
  /** Undefined where nobody is there to take it: the slot then has the violation `unfilled`. */
  readonly responderId: ResponderId | undefined;
  readonly reason: SlotReason;
  /** Every other person of the input, in its order, and why it is not them. */
  readonly others: readonly OtherPerson[];
  /** Rules that gave way in this slot. */
  readonly gaveWay: readonly Rule[];
}

/** Why this person has the slot. `slotWords` puts it into words. */
export interface SlotReason {
  /**
   * `fixed` and `published` were so before; `only` is the one person who is there; `nobody` is an empty slot;
   * `rules` where everybody else would break a rule; `behind` was furthest behind their share of this role when the
   * week came; `fair` makes the shares of the whole plan come out.
   */
  readonly kind: 'fixed' | 'published' | 'only' | 'nobody' | 'rules' | 'behind' | 'fair';
  /** This person's level in that week; a newcomer may have graduated on the way. */
  readonly isVeteran: boolean;
  /** Weeks in this role within the plan, up to and with this one. */
  readonly nth: number;
  /** Weeks in this role that are this person's share of the whole plan. */
  readonly share: number;
  /** Whole weeks off before this one; undefined where no earlier duty is known. */
  readonly rested: number | undefined;
}

export interface OtherPerson {
  readonly responderId: ResponderId;
  readonly why: OtherReason;
}

/** Why somebody does not have a slot. */
export type OtherReason =
  | { readonly kind: 'away' }
  /** Has not joined yet, or has left. */
  | { readonly kind: 'not-in-rotation' }
  | { readonly kind: 'other-seat' }
  /** The slot may not change. */
  | { readonly kind: 'fixed' }
  /** With them this rule would give way, or give way more often. */
  | { readonly kind: 'rule'; readonly rule: Rule }
  /** One more published slot would change. */
  | { readonly kind: 'published' }
  /** Fairness F would be this much worse; 0 is as good. */
  | { readonly kind: 'worse'; readonly by: number };

/** A rule that gave way. */
export interface Violation {
  readonly week: WeekName;
  readonly role: Role;
  readonly rule: Rule;
  readonly why: string;
  /** What would mend it, likeliest first; each was tried on the plan. Empty where only more people would. */
  readonly mend: readonly Mend[];
}

export type Mend =
  /** Were this person there in that week, the rule would hold. */
  | { readonly kind: 'time-off'; readonly responderId: ResponderId; readonly week: WeekName }
  /** Were this newcomer a veteran. */
  | { readonly kind: 'promote'; readonly responderId: ResponderId }
  /** Nobody on the roster can mend it. */
  | { readonly kind: 'more-people'; readonly veterans: boolean };

/** A set of weeks whose seats cannot all be filled within the rules. */
export interface Conflict {
  readonly weeks: readonly WeekName[];
  readonly rule: Rule;
  /** Those who could serve in these weeks. */
  readonly people: readonly ResponderId[];
  /** "three people cannot fill two weeks with a week of rest" */
  readonly why: string;
  /** "bring delta back a week earlier" */
  readonly mend: string;
}

export interface PublishedChange {
  readonly week: WeekName;
  readonly role: Role;
  readonly before: ResponderId;
  readonly after: ResponderId | undefined;
}

export interface PersonShare {
  readonly responderId: ResponderId;
  readonly planned: Load;
  /** Quota: the share of the horizon by weight, with the debt or credit of the past. May be below zero. */
  readonly share: Load;
  /** The week from which a newcomer counts as a veteran by this plan. */
  readonly graduates: WeekName | undefined;
}

/** How good a plan is, measured against the team's own calendar. */
export interface PlanQuality {
  /** F: squared distance from the shares, by weight; smaller is fairer. */
  readonly objective: number;
  /** No plan that breaks as few rules has a smaller F. */
  readonly bound: number;
  /** objective − bound; 0 where nothing fairer exists. */
  readonly gap: number;
  /** That no better plan exists, by the order of sacrifice, is proven. */
  readonly isProven: boolean;
  /** A limit ended the search before its proof. */
  readonly wasCutShort: boolean;
  /** Largest minus smallest of (planned − share) over people. */
  readonly spread: Load;
  /** D: the largest distance between what someone has carried up to a week and their share of it, primary or backup. */
  readonly alongTheWay: number;
  /** Whole weeks off between two duties of one person; undefined where nobody serves twice. */
  readonly rest: { readonly least: number; readonly median: number } | undefined;
  /** How often each rule gave way. */
  readonly gaveWay: Readonly<Record<Rule, number>>;
}
