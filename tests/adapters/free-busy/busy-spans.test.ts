import { describe, expect, it } from '@jest/globals';
import { array, constantFrom, sample } from 'fast-check';
import { DateTime } from 'luxon';
import { busySpans } from '../../../src/adapters/free-busy/busy-spans.ts';
import { at, ZONE } from '../../support/fixtures.ts';

const local = (t: number): string => DateTime.fromMillis(t, { zone: ZONE }).toFormat('MM-dd HH:mm');

const calendarOf = (...parts: readonly string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...parts, 'END:VCALENDAR', ''].join('\r\n');

const event = (...lines: readonly string[]): string =>
  ['BEGIN:VEVENT', 'UID:one', ...lines, 'END:VEVENT'].join('\r\n');

function busy(text: string, from = '2027-03-08 00:00', to = '2027-03-22 00:00') {
  const reading = busySpans(text, { from: at(from), to: at(to) }, ZONE);
  return reading.ok
    ? reading.busy.map((one) => `${local(one.from)}–${local(one.to)}`)
    : reading.why;
}

describe('when somebody is busy, by their calendar', () => {
  it('are its events: in UTC, in a zone, without one, and whole days', () => {
    expect(
      busy(
        calendarOf(
          event('DTSTART:20270309T180000Z', 'DTEND:20270309T190000Z'),
          event('DTSTART;TZID=Europe/Zurich:20270310T180000', 'DURATION:PT45M'),
          event('DTSTART:20270311T090000', 'DTEND:20270311T093000'),
          event('DTSTART;VALUE=DATE:20270312', 'DTEND;VALUE=DATE:20270314'),
        ),
      ),
    ).toEqual([
      '03-09 10:00–03-09 11:00',
      '03-10 09:00–03-10 09:45',
      '03-11 09:00–03-11 09:30',
      '03-12 00:00–03-14 00:00',
    ]);
  });

  it('keeps a recurrence at its time of day when the clocks change, less what was left out or moved', () => {
    const zoned = `TZID=${ZONE}`;
    expect(
      busy(
        calendarOf(
          event(
            `DTSTART;${zoned}:20270301T090000`,
            `DTEND;${zoned}:20270301T100000`,
            'RRULE:FREQ=WEEKLY;BYDAY=MO,WE,FR',
            `EXDATE;${zoned}:20270310T090000`,
          ),
          event(
            `RECURRENCE-ID;${zoned}:20270312T090000`,
            `DTSTART;${zoned}:20270312T150000`,
            `DTEND;${zoned}:20270312T160000`,
          ),
          event(
            `RECURRENCE-ID;${zoned}:20270317T090000`,
            'STATUS:CANCELLED',
            `DTSTART;${zoned}:20270317T090000`,
          ),
        ),
      ),
    ).toEqual([
      '03-08 09:00–03-08 10:00',
      '03-15 09:00–03-15 10:00',
      '03-19 09:00–03-19 10:00',
      '03-12 15:00–03-12 16:00',
    ]);
  });

  it('is not what is cancelled or takes no time; published free/busy time counts', () => {
    const when = ['DTSTART:20270309T180000Z', 'DTEND:20270309T190000Z'];
    expect(
      busy(
        calendarOf(
          event(...when, 'STATUS:CANCELLED'),
          event(...when, 'TRANSP:TRANSPARENT'),
          event(...when, 'X-MICROSOFT-CDO-BUSYSTATUS:FREE'),
          'BEGIN:VFREEBUSY',
          'FREEBUSY;FBTYPE=FREE:20270309T180000Z/PT1H',
          'FREEBUSY:20270310T180000Z/PT1H,20270311T180000Z/20270311T183000Z',
          'END:VFREEBUSY',
        ),
      ),
    ).toEqual(['03-10 10:00–03-10 11:00', '03-11 10:00–03-11 10:30']);
  });

  it.each([
    ['<html>Sign in</html>', 'its address leads to something that is no calendar'],
    [calendarOf(event('DTEND:20270309T190000Z')), 'an event of it has no beginning'],
    [calendarOf(event('DTSTART;TZID=Nowhere:20270309T180000')), 'a time zone of it is not known'],
    [
      calendarOf(
        event('RECURRENCE-ID;RANGE=THISANDFUTURE:20270312T090000Z', 'DTSTART:20270312T150000Z'),
      ),
      'it moves several occurrences of an event at once',
    ],
    [
      calendarOf(event('DTSTART:20000101T000000Z', 'DURATION:PT1S', 'RRULE:FREQ=SECONDLY')),
      'its events recur too often to be gone through',
    ],
  ])('is unknown, never free, where it is not understood: %#', (text, why) => {
    expect(busy(text)).toBe(why);
  });

  it('answers whatever it is given', () => {
    const pieces = array(constantFrom(...PIECES), { maxLength: 12 });
    const answers = sample(pieces, { numRuns: 300, seed: 1 }).map((some) => {
      const reading = busySpans(calendarOf(...some), { from: 0, to: 86_400_000 }, ZONE);
      return reading.ok ? 'its events are read' : reading.why;
    });
    expect(answers.filter((answer) => !/^(?:its?|an?) /u.test(answer))).toEqual([]);
    // Not everything fails at the first glance.
    expect(new Set(answers).size).toBeGreaterThan(2);
  });
});

const PIECES = [
  'BEGIN:VEVENT',
  'END:VEVENT',
  'DTSTART:19700101T100000Z',
  'DTSTART:99999999T999999',
  'DTSTART;VALUE=DATE:19700101',
  'DTEND:x',
  'DTEND:19690101T000000Z',
  'DURATION:PT',
  'RRULE:FREQ=WEEKLY',
  'RRULE:FREQ=NEVER',
  'RECURRENCE-ID:19700101',
  'EXDATE:nothing',
  'garbage',
  ':',
  'BEGIN:VCALENDAR',
];
