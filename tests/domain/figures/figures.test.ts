import { describe, expect, it } from '@jest/globals';
import type { CountedIncident, Happening } from '../../../src/domain/figures/counted.ts';
import { type FigureFacts, type Figures, figuresOf } from '../../../src/domain/figures/figures.ts';
import type { Period } from '../../../src/domain/figures/period.ts';
import { activitiesWords } from '../../../src/domain/figures/sentences.ts';
import { counted } from '../../support/counted.ts';
import { at, visit } from '../../support/fixtures.ts';

const { calendar } = visit();
const WEEK: Period = { kind: 'weeks', first: '2027-01-11', count: 1 };
const NOTHING: FigureFacts = {
  incidents: [],
  happenings: [],
  covers: [],
  load: new Map(),
  people: [],
};

const of = (
  incidents: readonly CountedIncident[],
  more: Partial<FigureFacts> = {},
  now = '2027-01-20 12:00',
): Figures => figuresOf(WEEK, { ...NOTHING, incidents, ...more }, calendar, at(now));

describe('first answers', () => {
  it('are within the goal until the instant they are due, and late after it', () => {
    const { response } = of([
      counted(1, '2027-01-12 09:00', '2027-01-12 10:00', { answered: '2027-01-12 10:00' }),
      counted(2, '2027-01-12 09:00', '2027-01-12 10:00', { answered: '2027-01-12 10:01' }),
      counted(3, '2027-01-12 09:00', '2027-01-12 10:00'),
    ]);
    expect(response).toMatchObject({
      within: [1],
      late: [2],
      overdue: [3],
      pending: [],
      share: 1 / 3,
    });
  });

  it('that are not due yet count neither for nor against', () => {
    const waiting = counted(1, '2027-01-12 09:00', '2027-01-12 10:00');
    expect(of([waiting], {}, '2027-01-12 10:00').response).toMatchObject({
      pending: [1],
      overdue: [],
      share: undefined,
      minutes: undefined,
    });
  });

  it('are measured in business minutes, over lunch, the night and a holiday', () => {
    // 11:30 to 13:30: 60. Friday 16:30 to Tuesday 09:00, Monday being a holiday: 30 + 60. 09:00 to 09:10: 10.
    const { response } = of([
      counted(1, '2027-01-12 11:30', '2027-01-12 13:30', { answered: '2027-01-12 13:30' }),
      counted(2, '2027-01-15 16:30', '2027-01-19 08:30', { answered: '2027-01-19 09:00' }),
      counted(3, '2027-01-13 09:00', '2027-01-13 10:00', { answered: '2027-01-13 09:10' }),
    ]);
    // In order 10, 60, 90: nine tenths lie four fifths of the way from the second to the third.
    expect(response.minutes).toEqual({ median: 60, ninetieth: 84 });
  });

  it('of what comes in while the team is closed take no time until it opens', () => {
    const figures = of([
      counted(1, '2027-01-12 18:00', '2027-01-13 09:00', { answered: '2027-01-12 18:20' }),
      counted(2, '2027-01-12 18:00', '2027-01-13 09:00', { answered: '2027-01-13 08:10' }),
    ]);
    expect(figures.whileClosed).toEqual([1, 2]);
    expect(figures.response.minutes).toEqual({ median: 5, ninetieth: 9 });
  });
});

describe('a week', () => {
  it('begins when the one before closes, and ends when it closes itself', () => {
    const each = [
      counted(1, '2027-01-08 16:59', '2027-01-11 08:59'),
      counted(2, '2027-01-08 17:00', '2027-01-11 09:00'),
      counted(3, '2027-01-15 16:59', '2027-01-19 08:59'),
      counted(4, '2027-01-15 17:00', '2027-01-19 09:00'),
    ];
    expect(of(each).cameIn).toEqual([2, 3]);
  });

  it('counts what was resolved in it, whenever that came in', () => {
    const { resolution, cameIn } = of([
      counted(1, '2027-01-07 16:00', '2027-01-07 17:00', { resolved: '2027-01-11 09:00' }),
      counted(2, '2027-01-12 09:00', '2027-01-12 10:00', { resolved: '2027-01-19 09:00' }),
      counted(3, '2027-01-12 09:00', '2027-01-12 10:00', {
        resolved: '2027-01-12 09:30',
        isDuplicate: true,
      }),
    ]);
    // An hour on Thursday, eight on Friday, one on Monday.
    expect(resolution).toEqual({ resolved: [1], minutes: { median: 600, ninetieth: 600 } });
    expect(cameIn).toEqual([2, 3]);
  });

  it('knows nothing of what is ahead', () => {
    const later = counted(1, '2027-01-14 09:00', '2027-01-14 10:00');
    expect(of([later], {}, '2027-01-13 12:00').cameIn).toEqual([]);
  });
});

