import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { array, assert, asyncProperty, constantFrom, integer, record } from 'fast-check';
import type { Figures } from '../../../src/domain/figures/figures.ts';
import type { Period } from '../../../src/domain/figures/period.ts';
import { answered, resolve } from '../../../src/domain/incident/act.ts';
import type { Decision } from '../../../src/domain/incident/decision.ts';
import type { IncidentEvent } from '../../../src/domain/incident/event.ts';
import { merge } from '../../../src/domain/incident/merge.ts';
import { reopen } from '../../../src/domain/incident/reopen.ts';
import type { Team } from '../../../src/domain/team/team.ts';
import { loadFigures } from '../../../src/features/figures/load-figures.ts';
import type { Store, Tx } from '../../../src/ports/store.ts';
import { calendar } from '../../domain/time/calendars.ts';
import { ALPHA, incident, newResponder, visit } from '../../support/fixtures.ts';
import { sqliteStore } from '../../support/sqlite.ts';
import {
  dueAfter,
  monthSpan,
  type OpenMinutes,
  openMinutes,
  type RawEvent,
  type RawIncident,
  recount,
  recountDuty,
  weekSpan,
} from './figures-oracle.ts';

const MINUTE = 60_000;
const DAY = 24 * 60;
const BEGIN = Date.UTC(2027, 1, 22);
const END = Date.UTC(2027, 4, 20);
/** Incidents, and what happens to them, from 5 March on. */
const FIRST = Date.UTC(2027, 2, 5);
const LENGTH = 50 * DAY;

const MONDAYS = [
  '2027-03-08',
  '2027-03-15',
  '2027-03-22',
  '2027-03-29',
  '2027-04-05',
  '2027-04-12',
];
const ALL_MONDAYS = ['2027-03-01', ...MONDAYS, '2027-04-19', '2027-04-26', '2027-05-03'];
const WEIGHTS = { a: 1, b: 0.5, c: 1, d: 0.25 };

// In each zone the clocks change within the time; one changes by half an hour, one never.
const ZONES = [
  { zone: 'America/Los_Angeles', holidays: ['2027-03-26', '2027-03-29'] },
  {
    zone: 'Australia/Lord_Howe',
    holidays: ['2027-04-05', '2027-04-06', '2027-04-07', '2027-04-08', '2027-04-09'],
  },
  { zone: 'Asia/Kolkata', holidays: ['2027-03-22'] },
] as const;

const minute = integer({ min: 0, max: LENGTH });
const deed = record({
  which: integer({ min: 0, max: 11 }),
  other: integer({ min: 0, max: 11 }),
  kind: constantFrom('answer', 'answer', 'resolve', 'reopen', 'merge', 'page'),
  after: integer({ min: 0, max: 9 * DAY }),
  effort: constantFrom(undefined, 0, 0.5, 2.25),
});
const histories = record({
  reports: array(
    record({
      at: minute,
      goal: constantFrom(30, 60, 240),
      environment: constantFrom('open', 'scf'),
      owner: constantFrom('a', 'b'),
    }),
    { minLength: 1, maxLength: 12 },
  ),
  deeds: array(deed, { maxLength: 40 }),
  covers: array(
    record({
      role: constantFrom('primary', 'backup'),
      at: minute,
      length: integer({ min: 1, max: 3 * DAY }),
    }),
    { maxLength: 4 },
  ),
  monday: constantFrom(...MONDAYS),
  month: constantFrom('2027-03', '2027-04'),
  now: integer({ min: 3 * DAY, max: LENGTH + 10 * DAY }),
});

