import { describe, expect, it } from '@jest/globals';
import { assert, property, string } from 'fast-check';
import { parseSpan, parseUntil } from '../../../src/domain/text/parse-span.ts';
import { at, visit } from '../../support/fixtures.ts';

const { calendar } = visit();
/** Tuesday. */
const NOW = at('2027-01-12 09:24');

describe('a stretch of time', () => {
  it.each([
    ['today 13:00-17:00', '2027-01-12 13:00', '2027-01-12 17:00'],
    ['13:00-15:30', '2027-01-12 13:00', '2027-01-12 15:30'],
    ['1pm - 3:30pm', '2027-01-12 13:00', '2027-01-12 15:30'],
    ['today', '2027-01-12 09:24', '2027-01-12 17:00'],
    ['this afternoon', '2027-01-12 13:00', '2027-01-12 17:00'],
    ['tomorrow afternoon', '2027-01-13 13:00', '2027-01-13 17:00'],
    ['Thu morning', '2027-01-14 08:00', '2027-01-14 12:00'],
    ['14 Jan', '2027-01-14 08:00', '2027-01-14 17:00'],
    ['2027-01-14', '2027-01-14 08:00', '2027-01-14 17:00'],
    ['14 Jan 13:00-17:00', '2027-01-14 13:00', '2027-01-14 17:00'],
    ['14 Jan from 13:00 to 17:00', '2027-01-14 13:00', '2027-01-14 17:00'],
    ['14 Jan - 15 Jan', '2027-01-14 08:00', '2027-01-15 17:00'],
    ['14-15 Jan', '2027-01-14 08:00', '2027-01-15 17:00'],
    ['14 Jan 13:00 - 15 Jan 10:00', '2027-01-14 13:00', '2027-01-15 10:00'],
    ['14 Jan 13:00 until 15 Jan noon', '2027-01-14 13:00', '2027-01-15 12:00'],
    ['Thu until 10:00', '2027-01-14 08:00', '2027-01-14 10:00'],
    ['14 Jan 15:00', '2027-01-14 15:00', '2027-01-14 17:00'],
    // Monday 18 January is a holiday.
    ['17 Jan - 19 Jan', '2027-01-19 08:00', '2027-01-19 17:00'],
  ])('%s is its open part', (text, from, to) => {
    expect(parseSpan(text, NOW, calendar)).toEqual({
      ok: true,
      value: { from: at(from), to: at(to) },
    });
  });

  it.each([
    ['', 'For when?'],
    ['3/4', 'can be read in two ways'],
    ['14 Jan 3-5', 'is no day that I know'],
    ['14 Jan 17:00-13:00', 'ends before it begins'],
    ['today 08:00-09:00', 'is past already'],
    ['18 Jan', 'The team is closed then'],
    ['soonish', 'is no day that I know'],
    ['9999-12-31', 'is more than a year away'],
    ['14 Jan 25:00-26:00', 'is no time of day'],
  ])('%j is asked back', (text, words) => {
    const read = parseSpan(text, NOW, calendar);
    expect(read).toMatchObject({ ok: false, problem: expect.stringContaining(words) });
  });

  it('is read or asked back, whatever is typed', () => {
    const isFit = property(string(), (text) => {
      const read = parseSpan(text, NOW, calendar);
      return !read.ok || read.value.from < read.value.to;
    });
    expect(() => assert(isFit)).not.toThrow();
  });
});

describe('until when', () => {
  it.each([
    ['', '2027-01-12 17:00'],
    ['until 15:00', '2027-01-12 15:00'],
    ['3pm', '2027-01-12 15:00'],
    ['until noon', '2027-01-12 12:00'],
    ['until Thu 08:00', '2027-01-14 08:00'],
    ['until end of Wed', '2027-01-13 17:00'],
    ['until tomorrow afternoon', '2027-01-13 17:00'],
    ['until end of Sat', '2027-01-15 17:00'],
    ['until 14 Jan 12:00', '2027-01-14 12:00'],
    ['until end of day', '2027-01-12 17:00'],
  ])('“%s” is understood', (text, to) => {
    expect(parseUntil(text, NOW, calendar)).toEqual({ ok: true, value: at(to) });
  });

  it.each([
    ['until Thu', 'may or may not include that day'],
    ['until 3', 'may be morning or afternoon'],
    ['until 09:00', 'is past already'],
    ['until whenever', 'is no day that I know'],
  ])('%j is asked back', (text, words) => {
    expect(parseUntil(text, NOW, calendar)).toMatchObject({
      ok: false,
      problem: expect.stringContaining(words),
    });
  });

  it('while closed is the end of the next business day, where nothing is said', () => {
    expect(parseUntil('', at('2027-01-15 18:00'), calendar)).toEqual({
      ok: true,
      value: at('2027-01-19 17:00'),
    });
  });
});
