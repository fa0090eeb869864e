import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtFiles } from './build-tokens';

test.each(Object.entries(builtFiles()))('%s is in step with design/', (file, text) => {
  expect(readFileSync(join(__dirname, '..', file), 'utf8')).toBe(text);
});
