/** `npm run docs` writes what is made from the code: docs/permissions.md, docs/configuration.md and .env.example. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { permissionsDocument } from './permissions';

const root = path.resolve(__dirname, '..');
writeFileSync(path.join(root, 'docs/permissions.md'), permissionsDocument());
