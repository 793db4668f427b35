import type { Actor } from '../incident/incident.ts';
import type { ResponderId, TeamKey } from '../team/responder.ts';
import type { Instant } from '../time/instant.ts';
import type { Assignment } from './assignment.ts';
import type { SeatChange } from './seats/seat-change.ts';

export type SwapId = string;

/** `requested` waits for the other's answer; the rest is how it ended. */
export type SwapState = 'requested' | 'accepted' | 'declined' | 'withdrawn' | 'lapsed';

/** Two responders exchange assignments, by consent. It binds to the assignments, not to times. */
export interface Swap {
  readonly id: SwapId;
  readonly team: TeamKey;
  /** Who asked: the one who gives, or an admin for them. */
  readonly askedBy: Actor;
  /** The seat of the one who asks, or for whom is asked. */
  readonly gives: Assignment;
  /** The other's seat. */
  readonly gets: Assignment;
  /** Keys of the rules that an admin set aside. */
  readonly overridden: readonly string[];
  readonly requestedAt: Instant;
  /** When the earlier of the two weeks begins. */
  readonly lapsesAt: Instant;
  readonly state: SwapState;
  readonly settled: SwapSettled | undefined;
}

export interface SwapSettled {
  readonly at: Instant;
  /** Who accepted, declined or withdrew it. */
  readonly by: Actor | undefined;
  /** Why it lapsed: nobody answered, or one of the seats is somebody else's by now. */
  readonly why: 'unanswered' | 'changed' | undefined;
}

/** What an accepted swap changes: each seat goes to the other's holder. */
export function seatsExchanged(
  gives: Assignment,
  gets: Assignment,
): readonly [SeatChange, SeatChange] {
  return [
    { week: gives.week, role: gives.role, to: gets.responderId },
    { week: gets.week, role: gets.role, to: gives.responderId },
  ];
}

/** Whether both seats are still whose they were. */
export function isBound(
  { gives, gets }: Pick<Swap, 'gives' | 'gets'>,
  assignments: readonly Assignment[],
): boolean {
  return [gives, gets].every((seat) =>
    assignments.some(
      (a) => a.week === seat.week && a.role === seat.role && a.responderId === seat.responderId,
    ),
  );
}

/** The side that somebody is on. */
export function sideOf(
  { gives, gets }: Pick<Swap, 'gives' | 'gets'>,
  responderId: ResponderId,
): 'gives' | 'gets' | undefined {
  if (gives.responderId === responderId) return 'gives';
  return gets.responderId === responderId ? 'gets' : undefined;
}

/** Whether two seats are the same one, whoever holds it. */
export function isSameSeat(
  one: Pick<Assignment, 'week' | 'role'>,
  other: Pick<Assignment, 'week' | 'role'>,
): boolean {
  return one.week === other.week && one.role === other.role;
}
