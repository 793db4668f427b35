import { targetName } from '../../../domain/incident/link.ts';
import type { IssueLink } from '../../../domain/issue-log/issue-link.ts';
import { readMarker } from '../../../domain/issue-log/marker.ts';
import type { TrackerFailure } from '../../../ports/issue-tracker.ts';
import type { ClaimedRow } from '../../../ports/outbox.ts';
import { linkComment, linkKey } from '../views/comments.ts';
import type { CarriedFacts } from './facts.ts';
import type { Writing } from './open-issue.ts';

/** Says on the incident's issue, once, what it was linked with. */
export async function carryLink(
  { store, tracker }: Writing,
  row: ClaimedRow,
  facts: CarriedFacts,
  issue: IssueLink,
  target: string,
): Promise<TrackerFailure | undefined> {
  const found = await store.transaction(async (tx) => {
    const links = await tx.links.of(facts.incident.number);
    const link = links.find((one) => targetName(one.target) === target);
    if (link === undefined) return undefined;
    if (link.target.kind === 'issue') return { link, at: link.target };
    const other = await tx.issues.get(link.target.number);
    return { link, at: other?.isGone ? undefined : other };
  });
  if (found === undefined) return undefined;
  if (row.attempts > 1) {
    const self = await tracker.self();
    if (!self.ok) return self;
    const there = await tracker.comments(issue.repository, issue.number);
    if (!there.ok) return there;
    const isSaid = there.value.some(
      (c) => c.author === self.value && readMarker(c.body)?.key === linkKey(target),
    );
    if (isSaid) return undefined;
  }
  const body = linkComment(facts, found.link, found.at);
  const said = await tracker.comment(issue.repository, issue.number, body);
  return said.ok ? undefined : said;
}
