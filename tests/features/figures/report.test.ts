import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { outline } from '../../../src/domain/postmortem/postmortem.ts';
import type { Unreviewed } from '../../../src/domain/rotation/notice.ts';
import { loadReport } from '../../../src/features/figures/load-report.ts';
import { reportMarkdown } from '../../../src/features/figures/report-markdown.ts';
import type { Store } from '../../../src/ports/store.ts';
import { ALPHA, at, incident, visit } from '../../support/fixtures.ts';
import { sqliteStore } from '../../support/sqlite.ts';

const JANUARY = { kind: 'months', first: '2027-01', count: 1 } as const;

let store: Store;
beforeEach(async () => {
  ({ store } = await sqliteStore());
});
afterEach(async () => {
  await store.close();
});

async function markdown(unreviewed?: Unreviewed): Promise<string> {
  const now = '2027-02-01 08:00';
  return await store.transaction(async (tx) =>
    reportMarkdown(await loadReport(tx, visit(), JANUARY, at(now), unreviewed)),
  );
}

describe('the report for the project meeting', () => {
  it('says what was serious, what it was about, and the figures against the month before', async () => {
    const by = (local: string) => ({ by: ALPHA, at: at(local) });
    await store.transaction(async (tx) => {
      // Still open since December, and one of this month; a third one is not serious.
      await tx.incidents.insert(
        incident({
          number: 1,
          severity: 'major',
          title: 'Archive *unreadable* @everyone',
          cameInAt: at('2026-12-10 09:00'),
          dueAt: at('2026-12-10 10:00'),
          answered: by('2026-12-10 09:10'),
          state: 'answered',
        }),
      );
      await tx.incidents.insert(
        incident({
          number: 2,
          severity: 'major',
          state: 'resolved',
          answered: by('2027-01-12 09:54'),
          resolution: { ...by('2027-01-12 14:24'), summary: 'Fixed\nthe reader', effortHours: 3 },
        }),
      );
      await tx.incidents.insert(incident({ number: 3 }));
      await tx.postmortems.put(outline(2, 'Fixed the reader', at('2027-01-12 14:24')));
      await tx.productIssues.put({
        incident: 3,
        key: 'visit-dav/visit#7',
        purpose: 'touched',
        repository: 'visit-dav/visit',
        number: 7,
        url: 'https://github.com/visit-dav/visit/issues/7',
        title: 'Dump format',
        askedBy: ALPHA,
        askedAt: at('2027-01-12 12:00'),
        triedAt: undefined,
        state: 'noted',
        why: undefined,
      });
      const target = {
        kind: 'issue',
        repository: 'visit-dav/visit',
        number: 20_411,
        url: 'https://github.com/visit-dav/visit/issues/20411',
      } as const;
      for (const number of [2, 3]) {
        await tx.links.add({
          incident: number,
          target,
          title: 'Reader crashes',
          relation: 'known',
          by: ALPHA,
          at: at('2027-01-12 12:00'),
        });
      }
    });
    expect(await markdown()).toBe(`# VisIt, January 2027

As of 1 Feb 2027. Times are business time; how each figure is counted: docs/figures.md.

## Serious incidents

- INC-1, Archive \\*unreadable\\* @\u2060everyone. Came in 10 Dec 2026; open
- INC-2, Contour plot crashes when restarting from a dump. Came in 12 Jan 2027; resolved 12 Jan 2027: Fixed the reader; post-mortem not written yet

## Issues that these incidents are about

- [visit-dav/visit\\#20411](https://github.com/visit-dav/visit/issues/20411) Reader crashes (INC-2, INC-3)
- [visit-dav/visit\\#7](https://github.com/visit-dav/visit/issues/7) Dump format (INC-3)

## Figures

| | January 2027 | December 2026 |
| --- | ---: | ---: |
| Incidents that came in | 2 | 1 |
| First answers within the goal | 50 % (1 of 2) | 100 % (1 of 1) |
| First answers not given | 1 | 0 |
| Time to a first answer, median | 30 min | 10 min |
| … 90th percentile | 30 min | 10 min |
| Incidents resolved | 1 | 0 |
| Time to a resolution, median | 4 h | – |
| … 90th percentile | 4 h | – |
| Reopened | 0 | 0 |
| Effort | 3 h | 0 h |
| Pages, repeats included | 0 | 0 |
| Step-ups and take-overs | 0 | 0 |
`);
  });

  it('names the issues that nobody has reviewed, and says how many more there are', async () => {
    const target = {
      kind: 'issue',
      repository: 'visit-dav/visit',
      number: 7,
      url: 'javascript:alert(1)',
    } as const;
    const text = await markdown({ count: 3, latest: [{ target, title: 'Mesh [twice](x)' }] });
    expect(text).toContain(`## Issues not reviewed yet: 3

- visit-dav/visit\\#7 Mesh \\[twice\\](x)
- and 2 more
`);
  });

  it('tells of something restricted that it was, and no more', async () => {
    await store.transaction(async (tx) => {
      await tx.incidents.insert(
        incident({
          severity: 'major',
          title: 'Restricted incident (SCF)',
          environment: 'scf',
          isRestricted: true,
          state: 'resolved',
          answered: { by: ALPHA, at: at('2027-01-12 09:54') },
          resolution: {
            by: ALPHA,
            at: at('2027-01-12 10:00'),
            summary: 'SECRET',
            effortHours: undefined,
          },
        }),
      );
      await tx.links.add({
        incident: 41,
        target: { kind: 'issue', repository: 'o/SECRET', number: 1, url: 'https://x.org/SECRET' },
        title: 'SECRET',
        relation: 'known',
        by: ALPHA,
        at: 1,
      });
    });
    const text = await markdown();
    expect(text).toContain(
      'INC-41, Restricted incident (SCF). Came in 12 Jan 2027; resolved 12 Jan 2027',
    );
    expect(text).not.toContain('SECRET');
  });
});
