import { describe, expect, it } from '@jest/globals';

import {
  type HolidayRules,
  type HolidayRulesOptions,
  loadHolidayRules,
} from '../../../src/adapters/calendar/holiday-rules.ts';

const US: HolidayRulesOptions = {
  country: 'US',
  types: ['public', 'bank'],
  zone: 'America/Los_Angeles',
  except: [],
  also: {},
  around: 2026,
};

async function rules(changes: Partial<HolidayRulesOptions> = {}): Promise<HolidayRules> {
  const loaded = await loadHolidayRules({ ...US, ...changes });
  if (!loaded.ok) throw new Error(loaded.problem);
  return loaded.value;
}

async function problem(changes: Partial<HolidayRulesOptions>): Promise<string> {
  const loaded = await loadHolidayRules({ ...US, ...changes });
  return loaded.ok ? 'no problem' : loaded.problem;
}

describe('the federal holidays of the United States', () => {
  it('are these in 2026, Independence Day being observed on the Friday before', async () => {
    expect([...(await rules())(2026)]).toEqual([
      ['2026-01-01', "New Year's Day"],
      ['2026-01-19', 'Martin Luther King Jr. Day'],
      ['2026-02-16', "Washington's Birthday"],
      ['2026-05-25', 'Memorial Day'],
      ['2026-06-19', 'Juneteenth'],
      ['2026-07-03', 'Independence Day (substitute day)'],
      ['2026-07-04', 'Independence Day'],
      ['2026-09-07', 'Labor Day'],
      ['2026-10-12', 'Columbus Day'],
      ['2026-11-11', 'Veterans Day'],
      ['2026-11-26', 'Thanksgiving Day'],
      ['2026-12-25', 'Christmas Day'],
    ]);
  });

  it('close the Monday after a holiday that falls on a Sunday', async () => {
    const closed = (await rules())(2027);
    expect(closed.get('2027-07-04')).toBe('Independence Day');
    expect(closed.get('2027-07-05')).toBe('Independence Day (substitute day)');
  });

  it("close New Year's Eve, in the year before, where New Year's Day falls on a Saturday", async () => {
    const us = await rules();
    expect(us(2027).get('2027-12-31')).toBe("New Year's Day (substitute day)");
    expect(us(2028).has('2027-12-31')).toBe(false);
  });

  it('close Friday 2028-11-10 for Veterans Day, which only the bank holidays know', async () => {
    expect((await rules())(2028).get('2028-11-10')).toBe('Veterans Day (substitute day)');
    expect((await rules({ types: ['public'] }))(2028).has('2028-11-10')).toBe(false);
  });
});

describe('removing a holiday', () => {
  it('opens its date, whatever the case of its name', async () => {
    const closed = (await rules({ except: ['columbus day'] }))(2026);
    expect(closed.has('2026-10-12')).toBe(false);
    expect(closed.size).toBe(11);
  });

  it('opens the date on which it is observed, too', async () => {
    const closed = (await rules({ except: ['Veterans Day'] }))(2028);
    expect(closed.has('2028-11-10')).toBe(false);
    expect(closed.has('2028-11-11')).toBe(false);
  });

  it('can open only the date on which it is observed', async () => {
    const closed = (await rules({ except: ['Independence Day (substitute day)'] }))(2026);
    expect(closed.has('2026-07-03')).toBe(false);
    expect(closed.has('2026-07-04')).toBe(true);
  });

  it('is refused for a name that the rules do not have, with the nearest that they have', async () => {
    const text = await problem({ except: ['Colombus Day'] });
    expect(text).toContain(
      '"Colombus Day" in except is no holiday of these rules; the nearest is "Columbus Day"',
    );
    expect(text).toContain('Thanksgiving Day');
    expect(text).not.toContain('substitute');
  });

  it('is refused where no rules apply', async () => {
    expect(await problem({ country: undefined, except: ['Columbus Day'] })).toBe(
      'holidays: "Columbus Day" in except removes nothing; no rules apply',
    );
  });
});

describe('adding dates', () => {
  it('closes them, in the order of the year', async () => {
    const also = { '2026-12-24': 'Christmas Eve', '2026-11-27': 'Day after Thanksgiving' };
    const closed = [...(await rules({ also }))(2026)];
    expect(closed.slice(-4)).toEqual([
      ['2026-11-26', 'Thanksgiving Day'],
      ['2026-11-27', 'Day after Thanksgiving'],
      ['2026-12-24', 'Christmas Eve'],
      ['2026-12-25', 'Christmas Day'],
    ]);
  });

  it('does not close them in other years', async () => {
    const also = { '2026-12-24': 'Christmas Eve' };
    expect((await rules({ also }))(2025).has('2025-12-24')).toBe(false);
  });

  it('works without any rules', async () => {
    const also = { '2026-12-24': 'Christmas Eve' };
    const closed = (await rules({ country: undefined, also }))(2026);
    expect([...closed]).toEqual([['2026-12-24', 'Christmas Eve']]);
  });

  it('is refused for what is no date', async () => {
    expect(await problem({ also: { '2026-02-29': 'Leap day' } })).toBe(
      'holidays: "2026-02-29" in also is not a date; write year, month and day, like 2026-11-27',
    );
  });
});

describe('the place', () => {
  it('may be written in any case', async () => {
    expect((await rules({ country: 'us', state: 'la', region: 'no' }))(2026).size).toBeGreaterThan(
      12,
    );
  });

  it("adds a state's holidays to the country's", async () => {
    const bavaria: Partial<HolidayRulesOptions> = {
      country: 'DE',
      types: ['public'],
      zone: 'Europe/Berlin',
    };
    expect((await rules(bavaria))(2026).has('2026-01-06')).toBe(false);
    expect((await rules({ ...bavaria, state: 'BY' }))(2026).get('2026-01-06')).toBe(
      'Heilige Drei Könige',
    );
  });

  it('is refused when the country is not known, with the nearest ones', async () => {
    expect(await problem({ country: 'Germny' })).toMatch(
      /^holidays: the country "Germny" is not known; give a code, the nearest are .*DE \(Germany\)/,
    );
  });

  it('is refused when the state is not one of the country', async () => {
    expect(await problem({ state: 'Californa' })).toMatch(
      /the state "Californa" is not known; give a code, the nearest are .*CA \(California\)/,
    );
  });

  it('is refused when a region is given where there are none', async () => {
    expect(await problem({ state: 'WY', region: 'SF' })).toBe(
      'holidays: the region "SF" is not known; there is no region to give, leave it out',
    );
  });
});

describe('holidays of other kinds', () => {
  it('close every date of one that lasts several days', async () => {
    const closed = (await rules({ country: 'AM', types: ['public'], zone: 'Asia/Yerevan' }))(2026);
    expect([...closed.keys()].slice(0, 3)).toEqual(['2026-01-01', '2026-01-02', '2026-01-03']);
  });

  it('close the civil date of one that starts the evening before', async () => {
    const closed = (await rules({ country: 'IL', types: ['public'], zone: 'Asia/Jerusalem' }))(
      2026,
    );
    expect(closed.has('2026-04-02')).toBe(true);
    expect(closed.has('2026-04-01')).toBe(false);
  });

  it('leave a half day open', async () => {
    const closed = (await rules({ country: 'AT', types: ['bank'], zone: 'Europe/Vienna' }))(2026);
    expect(closed.has('2026-12-24')).toBe(false);
  });
});

describe('the rules of a year', () => {
  it('are computed once', async () => {
    const us = await rules();
    expect(us(2026)).toBe(us(2026));
  });
});
