import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

const root = path.resolve(__dirname, '..');
const h5 = path.join(root, 'dist', 'h5');

/** The pages' files but those of the reporters, who write with their own phones, in one order. */
export function shellFilesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(js|css|html)$/.test(entry.name))
    .map((entry) => `/${path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/')}`)
    .filter((name) => !name.startsWith('/report/') && !name.startsWith('/kiosk/'))
    .sort();
}

/** The service worker of the touch screens, which must lie under their scope: dist/h5/kiosk/worker.js. */
async function buildWorker(): Promise<void> {
  const files = shellFilesOf(h5);
  const hash = createHash('sha256');
  for (const name of files) hash.update(name).update(readFileSync(path.join(h5, name)));
  await build({
    entryPoints: [path.join(root, 'miniapp', 'src', 'kiosk', 'worker', 'main.ts')],
    outfile: path.join(h5, 'kiosk', 'worker.js'),
    bundle: true,
    format: 'iife',
    target: ['chrome90'],
    minify: true,
    charset: 'utf8',
    legalComments: 'none',
    define: { shellFiles: JSON.stringify(files), shellVersion: JSON.stringify(hash.digest('hex').slice(0, 16)) },
    logLevel: 'warning',
  });
}

if (require.main === module) {
  buildWorker().catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  });
}
