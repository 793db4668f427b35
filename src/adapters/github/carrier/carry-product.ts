import { isHopeless, type ProductNotice } from '../../../domain/incident/effect.ts';
import type { IncidentEvent } from '../../../domain/incident/event.ts';
import { readMarker } from '../../../domain/issue-log/marker.ts';
import { referenceName } from '../../../domain/product/issue-reference.ts';
import type { ProductIssue } from '../../../domain/product/product-issue.ts';
import {
  recordProductDone,
  recordProductTrouble,
} from '../../../features/resolving/record-product.ts';
import type { TrackedIssue, TrackerFailure, TrackerReply } from '../../../ports/issue-tracker.ts';
import type { Outcome } from '../../../ports/outbox.ts';
import { factsComment, productDraft, productKey } from '../views/product-texts.ts';
import type { CarriedFacts } from './facts.ts';
import { closeDuplicate, LOOK_BACK_MS, type Writing } from './open-issue.ts';

/** GitHub ends a request after ten seconds: what is not there after a minute never comes. */
const LATE_FOR_MS = 60_000;

/** So long a new issue waits for the log's, to which it links back. */
const LINK_WAIT_MS = 60 * 60_000;
const LINK_RETRY_MS = 30_000;

type Carried = TrackerFailure | Outcome | undefined;

/** Files an issue of the product, once, however often its answer is lost. */
export async function carryProductIssue(
  writing: Writing,
  facts: CarriedFacts,
  issue: ProductIssue,
): Promise<Carried> {
  const { tracker, clock } = writing;
  const { link, repository: log } = facts;
  const isUnlinked = log !== '' && link === undefined && clock.now() < issue.askedAt + LINK_WAIT_MS;
  if (isUnlinked) {
    return { kind: 'wait', retryAfterMs: LINK_RETRY_MS, why: 'the log’s issue comes first' };
  }
  let filed: TrackedIssue | undefined;
  if (issue.triedAt !== undefined) {
    const earlier = await findEarlier(writing, issue);
    if (!earlier.ok) return earlier;
    const [first, ...later] = earlier.value;
    for (const one of first ? later : []) {
      const closed = await closeDuplicate(tracker, facts, one, first?.url ?? '');
      if (!closed.ok) return closed;
    }
    filed = first;
    const left = issue.triedAt + LATE_FOR_MS - clock.now();
    if (filed === undefined && left > 0) {
      return { kind: 'wait', retryAfterMs: left, why: 'an earlier call may still be carried out' };
    }
  }
  if (filed === undefined) {
    const opened = await trying(
      writing,
      issue,
      async () => await tracker.open(issue.repository, productDraft(issue, facts)),
    );
    if (!opened.ok) return opened;
    filed = opened.value;
  }
  const { repository, number, url } = filed;
  await noteMove(writing, facts, issue, repository);
  const purpose = issue.purpose === 'follow-up' ? 'follow-up' : 'promotion';
  await done(
    writing,
    facts,
    { ...issue, repository, number, url },
    {
      type: 'product-issue-filed',
      purpose,
      repository,
      number,
    },
  );
  return undefined;
}

/** Gives a known issue the incident's facts, and takes the label off by which it counts as looked at. */
export async function carryProductComment(
  writing: Writing,
  facts: CarriedFacts,
  issue: ProductIssue,
): Promise<Carried> {
  const { tracker } = writing;
  const label = facts.team.source?.labels.reviewed;
  // A transferred issue, or one of a renamed repository, answers from where it is now.
  const found = await tracker.get(issue.repository, issue.number ?? 0);
  if (!found.ok) return found;
  const { repository, number, url, labels, title } = found.value;
  const isSaid = await saidBefore();
  if (!isSaid.ok) return isSaid;
  if (!isSaid.value) {
    const said = await trying(
      writing,
      issue,
      async () => await tracker.comment(repository, number, factsComment(issue, facts)),
    );
    if (!said.ok) return said;
  }
  // As it is written there: not every server minds capitals alike.
  const reviewed = labels.find((one) => one.toLowerCase() === label?.toLowerCase());
  if (reviewed !== undefined) {
    const removed = await tracker.removeLabel(repository, number, reviewed);
    if (!removed.ok) return removed;
  }
  await noteMove(writing, facts, issue, repository, number);
  await done(
    writing,
    facts,
    { ...issue, repository, number, url, title },
    {
      type: 'known-issue-updated',
      repository,
      number,
      unreviewed: reviewed !== undefined,
    },
  );
  return undefined;

  async function saidBefore(): Promise<TrackerReply<boolean>> {
    if (issue.triedAt === undefined) return { ok: true, value: false };
    const self = await tracker.self();
    if (!self.ok) return self;
    const there = await tracker.comments(repository, number);
    if (!there.ok) return there;
    const value = there.value.some(({ author, body }) => {
      const marker = readMarker(body);
      return (
        author === self.value &&
        marker?.incident === issue.incident &&
        marker.key === productKey(issue)
      );
    });
    return { ok: true, value };
  }
}

