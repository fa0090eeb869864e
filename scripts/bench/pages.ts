import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { report } from './table';

const dist = path.resolve(__dirname, '../../dist');
const kilobyte = 1024;

function* files(dir: string): Generator<string> {
  for (const item of readdirSync(dir, { withFileTypes: true })) {
    const full = path.join(dir, item.name);
    if (item.isDirectory()) yield* files(full);
    else yield full;
  }
}

/** The main package: everything that no subpackage holds. */
function weappMainBytes(): number {
  const root = path.join(dist, 'weapp');
  const app = JSON.parse(readFileSync(path.join(root, 'app.json'), 'utf8')) as { subPackages?: { root: string }[]; subpackages?: { root: string }[] };
  const apart = (app.subPackages ?? app.subpackages ?? []).map((each) => path.join(root, each.root));
  return [...files(root)].filter((file) => !apart.some((folder) => file.startsWith(folder))).reduce((sum, file) => sum + statSync(file).size, 0);
}

/** What the rating page loads at first: the scripts that index.html names, and the page's own chunk. */
function ratingPageScripts(): number {
  const root = path.join(dist, 'h5');
  const html = readFileSync(path.join(root, 'index.html'), 'utf8');
  const named = [...html.matchAll(/<script[^>]+src="([^"]+)"/g)].map(([, source]) => path.join(root, (source as string).split('?')[0] as string));
  // A page's chunk is the one that holds its code; its name is a hash.
  const chunk = [...files(root)].filter((file) => file.endsWith('.js') && !named.includes(file) && readFileSync(file, 'utf8').includes('提交评议'));
  return [...named, ...chunk].reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0);
}

/** Sizes of what phones load; needs `npm run build`. */
export async function benchPages(): Promise<void> {
  const main = weappMainBytes() / kilobyte;
  const scripts = ratingPageScripts() / kilobyte;
  report('pages', [
    { what: 'main package of the mini-program', measured: `${main.toFixed(0)} KB`, goal: '< 700 KB', holds: main < 700 },
    { what: 'first rating page on H5, gzipped JS', measured: `${scripts.toFixed(0)} KB`, goal: '< 200 KB', holds: scripts < 200 },
  ]);
}
