import { describe, expect, it } from '@jest/globals';
import { array, assert, constantFrom, property, record, string } from 'fast-check';
import { parseCsv } from '../../src/roster/parse-csv.ts';

function cellsOf(text: string): readonly (readonly string[])[] {
  const parsed = parseCsv(text);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.rows.map((row) => row.map(({ text: written }) => written));
}

const cell = (text: string): string =>
  text === '' || /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** What a careful program would write: quotes where they are needed. */
function serialize(rows: readonly (readonly string[])[], lineEnd: string): string {
  return rows.map((row) => row.map(cell).join(',') + lineEnd).join('');
}

describe('comma-separated values', () => {
  it.each<readonly [string, readonly (readonly string[])[]]>([
    ['', []],
    ['a,b', [['a', 'b']]],
    [
      'a,b\r\nc,d\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a\rb', [['a'], ['b']]],
    [
      'a,\n,b\n',
      [
        ['a', ''],
        ['', 'b'],
      ],
    ],
    ['a,', [['a', '']]],
    ['\uFEFFa', [['a']]],
    ['a\n\n\r\nb', [['a'], ['b']]],
    ['"a,b","c""d"', [['a,b', 'c"d']]],
    [' "a" , b ', [['a', ' b ']]],
    ['"a\r\nb"', [['a\r\nb']]],
    ['""', [['']]],
    ['5" disk,b', [['5" disk', 'b']]],
  ])('%j are %j', (text, rows) => {
    expect(cellsOf(text)).toEqual(rows);
  });

  it('know the line and column of each cell', () => {
    expect(parseCsv('a,"b\nc"\n\nd,e')).toEqual({
      ok: true,
      rows: [
        [
          { text: 'a', line: 1, column: 1 },
          { text: 'b\nc', line: 1, column: 3 },
        ],
        [
          { text: 'd', line: 4, column: 1 },
          { text: 'e', line: 4, column: 3 },
        ],
      ],
    });
  });

  it.each([
    ['a\nb,"c\nd', 2, 3, 'has a quote that is never closed'],
    ['"a"b', 1, 4, 'has text after a closing quote'],
  ])('%j have no single reading', (text, line, column, problem) => {
    expect(parseCsv(text)).toMatchObject({ ok: false, at: { line, column }, problem });
  });

  it('are read back as they were written', () => {
    const text = string({
      unit: constantFrom('a', 'é', '🌴', ' ', ',', '"', '\n', '\r', ';', "'"),
    });
    const table = record({
      rows: array(array(text, { minLength: 1, maxLength: 5 }), { maxLength: 6 }),
      lineEnd: constantFrom('\n', '\r\n', '\r'),
    });
    assert(
      property(table, ({ rows, lineEnd }) => {
        expect(cellsOf(serialize(rows, lineEnd))).toEqual(rows);
      }),
      { numRuns: 1_000 },
    );
  });

  it('are never an accident, whatever the text', () => {
    const soup = string({ unit: constantFrom('a', ' ', ',', '"', '\n', '\r', '\t', '\uFEFF') });
    assert(
      property(soup, (text) => {
        const parsed = parseCsv(text);
        expect(parsed.ok ? parsed.rows.every((row) => row.length > 0) : parsed.remedy).toBeTruthy();
      }),
      { numRuns: 1_000 },
    );
  });
});
