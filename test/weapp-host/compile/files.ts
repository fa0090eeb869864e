import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** One file of a compiled mini-program; `name` is its path inside it with forward slashes. */
export interface OutputFile {
  name: string;
  bytes: Buffer;
}

/** Reads a compiled mini-program. Fails with a plain sentence when there is none. */
export async function readOutput(distDir: string): Promise<OutputFile[]> {
  const entries = await readdir(distDir, { recursive: true, withFileTypes: true }).catch(() => []);
  if (!entries.some((entry) => entry.name === 'app.json')) throw new Error(`No compiled mini-program in ${distDir}: build it first`);
  return Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => {
        const file = path.join(entry.parentPath, entry.name);
        return { name: path.relative(distDir, file).split(path.sep).join('/'), bytes: await readFile(file) };
      }),
  );
}