/** What stands in the way of it, told where people look for it; nothing is given up that somebody can mend. */
export async function productTrouble(
  { store, clock, tracker }: Writing,
  facts: CarriedFacts,
  issue: ProductIssue,
  failure: TrackerFailure,
): Promise<'mendable' | 'hopeless'> {
  const { repository, number } = issue;
  const notice = await causeOf();
  await store.transaction(async (tx) => {
    await recordProductTrouble(tx, facts.team, facts.incident, issue, notice, clock.now());
  });
  return isHopeless(notice) ? 'hopeless' : 'mendable';

  async function causeOf(): Promise<ProductNotice> {
    const { kind, why } = failure;
    if (kind === 'refused') return { about: 'product-refused', repository, why };
    if (number !== undefined) {
      const name = referenceName({ repository, number });
      if (kind === 'gone' && (await isIssueGone()))
        return { about: 'known-issue-gone', issue: name };
      const there = await tracker.get(repository, number);
      if (there.ok && there.value.isLocked) return { about: 'known-issue-locked', issue: name };
    }
    return { about: 'product-unwritable', repository, why };
  }

  /** The issue itself, not the whole repository; of a repository that somebody only named here, both count for gone. */
  async function isIssueGone(): Promise<boolean> {
    const there = await tracker.repository(repository);
    const isTheirs = repository.toLowerCase() !== facts.team.source?.repository.toLowerCase();
    return there.ok || (isTheirs && there.kind === 'gone');
  }
}

/** Remembers that GitHub is being asked to write, before it is: whatever becomes of the answer. */
async function trying<T>(
  { store, clock }: Writing,
  issue: ProductIssue,
  work: () => Promise<TrackerReply<T>>,
): Promise<TrackerReply<T>> {
  const remember = async (triedAt: number | undefined): Promise<void> => {
    await store.transaction(async (tx) => {
      const now = await tx.productIssues.get(issue.incident, issue.key);
      if (now) await tx.productIssues.put({ ...now, triedAt });
    });
  };
  await remember(clock.now());
  const reply = await work();
  if (!reply.ok && reply.kind !== 'unknown') await remember(undefined);
  return reply;
}

/** Our own issues for this asking, the earliest first. Whoever else writes such a line is not believed. */
async function findEarlier(
  { tracker }: Writing,
  issue: ProductIssue,
): Promise<TrackerReply<readonly TrackedIssue[]>> {
  const self = await tracker.self();
  if (!self.ok) return self;
  const own = await tracker.ownSince(issue.repository, issue.askedAt - LOOK_BACK_MS);
  if (!own.ok) return own;
  const found = own.value.filter(({ author, body }) => {
    const marker = readMarker(body);
    return (
      author === self.value &&
      marker?.kind === 'product' &&
      marker.incident === issue.incident &&
      marker.key === productKey(issue)
    );
  });
  return { ok: true, value: found.toSorted((a, b) => a.number - b.number) };
}

/** It answered from elsewhere than it was asked for: either the issue went on, or its whole repository has a new name. */
async function noteMove(
  { store, clock, tracker }: Writing,
  facts: CarriedFacts,
  issue: ProductIssue,
  repository: string,
  number?: number,
): Promise<void> {
  if (repository.toLowerCase() === issue.repository.toLowerCase()) return;
  const named = await tracker.repository(issue.repository);
  const isRenamed = named.ok && named.value.name.toLowerCase() === repository.toLowerCase();
  const notice: ProductNotice =
    isRenamed || issue.number === undefined || number === undefined
      ? { about: 'repository-renamed', repository: issue.repository, to: repository }
      : {
          about: 'known-issue-moved',
          issue: referenceName({ repository: issue.repository, number: issue.number }),
          to: referenceName({ repository, number }),
        };
  await store.transaction(async (tx) => {
    await recordProductTrouble(tx, facts.team, facts.incident, issue, notice, clock.now());
  });
}

async function done(
  { store, clock }: Writing,
  { incident }: CarriedFacts,
  issue: ProductIssue,
  event: IncidentEvent,
): Promise<void> {
  await store.transaction(async (tx) => {
    const finished = { ...issue, state: 'done', why: undefined } as const;
    await recordProductDone(tx, incident, finished, event, clock.now());
  });
}
