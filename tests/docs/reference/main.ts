import { writeFileSync } from 'node:fs';
import { generatedDocuments } from './documents.ts';

for (const [file, text] of await generatedDocuments('.')) {
  writeFileSync(file, text);
  process.stdout.write(`${file}\n`);
}
