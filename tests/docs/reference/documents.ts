import { readFileSync } from 'node:fs';
import { screensReference } from '../../gallery/coverage.ts';
import { configurationReference } from './configuration.ts';
import { environmentReference } from './environment.ts';

/** Documents that are made from the code, with their content as it should be. Paths from the repository's root. */
export async function generatedDocuments(root: string): Promise<ReadonlyMap<string, string>> {
  const read = (file: string): string => readFileSync(`${root}/${file}`, 'utf8');
  return new Map([
    ['docs/configuration.md', configurationReference(read('hotline.example.yml'))],
    ['docs/screens.md', await screensReference(root)],
    ['docs/environment.md', environmentReference(read('.env.example'))],
  ]);
}
