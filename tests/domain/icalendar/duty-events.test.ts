import { describe, expect, it } from '@jest/globals';
import ICAL from 'ical.js';
import { calendarText } from '../../../src/domain/icalendar/calendar-text.ts';
import { dutyEvents } from '../../../src/domain/icalendar/duty-events.ts';
import type { Schedule } from '../../../src/domain/rotation/schedule.ts';
import { at } from '../../support/fixtures.ts';
import { sampleSchedule } from '../../support/schedule.ts';

const REVISION = { sequence: 7, changedAt: at('2027-01-12 11:00') };

/** Events as another reader of iCalendar sees them. */
function read(schedule: Schedule, name: string | undefined) {
  const responder = schedule.people.find((person) => person.name === name);
  const events = dutyEvents(
    schedule,
    responder ? { kind: 'own', responderId: responder.id } : { kind: 'team' },
  );
  const calendar = ICAL.Component.fromString(calendarText('On duty', events, REVISION));
  return calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
}

const shown = (events: readonly ICAL.Event[]) =>
  events.map((event) => [event.summary, event.startDate.toString(), event.endDate.toString()]);

describe('the calendar of a person', () => {
  it('has their weeks as whole days, the end being the day after the last', async () => {
    const schedule = await sampleSchedule({ covers: [] });
    expect(shown(read(schedule, 'delta'))).toEqual([
      ['VisIt: backup on duty', '2027-01-11', '2027-01-16'],
      ['VisIt: primary on duty', '2027-02-08', '2027-02-13'],
    ]);
  });

  it('begins a week whose Monday is a holiday on Tuesday', async () => {
    const [first] = read(await sampleSchedule({ covers: [] }), 'charlie');
    expect(first?.startDate.toString()).toBe('2027-01-19');
  });

  it('has a covered day taken out for one, and put in for the other', async () => {
    const schedule = await sampleSchedule();
    expect(shown(read(schedule, 'alpha')).slice(0, 2)).toEqual([
      ['VisIt: primary on duty', '2027-01-11', '2027-01-13'],
      ['VisIt: primary on duty', '2027-01-14', '2027-01-16'],
    ]);
    expect(shown(read(schedule, 'golf'))[0]).toEqual([
      'VisIt: primary on duty',
      '2027-01-13',
      '2027-01-14',
    ]);
  });

  it('has parts of a day by the clock', async () => {
    const covers = [
      {
        id: 'c',
        kind: 'step-up',
        role: 'primary',
        by: 'U04DELTA',
        from: at('2027-01-14 13:00'),
        to: at('2027-01-16 00:00'),
        agreedAt: 1,
      },
    ] as const;
    const events = read(await sampleSchedule({ covers }), 'delta');
    expect(shown(events).slice(0, 4)).toEqual([
      ['VisIt: primary on duty', '2027-01-14T21:00:00Z', '2027-01-15T01:00:00Z'],
      ['VisIt: primary on duty', '2027-01-15', '2027-01-16'],
      ['VisIt: backup on duty', '2027-01-11', '2027-01-14'],
      ['VisIt: backup on duty', '2027-01-14T16:00:00Z', '2027-01-14T20:00:00Z'],
    ]);
    expect(events[0]?.description).toBe('Stepped up for the primary.\nbackup: alpha');
  });
});

describe('the ids of events', () => {
  it('are each used once, and stay when a cover is laid over', async () => {
    const plain = read(await sampleSchedule({ covers: [] }), undefined).map(({ uid }) =>
      uid.replace(/\.[0-9a-f-]{36}/u, ''),
    );
    const covered = read(await sampleSchedule(), undefined).map(({ uid }) =>
      uid.replace(/\.[0-9a-f-]{36}/u, ''),
    );
    expect(new Set(covered).size).toBe(covered.length);
    expect(plain.filter((uid) => !covered.includes(uid))).toEqual([]);
    expect(covered.filter((uid) => !plain.includes(uid))).toEqual([
      'visit.2027-01-11.primary.2027-01-13@hotline',
      'visit.2027-01-11.primary.2027-01-14@hotline',
    ]);
  });

  it('come with when and how often the calendar has changed', async () => {
    const [event] = read(await sampleSchedule(), 'alpha');
    expect(event?.sequence).toBe(7);
    expect(event?.component.getFirstPropertyValue('dtstamp')?.toString()).toBe(
      '2027-01-12T19:00:00Z',
    );
  });
});

describe('the text of a calendar', () => {
  it('has lines of at most 75 octets, each ended by CR and LF', async () => {
    const schedule = await sampleSchedule();
    const team = { ...schedule.team, name: `VisIt, “the” ${'ünïcode; '.repeat(20)}` };
    const events = dutyEvents({ ...schedule, team }, { kind: 'team' });
    const text = calendarText(team.name, events, REVISION);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/u);
    expect(text.split('\r\n').filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
    const [event] = ICAL.Component.fromString(text).getAllSubcomponents('vevent');
    expect(event?.getFirstPropertyValue('summary')).toBe(`alpha: primary (${team.name})`);
  });
});
