import { beforeEach, describe, expect, it } from '@jest/globals';
import type { IssueLink } from '../../../src/domain/issue-log/issue-link.ts';
import type { Remark } from '../../../src/domain/issue-log/remark.ts';
import { incident } from '../../support/fixtures.ts';
import type { InTx } from '../store.contract.ts';

const LINK: IssueLink = {
  incident: 41,
  repository: 'o/log',
  number: 7,
  url: 'https://github.example/o/log/issues/7',
  written: { state: 'open', assignee: undefined, labels: ['state: waiting'] },
  standing: { state: 'open', assignees: ['alpha-gh'] },
  seenAt: 1_000,
  toldResolution: undefined,
  revision: 0,
  isStale: false,
  isGone: false,
};

const REMARK: Remark = {
  origin: 'thread',
  id: 'C1:1.5',
  incident: 41,
  author: 'alpha',
  text: 'Ünïcode 🌋',
  saidAt: 1_000,
  editedAt: undefined,
  isTakenBack: false,
  version: 1,
  copy: undefined,
  copiedVersion: 0,
};

export function issueLogContract(inTx: InTx): void {
  describe('the log of issues', () => {
    beforeEach(async () => {
      await inTx(async (tx) => {
        await tx.incidents.insert(incident({ repository: 'o/log' }));
        await tx.issues.insert(LINK);
      });
    });

    it('gives an incident’s issue back as it was put in, by either number', async () => {
      const found = await inTx(async (tx) => [
        await tx.issues.get(41),
        await tx.issues.byIssue('o/log', 7),
        await tx.issues.byIssue('o/log', 8),
        (await tx.incidents.get(41))?.repository,
      ]);
      expect(found).toEqual([LINK, LINK, undefined, 'o/log']);
    });

    it('keeps the first issue of an incident, and says which it was', async () => {
      const other = await inTx(async (tx) => await tx.issues.insert({ ...LINK, number: 8 }));
      expect(other).toEqual(LINK);
    });

    it('saves every field', async () => {
      const changed: IssueLink = {
        ...LINK,
        repository: 'o/moved',
        number: 9,
        url: 'https://github.example/o/moved/issues/9',
        written: { state: 'closed', assignee: 'bravo-gh', labels: [] },
        standing: { state: 'closed', assignees: [] },
        seenAt: 2_000,
        toldResolution: 1_500,
        revision: 3,
        isStale: true,
        isGone: true,
      };
      await inTx(async (tx) => {
        await tx.issues.save(changed);
      });
      expect(await inTx(async (tx) => await tx.issues.get(41))).toEqual(changed);
    });

    it('lists what has to be looked at, and nothing of other repositories', async () => {
      const stale = await inTx(async (tx) => {
        await tx.issues.markStale('o/other', [7]);
        await tx.issues.markStale('o/log', []);
        const before = await tx.issues.stale('o/log', 10);
        await tx.issues.markStale('o/log', [7, 8]);
        return [before, await tx.issues.stale('o/log', 10)];
      });
      expect(stale).toEqual([[], [{ ...LINK, isStale: true }]]);
    });

    it('keeps remarks by where they were said, and lists those that stand', async () => {
      const found = await inTx(async (tx) => {
        await tx.remarks.put(REMARK);
        await tx.remarks.put({ ...REMARK, copy: '99', copiedVersion: 1, editedAt: 2_000 });
        await tx.remarks.put({ ...REMARK, id: 'C1:2.5', isTakenBack: true });
        return [
          await tx.remarks.get('thread', 'C1:1.5'),
          await tx.remarks.get('issue', 'C1:1.5'),
          (await tx.remarks.standing(41, 'thread')).map((r) => r.id),
        ];
      });
      expect(found).toEqual([
        { ...REMARK, copy: '99', copiedVersion: 1, editedAt: 2_000 },
        undefined,
        ['C1:1.5'],
      ]);
    });

    it('remembers how far a repository was read', async () => {
      const found = await inTx(async (tx) => {
        const before = await tx.readMarks.get('o/log');
        await tx.readMarks.put('o/log', { since: 1, issuesTag: 'a', commentsTag: undefined });
        await tx.readMarks.put('o/log', { since: 2, issuesTag: undefined, commentsTag: 'b' });
        return [before, await tx.readMarks.get('o/log')];
      });
      expect(found).toEqual([undefined, { since: 2, issuesTag: undefined, commentsTag: 'b' }]);
    });

    it('finds the incident whose card stands somewhere', async () => {
      const found = await inTx(async (tx) => {
        await tx.messages.put('INC-41/card', { channel: 'C1', ts: '1.0' }, 41);
        await tx.messages.put('INC-41/page/3', { channel: 'C1', ts: '2.0' }, 41);
        return [
          await tx.messages.incidentOfCard({ channel: 'C1', ts: '1.0' }),
          await tx.messages.incidentOfCard({ channel: 'C1', ts: '2.0' }),
        ];
      });
      expect(found).toEqual([41, undefined]);
    });
  });
}
