import { assign } from '../../domain/incident/assign.ts';
import type { LogNotice } from '../../domain/incident/effect.ts';
import type { Actor, Incident } from '../../domain/incident/incident.ts';
import { foreignChange, type IssueLink } from '../../domain/issue-log/issue-link.ts';
import { readMarker } from '../../domain/issue-log/marker.ts';
import type { Responder } from '../../domain/team/responder.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { TrackedComment, TrackedIssue, TrackerFailure } from '../../ports/issue-tracker.ts';
import type { Tx } from '../../ports/store.ts';
import { type Teams, teamOf } from '../context.ts';
import { carryOutDecision, enqueueEffects } from '../incident/carry-out-decision.ts';
import { answerDuplicates } from '../incident/duplicates.ts';
import { mayOwn } from '../incident/may-own.ts';
import { reopenIncident } from '../incident/reopen-incident.ts';
import { decideResolution } from '../resolving/decide-resolution.ts';
import type { IssueLogContext } from './context.ts';
import { takeInRemark } from './take-in-remark.ts';

const same = (one: string | undefined, other: string): boolean =>
  one?.toLowerCase() === other.toLowerCase();

/**
 * Looks at an issue that somebody touched and takes in what they did: closing, reopening, assigning, comments. What we
 * wrote there ourselves is recognised and is no news. While a write of ours is under way the look is put off: it would
 * mistake our own hand for somebody else's.
 */
export async function takeInIssue(
  context: IssueLogContext,
  link: IssueLink,
): Promise<TrackerFailure | undefined> {
  const { store, clock, teams, tracker } = context;
  if (link.revision % 2 === 1) return undefined;
  const self = await tracker.self();
  if (!self.ok) return self;
  const issue = await tracker.get(link.repository, link.number);
  if (!issue.ok) return issue.kind === 'gone' ? await letGo(context, link) : issue;
  const comments = await tracker.comments(issue.value.repository, issue.value.number);
  if (!comments.ok) return comments;
  await store.transaction(async (tx) => {
    const now = await tx.issues.get(link.incident);
    const incident = await tx.incidents.get(link.incident);
    // We wrote there in between: what was read may be older than that. It stays stale, and is read again.
    if (!now || !incident || now.revision !== link.revision) return;
    await takeIn(tx, teams, incident, now, issue.value, clock.now());
    const foreign = comments.value.filter(
      (c) => !(c.author === self.value && readMarker(c.body) !== undefined),
    );
    await takeInComments(tx, incident, foreign, clock.now());
  });
  context.wake();
  return undefined;
}

async function takeIn(
  tx: Tx,
  teams: Teams,
  before: Incident,
  link: IssueLink,
  issue: TrackedIssue,
  now: Instant,
): Promise<void> {
  const team = teamOf(teams, before.team);
  const roster = (await tx.people.ofTeam(team.key)).filter((r) => r.active);
  const byLogin = (login: string): Responder | undefined =>
    roster.find((r) => same(r.github, login));
  const change = foreignChange(link.standing, issue);
  const notices: LogNotice[] = [];
  let incident = before;
  let { written, toldResolution } = link;

  if (change.state === 'closed') {
    const by = actor(
      issue.closedBy,
      issue.closedBy === undefined ? undefined : byLogin(issue.closedBy),
    );
    const told = { summary: `Closed on GitHub by ${by.name}.`, effortHours: undefined };
    const decision = await decideResolution(tx, team, incident, by, told, now);
    if (!('ok' in decision)) {
      await carryOutDecision(tx, decision, now);
      await answerDuplicates(tx, team, decision.incident, now);
      incident = decision.incident;
      // It is closed there already, and whoever closed it has said what they wanted to say.
      toldResolution = incident.resolution?.at;
    }
    written = { ...written, state: 'closed' };
  } else if (change.state === 'open') {
    incident = await reopenIncident(tx, team, incident, { by: SOMEBODY, why: '' }, now);
    written = { ...written, state: 'open' };
  }
  if (change.assignees) {
    const { added, now: assigned } = change.assignees;
    const [to] = added.flatMap((login) => byLogin(login) ?? []);
    if (to && !mayOwn(team, incident, to)) {
      notices.push({ about: 'not-capable', name: to.name });
    } else if (to) {
      const decision = assign(incident, to, SOMEBODY, now);
      await carryOutDecision(tx, decision, now);
      incident = decision.incident;
      written = { ...written, assignee: to.github };
    } else if (added.length > 0) {
      notices.push({ about: 'stranger-assigned', logins: added });
    } else if (assigned.length === 0 && incident.state !== 'resolved') {
      notices.push({ about: 'unassigned-there' });
    }
  }
  await tx.issues.save({
    ...link,
    repository: issue.repository,
    number: issue.number,
    url: issue.url,
    written,
    toldResolution,
    standing: { state: issue.state, assignees: issue.assignees },
    seenAt: issue.updatedAt,
    isStale: false,
  });
  const effects = notices.map((notice) => ({ kind: 'thread-notice', notice }) as const);
  await enqueueEffects(tx, incident, effects, `look-${String(now)}`, now);
}

async function takeInComments(
  tx: Tx,
  incident: Incident,
  comments: readonly TrackedComment[],
  now: Instant,
): Promise<void> {
  // Nothing about it may be written down: what is said there stays there.
  if (incident.isRestricted) return;
  const about = { origin: 'issue', incident: incident.number } as const;
  for (const { id, author, body, createdAt, updatedAt } of comments) {
    const editedAt = updatedAt === createdAt ? undefined : updatedAt;
    const said = { author, text: body, saidAt: createdAt, editedAt };
    await takeInRemark(tx, incident, { ...about, kind: 'said', id: String(id), ...said }, now);
  }
  const there = new Set(comments.map((c) => String(c.id)));
  for (const { id } of await tx.remarks.standing(incident.number, 'issue')) {
    if (!there.has(id)) {
      await takeInRemark(tx, incident, { ...about, kind: 'taken-back', id, at: now }, now);
    }
  }
}

/** GitHub does not always say who it was. */
const SOMEBODY: Actor = { userId: 'github', name: 'somebody on GitHub' };

/** Whoever did it there: a responder under their own name, anyone else under their login, or just “somebody”. */
function actor(login: string | undefined, responder: Responder | undefined): Actor {
  if (responder) return { userId: responder.userId, name: responder.name };
  return login === undefined ? SOMEBODY : { userId: `github:${login}`, name: login };
}

/** An issue that was deleted: the incident lives on without it, and the thread says so. */
async function letGo(
  { store, clock, tracker, wake }: IssueLogContext,
  link: IssueLink,
): Promise<TrackerFailure | undefined> {
  const repository = await tracker.repository(link.repository);
  if (!repository.ok) return repository;
  await store.transaction(async (tx) => {
    const now = await tx.issues.get(link.incident);
    const incident = await tx.incidents.get(link.incident);
    if (!now || !incident || now.isGone) return;
    await tx.issues.save({ ...now, isGone: true, isStale: false });
    const notice = { kind: 'thread-notice', notice: { about: 'issue-gone' } } as const;
    await enqueueEffects(tx, incident, [notice, { kind: 'card' }], 'issue-gone', clock.now());
  });
  wake();
  return undefined;
}
