import { describe, expect, it } from '@jest/globals';
import { parseDays } from '../../../src/domain/text/parse-days.ts';
import { at, ZONE } from '../../support/fixtures.ts';

const NOW = at('2026-12-01 09:00');
const read = (text: string) => parseDays(text, NOW, ZONE);

describe('days as people write them', () => {
  it.each([
    ['20 Dec', '2026-12-20', '2026-12-20'],
    ['20 Dec - 3 Jan', '2026-12-20', '2027-01-03'],
    ['20 Dec-3 Jan', '2026-12-20', '2027-01-03'],
    ['from 20 Dec to 3 Jan', '2026-12-20', '2027-01-03'],
    ['20-27 Dec', '2026-12-20', '2026-12-27'],
    ['20 - 27 Dec', '2026-12-20', '2026-12-27'],
    ['20th to 27th December', '2026-12-20', '2026-12-27'],
    ['Dec 20 - Jan 3', '2026-12-20', '2027-01-03'],
    ['2026-12-20..2027-01-03', '2026-12-20', '2027-01-03'],
    ['2026-12-20 - 2027-01-03', '2026-12-20', '2027-01-03'],
    ['tomorrow until next Fri', '2026-12-02', '2026-12-04'],
    ['next week', '2026-12-07', '2026-12-13'],
  ])('reads %s', (text, from, to) => {
    expect(read(text)).toEqual({ ok: true, value: { from, to } });
  });

  it.each([
    ['20 Dec - 1 Dec 2026', 'before it begins'],
    ['3/4 - 5/4', 'can be read in two ways'],
    ['soon', 'is no day that I know'],
    ['20 Dec - 3 Jan - 5 Jan', 'names no days that I know'],
    ['', 'names no days that I know'],
    ['2026-12-20..2028-12-20', 'at most 400'],
  ])('asks back about %j', (text, words) => {
    expect(read(text)).toMatchObject({ ok: false, problem: expect.stringContaining(words) });
  });
});
