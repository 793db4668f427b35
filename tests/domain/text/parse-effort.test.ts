import { describe, expect, it } from '@jest/globals';
import { parseEffort } from '../../../src/domain/text/parse-effort.ts';

describe('an effort', () => {
  it.each([
    ['1.5', 1.5],
    ['1,5', 1.5],
    ['.25', 0.25],
    ['0.25', 0.25],
    ['0', 0],
    ['2 h', 2],
    ['3 hours', 3],
    ['1h30', 1.5],
    ['1 h 30 min', 1.5],
    ['1H15M', 1.25],
    ['1:30', 1.5],
    ['45 min', 0.75],
    ['20m', 0.33],
    ['1000', 1_000],
  ])('of “%s” is %d hours', (text, hours) => {
    expect(parseEffort(text)).toEqual({ ok: true, hours });
  });

  it('may be left out', () => {
    expect(parseEffort(undefined)).toEqual({ ok: true, hours: undefined });
    expect(parseEffort('  ')).toEqual({ ok: true, hours: undefined });
  });

  it.each(['much', '-1', '1h75', '1..5', '.', 'h', '1e3', '1.5.2', '1001', '100000'])(
    'is not to be understood from “%s”, and says what is',
    (text) => {
      expect(parseEffort(text)).toMatchObject({
        ok: false,
        problem: expect.stringContaining('Give the effort in hours, such as 1.5, 0.25 or 1h30.'),
      });
    },
  );
});
