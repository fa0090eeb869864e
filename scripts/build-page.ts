import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { compress } from './compress';

const root = path.resolve(__dirname, '..');

export interface Page {
  /** Output stands in dist/NAME. */
  name: string;
  /** Folder with main.tsx and index.html, from the root with slashes. */
  source: string;
  /** The path the page is answered under, with a slash at both ends. */
  base: string;
}

async function bundle({ source, base }: Page, target: string): Promise<{ script: string; styles: string }> {
  const result = await build({
    absWorkingDir: root,
    entryPoints: { main: path.join(root, source, 'main.tsx') },
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
  const main = Object.entries(result.metafile.outputs).find(([, output]) => output.entryPoint === `${source}/main.tsx`);
  if (!main?.[1].cssBundle) throw new Error(`${source} has no entry or no styles`);
  return { script: path.basename(main[0]), styles: path.basename(main[1].cssBundle) };
}

async function writePage({ source, base }: Page, target: string, files: { script: string; styles: string }): Promise<void> {
  const template = await readFile(path.join(root, source, 'index.html'), 'utf8');
  const icon = await readFile(path.join(root, 'console', 'mark.svg'));
  const iconName = `mark-${createHash('sha256').update(icon).digest('hex').slice(0, 8)}.svg`;
  await writeFile(path.join(target, 'assets', iconName), icon);
  const page = template
    .replace('%ICON%', `${base}assets/${iconName}`)
    .replace('%STYLES%', `${base}assets/${files.styles}`)
    .replace('%SCRIPT%', `${base}assets/${files.script}`);
  await writeFile(path.join(target, 'index.html'), page);
}

/** Builds a React page into dist/NAME: hashed files under assets/ with .gz and .br beside them, and index.html. */
export async function buildPage(page: Page): Promise<void> {
  const target = path.join(root, 'dist', page.name);
  await rm(target, { recursive: true, force: true });
  await mkdir(path.join(target, 'assets'), { recursive: true });
  await writePage(page, target, await bundle(page, target));
  await compress(path.join(target, 'assets'));
}

/** As a command: says how long it took. */
export function buildPageNow(page: Page): void {
  const started = Date.now();
  buildPage(page).then(
    () => console.log(`dist/${page.name} built in ${((Date.now() - started) / 1000).toFixed(1)} s`),
    (error: unknown) => {
      console.error(error);
      process.exitCode = 1;
    },
  );
}
