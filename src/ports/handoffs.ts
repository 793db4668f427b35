import type { Handoff, HandoffId, HandoffState } from '../domain/handoff/handoff.ts';
import type { ResponderId, TeamKey } from '../domain/team/responder.ts';
import type { Instant } from '../domain/time/instant.ts';

/** What passes from one week to the next. */
export interface Handoffs {
  nextId(): Promise<HandoffId>;
  /** Adds a handoff, or replaces the one with its id. */
  put(handoff: Handoff): Promise<void>;
  get(id: HandoffId): Promise<Handoff | undefined>;
  /** Those of a team in a state, the latest begun first. */
  inState(team: TeamKey, state: HandoffState): Promise<readonly Handoff[]>;
  /** What somebody is about to hand over, the latest begun first. */
  openFrom(responder: ResponderId): Promise<readonly Handoff[]>;
  /** Forgets what was accepted before then; answers how many. */
  purge(before: Instant, limit: number): Promise<number>;
}
