import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { galleryPage } from './page.ts';

mkdirSync('.build', { recursive: true });
writeFileSync('.build/gallery.html', await galleryPage());
process.stdout.write(`Open  file://${resolve('.build/gallery.html')}\n`);
