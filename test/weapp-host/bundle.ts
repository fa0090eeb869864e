import path from 'node:path';
import { build } from 'esbuild';

let bundled: Promise<string> | undefined;

/** The script that runs in the page, bundled once a process. */
export function runtimeScript(): Promise<string> {
  bundled ??= build({
    entryPoints: [path.join(__dirname, 'runtime/index.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"production"' },
  }).then(({ outputFiles }) => outputFiles[0]!.text);
  return bundled;
}
