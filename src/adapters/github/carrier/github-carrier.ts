import type { IncidentEffect } from '../../../domain/incident/effect.ts';
import type { Teams } from '../../../features/context.ts';
import { enqueueEffects } from '../../../features/incident/carry-out-decision.ts';
import { loadIncidentView } from '../../../features/incident/incident-view.ts';
import { loadPostmortemView } from '../../../features/resolving/postmortem-view.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { IssueTracker, TrackerFailure } from '../../../ports/issue-tracker.ts';
import type { ClaimedRow, EffectCarrier, Outcome } from '../../../ports/outbox.ts';
import type { SourceIssues } from '../../../ports/source-issues.ts';
import type { Store } from '../../../ports/store.ts';
import { isRestricted } from '../views/issue-draft.ts';
import { carryClaim } from './carry-claim.ts';
import { carryLink } from './carry-link.ts';
import { carryPostmortem } from './carry-postmortem.ts';
import { carryProductComment, carryProductIssue, productTrouble } from './carry-product.ts';
import { carryRemark } from './carry-remark.ts';
import { type CarriedFacts, factsFor } from './facts.ts';
import { openIssue, type Writing } from './open-issue.ts';
import { createPace } from './pace.ts';
import { retellResolution, updateIssue } from './update-issue.ts';

/** What an administrator has to mend is tried again this much later. */
const MENDABLE_RETRY_MS = 10 * 60_000;

const DONE: Outcome = { kind: 'sent', place: undefined };

/**
 * Carries the incident's log to GitHub. Every effect is written from the state of its sending, so that repeating it is
 * safe; only what makes something new (an issue, a comment) looks first whether an earlier attempt made it.
 */
