// `npm start`: from a fresh clone to a running platform. Node's own modules only, until all is installed.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { ensureBuilt } from './bootstrap/build.mjs';
import { ensureInstalled, ensureNode, root } from './bootstrap/install.mjs';
import { supervise } from './bootstrap/supervise.mjs';

ensureNode();
const envFile = path.join(root, '.env');
if (existsSync(envFile)) process.loadEnvFile(envFile);
ensureInstalled();
ensureBuilt(['h5', 'console', 'sandbox']);
await supervise();