describe('effort', () => {
  it('is added up over what was resolved, and tells none from not said', () => {
    const resolved = '2027-01-13 10:00';
    const { effort, people } = of([
      counted(1, '2027-01-12 09:00', '2027-01-12 10:00', {
        resolved,
        effortHours: 1.5,
        ownerId: 'a',
      }),
      counted(2, '2027-01-12 09:00', '2027-01-12 10:00', {
        resolved,
        effortHours: 0,
        ownerId: 'b',
      }),
      counted(3, '2027-01-12 09:00', '2027-01-12 10:00', { resolved, ownerId: 'a' }),
    ]);
    expect(effort).toEqual({ hours: 1.5, stated: [1, 2], unstated: [3] });
    expect(people.find(({ id }) => id === 'a')).toMatchObject({
      owned: [1, 3],
      effort: { hours: 1.5, stated: [1], unstated: [3] },
    });
  });
});

describe('what was done', () => {
  it('counts each incident that was resolved in every activity that was named', () => {
    const done = { resolved: '2027-01-12 11:00' };
    const figures = of([
      counted(1, '2027-01-12 09:00', '2027-01-12 10:00', {
        ...done,
        activities: ['work-around', 'new-issue'],
      }),
      counted(2, '2027-01-12 09:00', '2027-01-12 10:00', { ...done, activities: ['work-around'] }),
      counted(3, '2027-01-12 09:00', '2027-01-12 10:00', { activities: ['answered'] }),
    ]);
    expect(figures.activities).toEqual([
      { activity: 'work-around', incidents: [1, 2] },
      { activity: 'new-issue', incidents: [1] },
    ]);
    expect(activitiesWords(figures)).toBe('work-around made 2 · new product issue 1');
    expect(activitiesWords(of([]))).toBeUndefined();
  });
});

describe('pages', () => {
  const page = (incident: number, to: string, times: number, when: string): Happening => ({
    incident,
    kind: 'page',
    to,
    times,
    at: at(when),
  });

  it('count when they were sent, repeats apart, by whom they reached', () => {
    const { pages, people } = of([], {
      people: [{ id: 'd', userId: 'U04DELTA' }],
      happenings: [
        page(1, 'U04DELTA', 1, '2027-01-12 10:00'),
        page(1, 'U04DELTA', 2, '2027-01-12 10:10'),
        page(2, 'U06FOXTROT', 1, '2027-01-12 10:20'),
        { incident: 1, kind: 'channel-page', at: at('2027-01-12 10:40') },
        page(3, 'U04DELTA', 1, '2027-01-20 10:00'),
      ],
    });
    expect(pages).toEqual({ toPeople: 3, repeats: 1, toChannel: 1, incidents: [1, 2] });
    expect(people).toMatchObject([
      { id: 'd', pages: { toPeople: 2, repeats: 1, toChannel: 0, incidents: [1] } },
    ]);
  });
});

describe('incidents by what they have in common', () => {
  it('are grouped, each with how its answers stand', () => {
    const { groups } = of([
      counted(1, '2027-01-12 09:00', '2027-01-12 10:00', {
        customer: 'Example Lab',
        answered: '2027-01-12 09:20',
      }),
      counted(2, '2027-01-13 09:00', '2027-01-13 10:00', { customer: ' example  lab' }),
      counted(3, '2027-01-14 11:00', '2027-01-14 12:00', {
        environment: 'scf',
        isRestricted: true,
        contact: 'other',
        severity: 'major',
      }),
    ]);
    const keys = (all: Figures['groups'][keyof Figures['groups']]) =>
      all.map(({ key, incidents }) => [key, ...incidents]);
    expect(keys(groups.customer)).toEqual([
      ['Example Lab', 1, 2],
      ['', 3],
    ]);
    expect(keys(groups.environment)).toEqual([
      ['open', 1, 2],
      ['scf', 3],
    ]);
    expect(keys(groups.severity)).toEqual([
      ['normal', 1, 2],
      ['major', 3],
    ]);
    expect(keys(groups.contact)).toEqual([
      ['call', 1, 2],
      ['other', 3],
    ]);
    expect(groups.customer[0]?.response).toMatchObject({ within: [1], overdue: [2], share: 0.5 });
    expect(keys(groups.weekday)).toEqual([
      ['1'],
      ['2', 1],
      ['3', 2],
      ['4', 3],
      ['5'],
      ['6'],
      ['7'],
    ]);
  });
});