export function createGithubCarrier(options: {
  readonly store: Store;
  readonly clock: Clock;
  readonly teams: Teams;
  readonly tracker: IssueTracker;
  /** The product's issues, where they can be asked for. */
  readonly sourceIssues?: SourceIssues | undefined;
}): EffectCarrier {
  const { store, clock, teams, tracker, sourceIssues } = options;
  const writing: Writing = { store, clock, tracker, labelled: new Map() };
  const pace = createPace(clock);

  const write = async (row: ClaimedRow): Promise<TrackerFailure | Outcome | undefined> => {
    if (row.effect.kind === 'assign-fruit') {
      if (sourceIssues === undefined) return { kind: 'withdrawn' };
      const failure = await carryClaim({ store, clock, sourceIssues }, row.effect.claim);
      // What was assigned once more is assigned: nothing has to be looked up.
      return failure?.kind === 'unknown' ? { ...failure, kind: 'wait' } : failure;
    }
    const facts = await store.transaction(async (tx) => await factsFor(tx, teams, row));
    if (facts === undefined) return { kind: 'withdrawn' };
    const { effect } = row;
    const { link } = facts;
    if (effect.kind === 'product-issue' || effect.kind === 'product-comment') {
      return await writeProduct(facts, effect);
    }
    if (link?.isGone) return { kind: 'withdrawn' };
    if (effect.kind === 'issue') {
      const failure = link
        ? await updateIssue(writing, facts, link)
        : await openIssue(writing, row, facts);
      if (failure?.kind === 'gone' && link) return await letGo(row);
      return failure;
    }
    if (isRestricted(facts)) return { kind: 'withdrawn' };
    if (link === undefined) return { kind: 'refused', why: 'the incident has no issue' };
    if (effect.kind === 'issue-link') {
      const failure = await carryLink(writing, row, facts, link, effect.target);
      return failure?.kind === 'gone' ? await letGo(row) : failure;
    }
    if (effect.kind === 'resolution-comment') {
      const failure = await retellResolution(writing, facts, link);
      return failure?.kind === 'gone' ? await letGo(row) : failure;
    }
    if (effect.kind === 'postmortem') {
      const found = await store.transaction(async (tx) => {
        const view = await loadIncidentView(tx, teams, facts.incident.number, clock.now());
        return view && (await loadPostmortemView(tx, view));
      });
      if (found === undefined) return { kind: 'withdrawn' };
      const failure = await carryPostmortem(writing, found, link, row.attempts > 1);
      return failure?.kind === 'gone' ? await letGo(row) : failure;
    }
    if (effect.kind !== 'issue-comment') return { kind: 'withdrawn' };
    const remark = await store.transaction(
      async (tx) => await tx.remarks.get(effect.origin ?? 'thread', effect.remark),
    );
    if (remark === undefined) return { kind: 'withdrawn' };
    const failure = await carryRemark(writing, row, facts, link, remark);
    return failure?.kind === 'gone' ? await letGo(row) : failure;
  };

  /** The product's repository is another than the log's: what is wrong there is told to those who asked for it. */
  const writeProduct = async (
    facts: CarriedFacts,
    { kind, issue: key }: Extract<IncidentEffect, { kind: 'product-issue' | 'product-comment' }>,
  ): Promise<TrackerFailure | Outcome | undefined> => {
    const issue = facts.products.find((one) => one.key === key);
    if (issue?.state !== 'waiting' || isRestricted(facts)) return { kind: 'withdrawn' };
    const result =
      kind === 'product-issue'
        ? await carryProductIssue(writing, facts, issue)
        : await carryProductComment(writing, facts, issue);
    if (result === undefined || !('ok' in result)) return result;
    if (result.kind === 'wait' || result.kind === 'unknown') return result;
    const trouble = await productTrouble(writing, facts, issue, result);
    return trouble === 'hopeless'
      ? { kind: 'refused', why: result.why }
      : { kind: 'wait', why: result.why, retryAfterMs: MENDABLE_RETRY_MS };
  };

  /** The issue is not there any more, while its repository is: somebody deleted it. */
  const letGo = async (row: ClaimedRow): Promise<Outcome | TrackerFailure> => {
    const facts = await store.transaction(async (tx) => await factsFor(tx, teams, row));
    const link = facts?.link;
    if (!facts || !link) return { kind: 'withdrawn' };
    const repository = await tracker.repository(link.repository);
    if (!repository.ok) return repository;
    await store.transaction(async (tx) => {
      await tx.issues.save({ ...link, isGone: true, isStale: false });
      await enqueueEffects(
        tx,
        facts.incident,
        [{ kind: 'thread-notice', notice: { about: 'issue-gone' } }, { kind: 'card' }],
        'issue-gone',
        clock.now(),
      );
    });
    return { kind: 'withdrawn' };
  };

  const outcomeOf = async (row: ClaimedRow, failure: TrackerFailure): Promise<Outcome> => {
    const { kind, why } = failure;
    switch (kind) {
      case 'unknown':
        return { kind, why };
      case 'wait': {
        const retryAfterMs = failure.retryAfterMs ?? 1_000;
        if (failure.retryAfterMs !== undefined) pace.holdFor(retryAfterMs);
        return { kind, why, retryAfterMs };
      }
      case 'gone':
      case 'forbidden':
      case 'refused': {
        await tellAdmins(row, why);
        return kind === 'refused'
          ? { kind, why }
          : { kind: 'wait', why, retryAfterMs: MENDABLE_RETRY_MS };
      }
    }
  };

  const tellAdmins = async (row: ClaimedRow, why: string): Promise<void> => {
    const { incident: number } = row;
    if (number === undefined) return;
    await store.transaction(async (tx) => {
      const incident = await tx.incidents.get(number);
      const team = incident && teams.get(incident.team);
      if (!incident || !team) return;
      const notices = team.admins.map(
        (to) => ({ kind: 'admin-notice', to, notice: { about: 'log-refused', why } }) as const,
      );
      // The reason is part of the key: told once for each incident and cause.
      await enqueueEffects(tx, incident, notices, `log-refused.${why}`, clock.now());
    });
  };

  return {
    carry: async (row) => {
      const wait = pace.waitMs();
      if (wait > 0) return { kind: 'wait', retryAfterMs: wait, why: 'not to hurry GitHub' };
      const leave = pace.enter();
      try {
        const result = await write(row);
        if (result === undefined) return DONE;
        return 'ok' in result ? await outcomeOf(row, result) : result;
      } finally {
        leave();
      }
    },
    // Whatever makes something new looks for itself at its next attempt: it has to know what it found.
    lookUp: async () => await Promise.resolve({ kind: 'absent' }),
  };
}
