import { describe, expect, test } from '@jest/globals';
import type { CalendarSpec, WallInterval } from '../../../../src/domain/time/business-calendar.ts';
import { createBusinessCalendar } from '../../../../src/domain/time/create-business-calendar.ts';
import { compareWithOracle } from './disagreements.ts';
import type { Operation, Oracle } from './minute-stepping-oracle.ts';
import { createMinuteSteppingOracle } from './minute-stepping-oracle.ts';
import { holidaysOn, week } from './random-calendars.ts';
import { randomSamples } from './random-checks.ts';

const SEED = 20_260_308;

describe('a business calendar', () => {
  test('agrees with the minute-stepping oracle in more than 20,000 random cases', () => {
    const { checks, disagreements } = compareWithOracle(
      createBusinessCalendar,
      randomSamples(SEED, 4, 36),
    );
    const first = disagreements.slice(0, 5).map(({ report }) => report);
    expect({ found: disagreements.length, first: first.join('\n') }).toEqual({
      found: 0,
      first: '',
    });
    expect(checks).toBeGreaterThan(20_000);
  });

  test('agrees where the next opening is years away, and where there is none', () => {
    const rare = {
      ...closedIn('Europe/Berlin'),
      specialDays: new Map([['2028-09-15', [{ start: 480, end: 720 }]]]),
    };
    const calendar = createBusinessCalendar(rare);
    const oracle = createMinuteSteppingOracle(rare);
    const early = Date.parse('2024-03-31T01:00Z');
    expect(calendar.nextOpen(early)).toBe(oracle.nextOpen(early));
    expect(calendar.add(early, 60)).toBe(oracle.add(early, 60));
    expect(calendar.dutyWeek(early)).toBe(oracle.dutyWeek(early));

    const late = Date.parse('2028-09-15T10:00Z');
    expect(() => oracle.nextOpen(late)).toThrow(RangeError);
    expect(() => calendar.nextOpen(late)).toThrow(RangeError);
    expect(() => calendar.dutyWeek(late)).toThrow(RangeError);
    expect(calendar.between(late, late + 30 * 86_400_000)).toBe(0);
  });
});

describe('the comparison', () => {
  const everyOperation = new Set<Operation>([
    'isOpen',
    'nextOpen',
    'add',
    'between',
    'dutyWeek',
    'weekSpan',
  ]);

  test('finds nothing to say against a correct calendar', () => {
    expect(noticedBy(createBusinessCalendar)).toEqual(new Set());
  });

  test('notices a calendar that works through lunch', () => {
    const noticed = noticedBy((spec) =>
      createBusinessCalendar({
        ...spec,
        hours: week((weekday) => throughLunch(spec.hours[weekday])),
      }),
    );
    expect([...noticed]).toEqual(expect.arrayContaining(['isOpen', 'nextOpen', 'add', 'between']));
  });

  test("notices a calendar that keeps winter's offset all year", () => {
    const winter = new Map([
      ['America/Los_Angeles', 'Etc/GMT+8'],
      ['Europe/Berlin', 'Etc/GMT-1'],
    ]);
    const noticed = noticedBy((spec) =>
      createBusinessCalendar({ ...spec, zone: winter.get(spec.zone) ?? spec.zone }),
    );
    expect(noticed).toEqual(everyOperation);
  });

  test('notices a calendar that is open on holidays', () => {
    const noticed = noticedBy((spec) =>
      createBusinessCalendar({ ...spec, holidays: () => new Map() }),
    );
    expect(noticed).toEqual(everyOperation);
  });
});

/** The operations that show a calendar to be wrong, in the two zones that have a plain winter's offset. */
function noticedBy(create: (spec: CalendarSpec) => Oracle): ReadonlySet<Operation> {
  const samples = randomSamples(SEED, 2, 40, ['America/Los_Angeles', 'Europe/Berlin']);
  const { disagreements } = compareWithOracle(create, samples);
  return new Set(disagreements.map(({ operation }) => operation));
}

function closedIn(zone: string): CalendarSpec {
  return { zone, hours: week(() => []), holidays: holidaysOn([]), specialDays: new Map() };
}

/** One interval from the first opening of a day to its last closing. */
function throughLunch(hours: readonly WallInterval[]): readonly WallInterval[] {
  if (hours.length === 0) return hours;
  const start = Math.min(...hours.map((interval) => interval.start));
  const end = Math.max(...hours.map((interval) => interval.end));
  return [{ start, end: Math.min(end, start + 1440) }];
}
