import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { IssueTracker, TrackerReply } from '../../src/ports/issue-tracker.ts';

export interface TrackerUnderTest {
  readonly tracker: IssueTracker;
  readonly self: string;
  /** A person of theirs comments. */
  commentAs(login: string, issue: number, body: string): Promise<number>;
  /** Moves their clock on. */
  pass(ms: number): void;
  now(): number;
  close(): Promise<void>;
}

/** What a stand-in for a tracker is known not to have, and why the promise about it cannot be looked at there. */
export interface Lacks {
  readonly commentsOfRepository?: string;
  readonly longestTitle?: string;
  readonly whoCannotBeAssigned?: string;
}

const unless = (lack: string | undefined, name: string) =>
  lack === undefined ? ([it, name] as const) : ([it.skip, `${name} (not here: ${lack})`] as const);

export const REPOSITORY = 'hotline-bot/incidents';

/** What a call gave; a failure fails the test. */
export function given<T>(reply: TrackerReply<T>): T {
  if (reply.ok) return reply.value;
  throw new Error(`${reply.kind}: ${reply.why}`);
}

const wholeSecond = (t: number): number => Math.floor(t / 1_000) * 1_000;

const DRAFT = { title: 'INC-1: Contour', body: 'facts', assignees: ['alpha-gh'], labels: ['a'] };

/** What every issue tracker promises; `alpha-gh` may be assigned there, `nobody-gh` may not. */
export function issueTrackerContract(
  open: () => Promise<TrackerUnderTest>,
  lacks: Lacks = {},
): void {
  describe('as an issue tracker', () => {
    let current: TrackerUnderTest | undefined;
    const under = (): TrackerUnderTest => {
      if (current === undefined) throw new Error('not open');
      return current;
    };
    const tracker = (): IssueTracker => under().tracker;
    beforeEach(async () => {
      current = await open();
    });
    afterEach(async () => {
      await under().close();
    });

    it('knows under which login it writes', async () => {
      expect(given(await tracker().self())).toBe(under().self);
    });

    it('gives an opened issue back as it was drafted', async () => {
      const opened = given(await tracker().open(REPOSITORY, DRAFT));
      const found = given(await tracker().get(REPOSITORY, opened.number));
      expect(found).toEqual(opened);
      expect(found).toMatchObject({
        repository: REPOSITORY,
        title: 'INC-1: Contour',
        body: 'facts',
        state: 'open',
        assignees: ['alpha-gh'],
        labels: ['a'],
        author: under().self,
      });
    });

    const [assigning, leavesOut] = unless(
      lacks.whoCannotBeAssigned,
      'leaves out whoever cannot be assigned',
    );
    assigning(leavesOut, async () => {
      const both = ['nobody-gh', 'alpha-gh'];
      const opened = given(await tracker().open(REPOSITORY, { ...DRAFT, assignees: both }));
      expect(opened.assignees).toEqual(['alpha-gh']);
      const changed = given(
        await tracker().change(REPOSITORY, opened.number, {
          assignees: ['nobody-gh'],
          state: 'closed',
        }),
      );
      expect(changed).toMatchObject({ assignees: [], state: 'closed' });
    });

    it('changes what is named and nothing else', async () => {
      const { number } = given(await tracker().open(REPOSITORY, DRAFT));
      const closed = given(await tracker().change(REPOSITORY, number, { state: 'closed' }));
      expect(closed).toMatchObject({ state: 'closed', title: DRAFT.title, labels: ['a'] });
      const reopened = given(
        await tracker().change(REPOSITORY, number, { state: 'open', labels: ['b'], assignees: [] }),
      );
      expect(reopened).toMatchObject({ state: 'open', labels: ['b'], assignees: [] });
    });

    it('keeps comments in the order in which they were made, and follows edits and deletions', async () => {
      const { number } = given(await tracker().open(REPOSITORY, DRAFT));
      const first = given(await tracker().comment(REPOSITORY, number, 'one'));
      await under().commentAs('alpha-gh', number, 'two');
      given(await tracker().editComment(REPOSITORY, first.id, 'one, edited'));
      const all = given(await tracker().comments(REPOSITORY, number));
      expect(all.map(({ body, author, issue }) => [body, author, issue])).toEqual([
        ['one, edited', under().self, number],
        ['two', 'alpha-gh', number],
      ]);
      given(await tracker().deleteComment(REPOSITORY, first.id));
      expect(given(await tracker().comments(REPOSITORY, number))).toHaveLength(1);
    });

    it('takes the deletion of a comment that is gone for done', async () => {
      expect(given(await tracker().deleteComment(REPOSITORY, 999_999))).toBeUndefined();
    });

    it('makes labels once', async () => {
      const label = { name: 'state: waiting', colour: 'fbca04', description: 'x' };
      expect(await tracker().ensureLabels(REPOSITORY, [label])).toMatchObject({ ok: true });
      expect(await tracker().ensureLabels(REPOSITORY, [label])).toMatchObject({ ok: true });
    });

    it('lists what it opened itself, open or closed', async () => {
      const since = under().now();
      const first = given(await tracker().open(REPOSITORY, DRAFT));
      given(await tracker().open(REPOSITORY, { ...DRAFT, title: 'INC-2: Another' }));
      given(await tracker().change(REPOSITORY, first.number, { state: 'closed' }));
      const own = given(await tracker().ownSince(REPOSITORY, since - 60_000));
      expect(own.map((i) => [i.title, i.state])).toEqual([
        ['INC-1: Contour', 'closed'],
        ['INC-2: Another', 'open'],
      ]);
    });

    it('lists changed issues once, and says so when nothing is new', async () => {
      const since = wholeSecond(under().now());
      const { number } = given(await tracker().open(REPOSITORY, DRAFT));
      const first = given(await tracker().changedIssues(REPOSITORY, { since, tag: undefined }));
      expect(first.items?.map((i) => i.number)).toEqual([number]);
      const again = given(await tracker().changedIssues(REPOSITORY, { since, tag: first.tag }));
      expect(again.items).toBeUndefined();
      under().pass(5_000);
      given(await tracker().change(REPOSITORY, number, { state: 'closed' }));
      const later = given(await tracker().changedIssues(REPOSITORY, { since, tag: again.tag }));
      expect(later.items?.map((i) => i.state)).toEqual(['closed']);
    });

    const [comments, listsComments] = unless(
      lacks.commentsOfRepository,
      'lists changed comments of all issues',
    );
    comments(listsComments, async () => {
      const { number } = given(await tracker().open(REPOSITORY, DRAFT));
      under().pass(10_000);
      const since = under().now();
      await under().commentAs('alpha-gh', number, 'hello');
      const found = given(await tracker().changedComments(REPOSITORY, { since, tag: undefined }));
      expect(found.items?.map(({ body, issue }) => [body, issue])).toEqual([['hello', number]]);
      const { tag } = found;
      const again = given(await tracker().changedComments(REPOSITORY, { since, tag }));
      expect(again.items).toBeUndefined();
    });

    it('says that an issue or a repository is gone', async () => {
      expect(await tracker().get(REPOSITORY, 12_345)).toMatchObject({ ok: false, kind: 'gone' });
      expect(await tracker().open('hotline-bot/elsewhere', DRAFT)).toMatchObject({
        ok: false,
        kind: 'gone',
      });
    });

    const [title, refusesTitle] = unless(lacks.longestTitle, 'refuses a title that is too long');
    title(refusesTitle, async () => {
      const long = { ...DRAFT, title: 'x'.repeat(257) };
      expect(await tracker().open(REPOSITORY, long)).toMatchObject({ ok: false, kind: 'refused' });
    });
  });
}
