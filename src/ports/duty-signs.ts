import type { DutySign, SignKind } from '../domain/rotation/signs/duty-sign.ts';
import type { TeamKey } from '../domain/team/responder.ts';

/** What is known of the places in Slack that show who is on duty. */
export interface DutySigns {
  get(team: TeamKey, kind: SignKind): Promise<DutySign | undefined>;
  /** Adds a sign, or replaces the one of its team and kind. */
  put(sign: DutySign): Promise<void>;
}
