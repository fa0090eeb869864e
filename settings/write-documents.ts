// Writes .env.example and docs/configuration.md from the catalogue: npx tsx settings/write-documents.ts
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { configurationDocument, envExample } from './documents';

const root = path.resolve(__dirname, '..');
writeFileSync(path.join(root, '.env.example'), envExample());
writeFileSync(path.join(root, 'docs', 'configuration.md'), configurationDocument());
