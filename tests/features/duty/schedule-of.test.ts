import { describe, expect, it } from '@jest/globals';
import { coveredSpells } from '../../../src/domain/rotation/schedule.ts';
import { calendar } from '../../domain/time/calendars.ts';
import { at, visit } from '../../support/fixtures.ts';
import { sampleSchedule } from '../../support/schedule.ts';

const CHRISTMAS = visit({
  calendar: calendar({
    holidays: {
      '2027-01-18': 'Martin Luther King Jr. Day',
      // A Sunday, on which the team would not open anyway.
      '2027-01-24': 'Some Sunday',
      ...Object.fromEntries([25, 26, 27, 28, 29].map((d) => [`2027-01-${String(d)}`, 'Break'])),
    },
    special: { '2027-02-05': ['08:00-12:00'] },
  }),
});

describe('the schedule', () => {
  it('names the weeks that are short, and why where a holiday makes them so', async () => {
    const { weeks } = await sampleSchedule({ weeks: 4, team: CHRISTMAS, covers: [] });
    expect(
      weeks.map(({ week, isShort, openMinutes, holidays }) => [
        week,
        isShort,
        openMinutes / 60,
        holidays.length,
      ]),
    ).toEqual([
      ['2027-01-11', false, 40, 0],
      ['2027-01-18', true, 32, 1],
      ['2027-01-25', true, 0, 5],
      ['2027-02-01', true, 36, 0],
    ]);
  });

  it('has nobody on duty in a week that never opens, and nobody where nobody is planned', async () => {
    const { weeks } = await sampleSchedule({ weeks: 40, team: CHRISTMAS, covers: [] });
    const closed = weeks.find(({ week }) => week === '2027-01-25');
    expect([closed?.span, closed?.spells]).toEqual([undefined, []]);
    const unplanned = weeks.at(-1);
    expect(unplanned?.planned).toEqual({ primary: undefined, backup: undefined });
    expect(unplanned?.spells).toEqual([]);
  });

  it('knows a short week for what it is even when it is the only one asked for', async () => {
    const { weeks } = await sampleSchedule({
      weeks: 1,
      team: visit({ calendar: calendar({ holidays: { '2027-01-12': 'A Tuesday' } }) }),
      covers: [],
    });
    expect(weeks[0]).toMatchObject({ isShort: true, openDates: { length: 4 } });
  });

  it('keeps who was planned beside who covers', async () => {
    const { weeks } = await sampleSchedule({ weeks: 1 });
    const [week] = weeks;
    if (!week) throw new Error('no week');
    expect(week.planned.primary?.responder.name).toBe('alpha');
    expect(
      coveredSpells(week).map(({ responder, role, from, to }) => [responder.name, role, from, to]),
    ).toEqual([['golf', 'primary', at('2027-01-13 08:00'), at('2027-01-13 17:00')]]);
  });
});