describe.each(ZONES)('the figures of any history in $zone', (where) => {
  let store: Store;
  let open: OpenMinutes;
  let runs = 0;
  const team: Team = visit({
    calendar: calendar({
      zone: where.zone,
      holidays: Object.fromEntries(where.holidays.map((date) => [date, 'Holiday'])),
    }),
  });
  beforeAll(async () => {
    ({ store } = await sqliteStore());
    open = openMinutes(where, BEGIN, END);
  });
  afterAll(async () => {
    await store.close();
  });

  it('are what an independent recount of its events says', async () => {
    await assert(
      asyncProperty(histories, async (history) => {
        runs += 1;
        const key = `team-${String(runs)}`;
        const ours = { ...team, key };
        const now = FIRST + history.now * MINUTE;
        const { incidents, events, ids, covers } = await store.transaction(
          async (tx) => await live(tx, ours, history, now),
        );
        const periods: ReadonlyArray<readonly [Period, { from: number; to: number }]> = [
          [
            { kind: 'weeks', first: history.monday, count: 1 },
            weekSpan(open, where.zone, history.monday),
          ],
          [
            { kind: 'months', first: history.month, count: 1 },
            monthSpan(where.zone, history.month),
          ],
        ];
        for (const [period, span] of periods) {
          const figures = await loadFigures(store, ours, period, now, async () => {
            await Promise.resolve();
          });
          expect(figures.span).toEqual(span);
          const told = recount(open, { incidents, events }, span, now);
          expect(said(figures)).toEqual(told);
          expect(owned(figures, ids)).toEqual(
            incidents
              .filter(({ number, owner }) => owner === 'a' && told.cameIn.includes(number))
              .map(({ number }) => number),
          );
          const rotation = { weights: WEIGHTS, seats: SEATS, mondays: ALL_MONDAYS, covers };
          const duty = recountDuty(open, where.zone, rotation, span, now);
          for (const id of ['a', 'b', 'c', 'd'] as const) {
            const load = figures.people.find((one) => one.id === ids[id])?.load;
            const { served, due } = load ?? { served: NONE, due: NONE };
            expect(served.primary + served.backup).toBeCloseTo(duty.served[id] ?? 0, 9);
            expect(due.primary + due.backup).toBeCloseTo(duty.due[id] ?? 0, 9);
          }
        }
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  /** Lets a history happen, by the rules of the bot, as far as it is past. */
  async function live(tx: Tx, ours: Team, history: Generated, now: number) {
    const ids = { a: '', b: '', c: '', d: '' };
    for (const id of ['a', 'b', 'c', 'd'] as const) {
      const by = { userId: `U-${ours.key}-${id}`, name: id };
      ids[id] = await tx.people.put(newResponder(by, { team: ours.key, weight: WEIGHTS[id] }));
    }
    for (const [week, seats] of Object.entries(SEATS)) {
      for (const role of ['primary', 'backup'] as const) {
        await tx.people.putAssignment(ours.key, { week, role, responderId: ids[seats[role]] }, 0);
      }
    }
    const covers = history.covers.map(({ role, at, length }, n) => ({
      role,
      // Somebody who sits in no seat, and another one for each role.
      by: role === 'primary' ? ('c' as const) : ('d' as const),
      from: FIRST + at * MINUTE,
      to: FIRST + (at + length) * MINUTE,
      agreedAt: n,
    }));
    for (const { by, ...cover } of covers) {
      const id = `${ours.key}-${String(cover.agreedAt)}`;
      await tx.covers.put(ours.key, { ...cover, id, kind: 'cover', responderId: ids[by] });
    }
    const incidents: RawIncident[] = [];
    for (const { at, goal, environment, owner } of history.reports) {
      const cameInAt = FIRST + at * MINUTE;
      if (cameInAt > now) continue;
      const number = await tx.incidents.nextNumber();
      incidents.push({ number, cameInAt, goal, environment, owner });
      await tx.incidents.insert(
        incident({
          number,
          team: ours.key,
          environment,
          cameInAt,
          goalMinutes: goal,
          dueAt: dueAfter(open, cameInAt, goal),
          ownerId: ids[owner],
        }),
      );
    }
    return { incidents, events: await happen(tx, ours, history, incidents, now), ids, covers };
  }

  async function happen(
    tx: Tx,
    ours: Team,
    { deeds }: Generated,
    incidents: readonly RawIncident[],
    now: number,
  ): Promise<readonly RawEvent[]> {
    const events: RawEvent[] = [];
    const write = async (decision: Decision, at: number): Promise<void> => {
      const { number } = decision.incident;
      await tx.incidents.save(decision.incident);
      await note(number, decision.events, at);
    };
    const note = async (number: number, happened: readonly IncidentEvent[], at: number) => {
      await tx.log.append({ team: ours.key, incident: number }, happened, at);
      for (const event of happened) events.push({ ...event, incident: number, at });
    };
    const timed = deeds
      .flatMap((one) => {
        const about = incidents[one.which];
        return about === undefined
          ? []
          : [{ ...one, number: about.number, at: about.cameInAt + one.after * MINUTE }];
      })
      .filter(({ at }) => at <= now)
      .toSorted((a, b) => a.at - b.at);
    for (const { kind, number, other, at, effort } of timed) {
      const one = await tx.incidents.get(number);
      if (one === undefined) continue;
      if (kind === 'page') {
        const times = 1 + (other % 3);
        const page = { type: 'paged', to: 'U1', name: 'one', step: 0, times } as const;
        await note(number, [page], at);
      } else if (kind === 'merge') {
        const into = await tx.incidents.get(incidents[other]?.number ?? 0);
        const merged = into && into.cameInAt <= at ? merge(one, into, ALPHA, at) : undefined;
        if (merged === undefined || 'ok' in merged) continue;
        await write(merged.duplicate, at);
        await write(merged.into, at);
      } else {
        const decision =
          kind === 'answer'
            ? answered(one, ALPHA, ours.calendar, at)
            : kind === 'resolve'
              ? resolve(one, ALPHA, { summary: 'Done', effortHours: effort }, at)
              : reopen(one, ALPHA, ours, at);
        if (!('ok' in decision)) await write(decision, at);
      }
    }
    return events;
  }
});

type Generated = typeof histories extends { generate: (...given: never[]) => { value: infer T } }
  ? T
  : never;

const NONE = { primary: 0, backup: 0, holiday: 0 };

const SEATS = Object.fromEntries(
  MONDAYS.map((monday, n) => [
    monday,
    n % 2 === 0
      ? ({ primary: 'a', backup: 'b' } as const)
      : ({ primary: 'b', backup: 'a' } as const),
  ]),
);

const owned = ({ people }: Figures, ids: { readonly a: string }): readonly number[] =>
  people.find(({ id }) => id === ids.a)?.owned ?? [];

/** The same figures in the recount's own shape. */
function said(figures: Figures): ReturnType<typeof recount> {
  const { response, resolution, groups, pages } = figures;
  return {
    cameIn: [...figures.cameIn],
    closed: [...figures.whileClosed],
    within: [...response.within],
    late: [...response.late],
    overdue: [...response.overdue],
    pending: [...response.pending],
    environments: Object.fromEntries(
      groups.environment.map(({ key, incidents }) => [key, incidents.length]),
    ),
    resolved: [...resolution.resolved],
    response: spreadOf(response.minutes),
    resolution: spreadOf(resolution.minutes),
    hours: figures.effort.hours,
    pages: pages.toPeople,
    repeats: pages.repeats,
    reopened: [...figures.reopened],
  };
}

/** Both interpolate, in another order of operations: a millionth of a minute is no difference. */
function spreadOf(of: Figures['response']['minutes']) {
  const near = (value: number | undefined) => value && Math.round(value * 1e6) / 1e6;
  return { median: near(of?.median), ninetieth: near(of?.ninetieth) };
}
