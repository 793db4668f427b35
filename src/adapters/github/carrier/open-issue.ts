import type { LogNotice } from '../../../domain/incident/effect.ts';
import { sameNames } from '../../../domain/issue-log/issue-link.ts';
import { labelColour } from '../../../domain/issue-log/labels.ts';
import { readMarker } from '../../../domain/issue-log/marker.ts';
import { enqueueEffects } from '../../../features/incident/carry-out-decision.ts';
import type { Clock } from '../../../ports/clock.ts';
import type {
  IssueTracker,
  TrackedIssue,
  TrackerFailure,
  TrackerReply,
} from '../../../ports/issue-tracker.ts';
import type { ClaimedRow } from '../../../ports/outbox.ts';
import type { Store } from '../../../ports/store.ts';
import { duplicateComment } from '../views/comments.ts';
import { issueDraft } from '../views/issue-draft.ts';
import type { CarriedFacts } from './facts.ts';

/** GitHub's clock and ours differ; a look begins this much before the incident. */
export const LOOK_BACK_MS = 24 * 60 * 60_000;

export interface Writing {
  readonly store: Store;
  readonly clock: Clock;
  readonly tracker: IssueTracker;
  /** Repositories whose labels were seen to in this life of the bot, with the labels. */
  readonly labelled: Map<string, Set<string>>;
}

/** Opens the incident's issue; where an earlier attempt may have done so, looks first. */
export async function openIssue(
  writing: Writing,
  row: ClaimedRow,
  facts: CarriedFacts,
): Promise<TrackerFailure | undefined> {
  const { tracker } = writing;
  const ready = await ensureLabels(writing, facts);
  if (!ready.ok) return ready;
  const draft = issueDraft(facts);
  let issue: TrackedIssue | undefined;
  if (row.attempts > 1) {
    const earlier = await findEarlier(tracker, facts);
    if (!earlier.ok) return earlier;
    const [first, ...later] = earlier.value;
    issue = first;
    for (const one of first ? later : []) {
      const closed = await closeDuplicate(tracker, facts, one, first?.url ?? '');
      if (!closed.ok) return closed;
    }
  }
  const drafted = issue && draft.assignees;
  if (issue === undefined) {
    const opened = await tracker.open(facts.repository, draft);
    if (!opened.ok) return opened;
    issue = opened.value;
  }
  await remember(writing, facts, issue, drafted);
  return undefined;
}

async function ensureLabels(
  { tracker, labelled }: Writing,
  { repository, wanted }: CarriedFacts,
): Promise<TrackerReply<undefined>> {
  const known = labelled.get(repository) ?? new Set<string>();
  const missing = wanted.labels.filter((name) => !known.has(name));
  if (missing.length === 0) return { ok: true, value: undefined };
  const made = await tracker.ensureLabels(
    repository,
    missing.map((name) => ({ name, colour: labelColour(name), description: 'Kept by Hotline' })),
  );
  if (made.ok) labelled.set(repository, new Set([...known, ...missing]));
  return made;
}

/** Our own issues with this incident's marker, the earliest first. Whoever else writes such a line is not believed. */
async function findEarlier(
  tracker: IssueTracker,
  { repository, incident }: CarriedFacts,
): Promise<TrackerReply<readonly TrackedIssue[]>> {
  const self = await tracker.self();
  if (!self.ok) return self;
  const own = await tracker.ownSince(repository, incident.reported.at - LOOK_BACK_MS);
  if (!own.ok) return own;
  const found = own.value.filter((issue) => {
    const marker = readMarker(issue.body);
    return (
      issue.author === self.value &&
      marker?.kind === 'incident' &&
      marker.incident === incident.number &&
      marker.key === String(incident.reported.at)
    );
  });
  return { ok: true, value: found.toSorted((a, b) => a.number - b.number) };
}

/** Closes the later of two. The words come first: a closed one is not looked at again. */
export async function closeDuplicate(
  tracker: IssueTracker,
  { incident }: Pick<CarriedFacts, 'incident'>,
  issue: TrackedIssue,
  url: string,
): Promise<TrackerReply<unknown>> {
  if (issue.state === 'closed') return { ok: true, value: undefined };
  const there = await tracker.comments(issue.repository, issue.number);
  if (!there.ok) return there;
  const isSaid = there.value.some((c) => readMarker(c.body)?.key === 'duplicate');
  if (!isSaid) {
    const said = await tracker.comment(
      issue.repository,
      issue.number,
      duplicateComment(incident, url),
    );
    if (!said.ok) return said;
  }
  return await tracker.change(issue.repository, issue.number, { state: 'closed', assignees: [] });
}

async function remember(
  { store, clock }: Writing,
  { incident, owner, wanted }: CarriedFacts,
  issue: TrackedIssue,
  /** Whom it was opened for, if it was found: people may have changed it since, and the next look shall notice. */
  drafted: readonly string[] | undefined,
): Promise<void> {
  const assigned = issue.assignees.map((login) => login.toLowerCase());
  const notice: LogNotice | undefined =
    wanted.assignee === undefined
      ? owner && { about: 'no-login', name: owner.name }
      : assigned.includes(wanted.assignee.toLowerCase())
        ? undefined
        : { about: 'not-assignable', login: wanted.assignee };
  await store.transaction(async (tx) => {
    const now = clock.now();
    const other = await tx.issues.insert({
      incident: incident.number,
      repository: issue.repository,
      number: issue.number,
      url: issue.url,
      written: {
        state: 'open',
        assignee: wanted.assignee,
        labels: issue.labels.filter((name) => wanted.labels.includes(name)),
      },
      standing: { state: 'open', assignees: drafted ?? issue.assignees },
      seenAt: issue.updatedAt,
      toldResolution: undefined,
      revision: 0,
      isStale: drafted !== undefined,
      isGone: false,
    });
    if (other) return;
    await tx.log.append(
      { team: incident.team, incident: incident.number },
      [{ type: 'logged', url: issue.url }],
      now,
    );
    const notices = notice ? [{ kind: 'thread-notice', notice } as const] : [];
    await enqueueEffects(tx, incident, [{ kind: 'card' }, ...notices], 'issue-opened', now);
    if (!sameNames(issue.labels, wanted.labels) || wanted.state === 'closed') {
      await enqueueEffects(tx, incident, [{ kind: 'issue' }], 'issue-adopted', now);
    }
  });
}
