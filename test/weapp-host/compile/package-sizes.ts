import { z } from 'zod';
import { readOutput } from './files';

/** Bytes of the main package and of each subpackage, by root. What WeChat does not upload is left out. */
export async function packageSizes(distDir: string): Promise<{ main: number; subPackages: Record<string, number> }> {
  const files = await readOutput(distDir);
  const text = files.find(({ name }) => name === 'app.json')?.bytes.toString('utf8') ?? '{}';
  const { subPackages = [] } = z.object({ subPackages: z.array(z.object({ root: z.string() })).optional() }).parse(JSON.parse(text));
  const sizes = { main: 0, subPackages: Object.fromEntries(subPackages.map(({ root }) => [root, 0])) };
  for (const { name, bytes } of files) {
    if (/(^|\/)project(\.private)?\.config\.json$|\.LICENSE\.txt$|\.map$/.test(name)) continue;
    const home = subPackages.find(({ root }) => name.startsWith(`${root.replace(/\/$/, '')}/`));
    if (home) sizes.subPackages[home.root] = (sizes.subPackages[home.root] ?? 0) + bytes.length;
    else sizes.main += bytes.length;
  }
  return sizes;
}
