import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { generatedDocuments } from './reference/documents.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const DOCUMENTS = await generatedDocuments(ROOT);

const rowsOf = (file: string): readonly (readonly string[])[] =>
  (DOCUMENTS.get(file) ?? '')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split(' | '));

describe('the references', () => {
  it.each([...DOCUMENTS.keys()])('%s is what the code says (npm run docs writes it)', (file) => {
    expect(readFileSync(`${ROOT}/${file}`, 'utf8')).toBe(DOCUMENTS.get(file));
  });

  it('say of every key what it is, and what to write', () => {
    const rows = rowsOf('docs/configuration.md');
    expect(rows.length).toBeGreaterThan(30);
    expect(rows.filter(([, meaning = '', remedy = '']) => meaning === '' || remedy === '')).toEqual(
      [],
    );
  });

  it('know no button and no form that is in no gallery, or that nothing tries', () => {
    const missing = rowsOf('docs/screens.md').filter((row) => row.join().includes('**none**'));
    // Slack takes no button's id twice in a row: these do what the first of their kind does, and are made in one loop.
    expect(missing.map(([name]) => name)).toEqual([
      '| `expert_time_3`',
      '| `reach_remove_2`',
      '| `reach_remove_3`',
    ]);
  });

  it('say of every variable what it is', () => {
    const rows = rowsOf('docs/environment.md');
    expect(rows.length).toBeGreaterThan(15);
    expect(rows.filter(([, meaning = '']) => meaning === '')).toEqual([]);
  });
});
