import { describe, expect, it } from '@jest/globals';
import { array, assert, property, string } from 'fast-check';
import { csvLine } from '../../../src/domain/text/csv-line.ts';
import { parseCsv } from '../../../src/roster/parse-csv.ts';

describe('a line of CSV', () => {
  it('is as RFC 4180 wants it', () => {
    expect(csvLine(['a,b', 'say "no"', 'two\nlines', 1.5, undefined, ''])).toBe(
      '"a,b","say ""no""","two\nlines",1.5,,\r\n',
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', ' =1', '"=1', '＝1', "'=1"])(
    'shows as text what a spreadsheet would run: %j',
    (text) => {
      expect(csvLine([text])).toBe(`"'${text.replaceAll('"', '""')}"\r\n`);
    },
  );

  it('leaves alone what is harmless', () => {
    expect(csvLine(['a=1', '2-4847', 'x@y.z', -3])).toBe('"a=1","2-4847","x@y.z",-3\r\n');
  });

  it('gives back every text, in as many cells, none of which begins like a formula', () => {
    assert(
      property(array(string({ unit: 'binary', minLength: 1 }), { minLength: 1 }), (texts) => {
        const given = texts.map((text) => `${text.replaceAll('\u0000', '').replaceAll('\r', '')}.`);
        const parsed = parseCsv(csvLine(given));
        const cells = parsed.ok ? parsed.rows[0]?.map(({ text }) => text) : undefined;
        expect(cells?.map((cell) => cell.replace(/^'/u, ''))).toEqual(
          given.map((text) => text.replace(/^'/u, '')),
        );
        expect(cells?.filter((cell) => /^[=+\-@\t\r]/u.test(cell))).toEqual([]);
      }),
    );
  });
});
