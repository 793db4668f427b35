import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { VERBS } from '../../src/adapters/slack/parse-command.ts';

const ROOT = new URL('../../', import.meta.url);
const FEATURES = readFileSync(new URL('docs/features.md', ROOT), 'utf8');

const FOLDERS: Readonly<Record<string, readonly [folder: string, ending: string]>> = {
  'use case': ['src/features/', '.ts'],
  listener: ['src/adapters/slack/listeners/', '.ts'],
  views: ['src/adapters/slack/views/', '.ts'],
  tests: ['tests/', '.test.ts'],
};

const cellsOf = (line: string): readonly string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());

/** Every cell of both tables, with what its column is called. */
function cells(): readonly { readonly column: string; readonly text: string }[] {
  let columns: readonly string[] = [];
  return FEATURES.split('\n').flatMap((line) => {
    const own = cellsOf(line);
    if (own[0] === 'feature') columns = own;
    if (own.length === 0 || own[0] === 'feature' || own[0] === '---') return [];
    return own.map((text, n) => ({ column: columns[n] ?? '', text }));
  });
}

const quotedIn = (column: string): readonly string[] =>
  cells()
    .filter((cell) => cell.column === column)
    .flatMap(({ text }) => [...text.matchAll(/`([^`]+)`/gu)].map(([, word = '']) => word));

/** The kinds that a type of timers has. */
function timersIn(file: string): readonly string[] {
  const source = readFileSync(new URL(file, ROOT), 'utf8');
  return [...source.matchAll(/readonly kind: '([a-z-]+)'/gu)].map(([, kind = '']) => kind);
}

describe('the table of features', () => {
  it('names only files that are there', () => {
    const missing = cells().flatMap(({ column, text }) => {
      const [folder, ending] = FOLDERS[column] ?? [];
      if (folder === undefined || ending === undefined || text === '') return [];
      return text
        .split(', ')
        .map((name) => `${folder}${name}${ending}`)
        .filter((file) => !existsSync(new URL(file, ROOT)));
    });
    expect(missing).toEqual([]);
  });

  it('has every verb', () => {
    expect([...new Set(quotedIn('`/oncall`'))].toSorted()).toEqual(Object.keys(VERBS).toSorted());
  });

  it('has every timer', () => {
    const timers = [
      ...timersIn('src/domain/incident/timer.ts'),
      ...timersIn('src/domain/rotation/timer.ts'),
    ];
    expect([...new Set(quotedIn('timers'))].toSorted()).toEqual(timers.toSorted());
  });
});
