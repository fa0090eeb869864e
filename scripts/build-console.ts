import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { promisify } from 'node:util';
import { build } from 'esbuild';

const root = path.resolve(__dirname, '..');
const source = path.join(root, 'console');
const target = path.join(root, 'dist', 'console');
/** The server answers the console under this path, with index.html for every page address. */
const base = '/console/';

/** Below this size a compressed copy saves nothing. */
const compressFrom = 1024;

async function bundle(): Promise<{ script: string; styles: string }> {
  const result = await build({
    absWorkingDir: root,
    entryPoints: { main: path.join(source, 'main.tsx') },
    outdir: path.join(target, 'assets'),
    publicPath: `${base}assets/`,
    bundle: true,
    splitting: true,
    format: 'esm',
    target: ['chrome90', 'firefox90', 'safari15'],
    jsx: 'automatic',
    minify: true,
    charset: 'utf8',
    legalComments: 'none',
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    loader: { '.svg': 'file' },
    define: { 'process.env.NODE_ENV': '"production"' },
    metafile: true,
    logLevel: 'warning',
  });
  const main = Object.entries(result.metafile.outputs).find(([, output]) => output.entryPoint === 'console/main.tsx');
  if (!main?.[1].cssBundle) throw new Error('the console has no entry or no styles');
  return { script: path.basename(main[0]), styles: path.basename(main[1].cssBundle) };
}

async function writePage(files: { script: string; styles: string }): Promise<void> {
  const template = await readFile(path.join(source, 'index.html'), 'utf8');
  const icon = await readFile(path.join(source, 'mark.svg'));
  const iconName = `mark-${createHash('sha256').update(icon).digest('hex').slice(0, 8)}.svg`;
  await writeFile(path.join(target, 'assets', iconName), icon);
  const page = template
    .replace('%ICON%', `${base}assets/${iconName}`)
    .replace('%STYLES%', `${base}assets/${files.styles}`)
    .replace('%SCRIPT%', `${base}assets/${files.script}`);
  await writeFile(path.join(target, 'index.html'), page);
}

async function compress(folder: string): Promise<void> {
  const names = await readdir(folder);
  await Promise.all(
    names.map(async (name) => {
      const file = path.join(folder, name);
      if ((await stat(file)).size < compressFrom || !/\.(js|css|svg)$/.test(name)) return;
      const bytes = await readFile(file);
      const [small, smaller] = await Promise.all([
        promisify(gzip)(bytes, { level: 9 }),
        promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
      ]);
      await Promise.all([writeFile(`${file}.gz`, small), writeFile(`${file}.br`, smaller)]);
    }),
  );
}

/** Builds the staff's console into dist/console: hashed files under assets/ with .gz and .br beside them, and index.html. */
export async function buildConsole(): Promise<void> {
  await rm(target, { recursive: true, force: true });
  await mkdir(path.join(target, 'assets'), { recursive: true });
  await writePage(await bundle());
  await compress(path.join(target, 'assets'));
}

if (require.main === module) {
  const started = Date.now();
  buildConsole().then(
    () => console.log(`dist/console built in ${((Date.now() - started) / 1000).toFixed(1)} s`),
    (error: unknown) => {
      console.error(error);
      process.exitCode = 1;
    },
  );
}
