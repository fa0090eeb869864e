import { readFileSync } from 'node:fs';
import path from 'node:path';
import { documents } from '../../scripts/documents';

test.each(Object.keys(documents))('%s is what the code says; run `npm run docs` after a change', (file) => {
  expect(readFileSync(path.resolve(__dirname, '../..', file), 'utf8')).toBe(documents[file]?.());
});
