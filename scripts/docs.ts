/** `npm run docs` writes what is made from the code. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { documents } from './documents';

for (const [file, text] of Object.entries(documents)) writeFileSync(path.resolve(__dirname, '..', file), text());
