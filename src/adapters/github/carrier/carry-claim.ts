import { settleClaim } from '../../../features/fruit/settle-claim.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { TrackerFailure } from '../../../ports/issue-tracker.ts';
import type { SourceIssues } from '../../../ports/source-issues.ts';
import type { Store } from '../../../ports/store.ts';
import { loginOf } from '../views/issue-draft.ts';

/**
 * Assigns whoever claimed a product issue, if nobody else has it by now. Assigning twice is as good as once, so nothing
 * is looked up before it is tried again.
 *
 * @returns a failure that may be gone at the next attempt; undefined when the claim is settled, one way or the other.
 */
export async function carryClaim(
  tools: { readonly store: Store; readonly clock: Clock; readonly sourceIssues: SourceIssues },
  id: string,
): Promise<TrackerFailure | undefined> {
  const { store, sourceIssues } = tools;
  const { claim, login } = await store.transaction(async (tx) => {
    const found = await tx.fruit.get(id);
    return { claim: found, login: loginOf(found && (await tx.people.get(found.responderId))) };
  });
  if (claim?.state !== 'claimed') return undefined;
  if (login === undefined) {
    await settleClaim(tools, claim, { why: 'not-assignable' });
    return undefined;
  }
  const issue = await sourceIssues.issue(claim.repository, claim.number);
  if (!issue.ok) return await settleFailure(issue);
  const { isOpen, assignees, repository } = issue.value;
  if (!isOpen) {
    await settleClaim(tools, claim, { why: 'closed' });
    return undefined;
  }
  if (assignees.length > 0 && !has(assignees, login)) {
    await settleClaim(tools, claim, { why: 'taken', detail: assignees.join(', ') });
    return undefined;
  }
  const assigned = await sourceIssues.assign(repository, claim.number, login);
  if (!assigned.ok) return await settleFailure(assigned);
  const isIn = has(assigned.value, login);
  await settleClaim(tools, claim, isIn ? undefined : { why: 'not-assignable', detail: login });
  return undefined;

  async function settleFailure(failure: TrackerFailure): Promise<TrackerFailure | undefined> {
    if (failure.kind === 'wait' || failure.kind === 'unknown') return failure;
    if (claim) await settleClaim(tools, claim, { why: 'out-of-reach', detail: failure.why });
    return undefined;
  }
}

const has = (logins: readonly string[], login: string): boolean =>
  logins.some((one) => one.toLowerCase() === login.toLowerCase());
