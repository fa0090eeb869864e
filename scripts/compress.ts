/** `compress.ts FOLDER`: puts smaller copies beside what was built, which the server sends to whoever can read them. */
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** Below this size a compressed copy saves nothing. */
const compressFrom = 1024;

/** A .gz and a .br beside each script, style sheet and drawing of a folder and what lies in it. */
export async function compress(folder: string): Promise<void> {
  const names = await readdir(folder, { recursive: true });
  await Promise.all(
    names.map(async (name) => {
      const file = path.join(folder, name);
      if (!/\.(js|css|svg)$/.test(name) || (await stat(file)).size < compressFrom) return;
      const bytes = await readFile(file);
      const [small, smaller] = await Promise.all([promisify(gzip)(bytes, { level: 9 }), promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })]);
      await Promise.all([writeFile(`${file}.gz`, small), writeFile(`${file}.br`, smaller)]);
    }),
  );
}

const [, command, folder] = process.argv;
if (command === __filename && folder !== undefined) void compress(folder);
