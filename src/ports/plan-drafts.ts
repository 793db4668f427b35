import type { PlanDraft, PlanDraftId } from '../domain/rotation/plan-draft.ts';
import type { Instant } from '../domain/time/instant.ts';

/** Plans that were looked at: what a button publishes is what its message showed. */
export interface PlanDrafts {
  nextId(): Promise<PlanDraftId>;
  /** Adds a draft, or replaces the one with its id. */
  put(draft: PlanDraft): Promise<void>;
  get(id: PlanDraftId): Promise<PlanDraft | undefined>;
  /** Forgets drafts made before then; answers how many. */
  purge(before: Instant, limit: number): Promise<number>;
}
