// `npm run build`: the pages of all faces, into dist/.
import { ensureBuilt } from './bootstrap/build.mjs';
import { ensureInstalled, ensureNode } from './bootstrap/install.mjs';

ensureNode();
ensureInstalled();
ensureBuilt(process.argv.length > 2 ? process.argv.slice(2) : ['weapp', 'h5', 'console', 'sandbox']);
