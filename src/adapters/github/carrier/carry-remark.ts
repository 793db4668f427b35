import type { IssueLink } from '../../../domain/issue-log/issue-link.ts';
import { readMarker } from '../../../domain/issue-log/marker.ts';
import type { Remark } from '../../../domain/issue-log/remark.ts';
import type { TrackerFailure, TrackerReply } from '../../../ports/issue-tracker.ts';
import type { ClaimedRow } from '../../../ports/outbox.ts';
import { remarkComment, remarkKey } from '../views/comments.ts';
import type { CarriedFacts } from './facts.ts';
import type { Writing } from './open-issue.ts';

/** Makes the comment of something that was said in the thread say what it says now. */
export async function carryRemark(
  writing: Writing,
  row: ClaimedRow,
  facts: CarriedFacts,
  link: IssueLink,
  remark: Remark,
): Promise<TrackerFailure | undefined> {
  if (remark.copiedVersion >= remark.version) return undefined;
  const copied = remark.isTakenBack
    ? await takeBack(writing, link, remark)
    : await copy(writing, row, facts, link, remark);
  if (!copied.ok) return copied;
  await writing.store.transaction(async (tx) => {
    const now = await tx.remarks.get(remark.origin, remark.id);
    if (now) {
      await tx.remarks.put({ ...now, copy: copied.value, copiedVersion: remark.version });
    }
  });
  return undefined;
}

async function takeBack(
  { tracker }: Writing,
  link: IssueLink,
  remark: Remark,
): Promise<TrackerReply<string | undefined>> {
  if (remark.copy === undefined) return { ok: true, value: undefined };
  const deleted = await tracker.deleteComment(link.repository, Number(remark.copy));
  return deleted.ok ? { ok: true, value: remark.copy } : deleted;
}

async function copy(
  { tracker }: Writing,
  row: ClaimedRow,
  facts: CarriedFacts,
  link: IssueLink,
  remark: Remark,
): Promise<TrackerReply<string>> {
  const body = remarkComment(remark, facts);
  if (remark.copy !== undefined) {
    const edited = await tracker.editComment(link.repository, Number(remark.copy), body);
    // Somebody deleted it there: their decision, and what was said still stands in the thread.
    return edited.ok || edited.kind === 'gone' ? { ok: true, value: remark.copy } : edited;
  }
  if (row.attempts > 1) {
    const self = await tracker.self();
    if (!self.ok) return self;
    const there = await tracker.comments(link.repository, link.number);
    if (!there.ok) return there;
    const earlier = there.value.find(
      (c) => c.author === self.value && readMarker(c.body)?.key === remarkKey(remark),
    );
    if (earlier) return { ok: true, value: String(earlier.id) };
  }
  const made = await tracker.comment(link.repository, link.number, body);
  return made.ok ? { ok: true, value: String(made.value.id) } : made;
}
