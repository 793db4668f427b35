import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { assert, constantFrom, integer, property, string, tuple } from 'fast-check';
import { formatProblem } from '../../src/config/document/problem.ts';
import { loadConfig } from '../../src/config/load-config.ts';

const EXAMPLE = readFileSync(new URL('../../hotline.example.yml', import.meta.url), 'utf8');
const LINES = EXAMPLE.split('\n').length;

/** What an answer lacks: every problem is one line with a remedy, and points into the text. */
function flawsIn(text: string): readonly string[] {
  const loaded = loadConfig(text, 'hotline.yml');
  if (loaded.ok) return [];
  if (loaded.problems.length === 0) return ['refused without a reason'];
  const lines = text.split(/\r\n|[\r\n]/u).length;
  return loaded.problems
    .filter((problem) => {
      const isOneLine = /^hotline\.yml:\d+: \P{Cc}+$/u.test(formatProblem(problem));
      const isInText = problem.line >= 1 && problem.line <= lines && problem.column >= 1;
      return !isOneLine || !isInText || problem.remedy === '';
    })
    .map((problem) => JSON.stringify(problem));
}

describe('a configuration that nobody would write', () => {
  it('is answered with problems, whatever the text', () => {
    assert(
      property(string({ unit: 'binary', maxLength: 80 }), (text) => {
        expect(flawsIn(text)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('is answered with problems, whatever befell one line of the example', () => {
    const junk = constantFrom(
      'null',
      '[]',
      '{}',
      '-1',
      '1e999',
      '"',
      '*x',
      '&x',
      'é🌴',
      '\t',
      '- ',
      '~: 1',
    );
    const damage = tuple(integer({ min: 0, max: LINES - 1 }), integer({ min: 0, max: 60 }), junk);
    assert(
      property(damage, ([line, column, text]) => {
        const lines = EXAMPLE.split('\n');
        const hit = lines[line] ?? '';
        lines[line] = hit.slice(0, column) + text + hit.slice(column + 3);
        expect(flawsIn(lines.join('\n'))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
