import { describe, expect, it } from '@jest/globals';
import { array, assert, boolean, constantFrom, nat, property, record } from 'fast-check';
import type { Assignment } from '../../../src/domain/rotation/assignment.ts';
import type { Cover } from '../../../src/domain/rotation/cover.ts';
import { type OnDuty, type OnDutySeat, onDuty } from '../../../src/domain/rotation/on-duty.ts';
import type { Role } from '../../../src/domain/rotation/role.ts';
import { createBusinessCalendar } from '../../../src/domain/time/create-business-calendar.ts';
import { DAY_MS, type Instant, MINUTE_MS } from '../../../src/domain/time/instant.ts';
import { addDays } from '../../../src/domain/time/local-date.ts';
import { at, calendarSpec } from '../time/calendars.ts';
import { createMinuteSteppingOracle, type Oracle } from '../time/oracle/minute-stepping-oracle.ts';

/** Mondays of weeks in or after which the clock changes, day and night hours, a holiday on the Monday after. */
const PLACES = [
  { zone: 'America/Los_Angeles', monday: '2027-03-08', shift: '-08:00' },
  { zone: 'America/Los_Angeles', monday: '2026-10-26', shift: '-07:00' },
  { zone: 'Europe/Berlin', monday: '2027-03-22', shift: '+01:00' },
  { zone: 'Australia/Lord_Howe', monday: '2027-03-29', shift: '+11:00' },
].flatMap(({ zone, monday, shift }) =>
  [{ 'mon-fri': ['08:00-12:00', '13:00-17:00'] }, { 'sun-thu': ['22:00-06:00'] }].map((hours) => {
    const spec = calendarSpec({ zone, hours, holidays: { [addDays(monday, 7)]: 'a holiday' } });
    return {
      monday,
      begins: at(`${monday}T00:00:00${shift}`),
      calendar: createBusinessCalendar(spec),
      oracle: createMinuteSteppingOracle(spec),
    };
  }),
);
const WEEKS = 3;
const MINUTES = (14 * DAY_MS) / MINUTE_MS;
const PEOPLE = ['alpha', 'bravo', 'charlie', 'delta'] as const;
const KINDS = ['cover', 'delegation', 'step-up', 'take'] as const;

const aCase = record({
  place: constantFrom(...PLACES),
  minute: nat(MINUTES),
  /** Who is planned: primary by number, backup so many further on; 0 is an empty seat. */
  plan: array(record({ primary: nat(4), further: nat(3), swapped: boolean() }), {
    minLength: WEEKS,
    maxLength: WEEKS,
  }),
  covers: array(
    record({
      kind: constantFrom(...KINDS),
      role: constantFrom<Role>('primary', 'backup'),
      responderId: constantFrom(...PEOPLE),
      from: nat(MINUTES),
      minutes: nat(4 * 24 * 60),
      agreed: nat(3),
    }),
    { maxLength: 8 },
  ),
}).map(({ place, minute, plan, covers }) => ({
  ...place,
  t: place.begins + minute * MINUTE_MS,
  assignments: plan.flatMap(({ primary, further, swapped }, w): Assignment[] => {
    const week = addDays(place.monday, 7 * w);
    const backup = further === 0 ? undefined : PEOPLE[(primary + further - 1) % 4];
    const seats = [
      { role: 'primary' as const, responderId: primary === 0 ? undefined : PEOPLE[primary - 1] },
      { role: 'backup' as const, responderId: backup },
    ];
    return seats.flatMap(({ role, responderId }) =>
      responderId === undefined ? [] : [{ week, role, responderId, swapped }],
    );
  }),
  covers: covers.map(({ from, minutes, agreed, ...cover }, i): Cover => {
    const begins = place.begins + from * MINUTE_MS;
    const id = `c${String(i)}`;
    return { ...cover, id, from: begins, to: begins + minutes * MINUTE_MS, agreedAt: agreed };
  }),
}));

/** Who is on duty, in the plainest way: minute by minute, and by the rules as they are said to people. */
function plainly(
  oracle: Oracle,
  assignments: readonly Assignment[],
  covers: readonly Cover[],
  t: Instant,
): OnDuty {
  const open = oracle.nextOpen(t);
  const week = oracle.dutyWeek(open);
  const seatIn = (role: Role): OnDutySeat | undefined => {
    const seat = assignments.find((a) => a.week === week && a.role === role);
    if (seat === undefined) return undefined;
    return { responderId: seat.responderId, reason: seat.swapped === true ? 'swap' : 'rotation' };
  };
  const [primary, backup] = [seatIn('primary'), seatIn('backup')];
  const valid = covers
    .filter(({ from, to }) => from <= open && open < to)
    .toSorted((a, b) => a.agreedAt - b.agreedAt || (a.id < b.id ? -1 : 1));
  const taken = (role: Role): Cover | undefined => valid.findLast((cover) => cover.role === role);
  let [first, second] = [taken('primary'), taken('backup')];
  // Who covers both seats holds the later; the plan holds the other.
  if (first?.responderId !== undefined && first.responderId === second?.responderId) {
    if (valid.indexOf(first) > valid.indexOf(second)) second = undefined;
    else first = undefined;
  }
  const held = (cover: Cover): OnDutySeat => ({
    responderId: cover.responderId,
    reason: cover.kind,
  });
  const given = (left: OnDutySeat | undefined): OnDutySeat | undefined =>
    left && { responderId: left.responderId, reason: 'exchange' };
  const seats = { primary: first ? held(first) : primary, backup: second ? held(second) : backup };
  // Whoever takes the other seat leaves their own to the person whose seat they took.
  if (first && !second && backup?.responderId === first.responderId) seats.backup = given(primary);
  if (second && !first && primary?.responderId === second.responderId)
    seats.primary = given(backup);

  const closes = oracle.weekSpan(week)?.closes ?? open;
  let until = open + MINUTE_MS - (open % MINUTE_MS);
  while (until < closes && !covers.some(({ from, to }) => from === until || to === until)) {
    until += MINUTE_MS;
  }
  return { week, ...seats, until };
}

describe('who is on duty', () => {
  it('agrees, minute by minute, with the rules put plainly, whatever covers, swaps and clocks do', () => {
    assert(
      property(aCase, ({ calendar, oracle, assignments, covers, t }) => {
        const found = onDuty(calendar, assignments, covers, t);
        expect(found).toEqual(plainly(oracle, assignments, covers, t));
      }),
      { numRuns: 400 },
    );
  });

  it('never gives both seats to one person, and changes nobody before it says', () => {
    assert(
      property(aCase, nat(10_000), ({ calendar, assignments, covers, t }, later) => {
        const found = onDuty(calendar, assignments, covers, t);
        expect(found.primary?.responderId ?? 'nobody').not.toBe(found.backup?.responderId);
        const open = calendar.nextOpen(t);
        const meanwhile = open + ((later * MINUTE_MS) % (found.until - open));
        const instant = calendar.isOpen(meanwhile) ? meanwhile : open;
        expect(onDuty(calendar, assignments, covers, instant)).toEqual(found);
      }),
      { numRuns: 2000 },
    );
  });
});
