import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');
/** What runs from a bundle. */
const entries = ['server/main.ts', 'bot/main.ts', ...readdirSync(path.join(root, 'scripts')).filter((file) => file.endsWith('.ts') && !file.startsWith('build-')).map((file) => `scripts/${file}`)];
const candidates = (base: string): string[] => [`${base}.ts`, `${base}/index.ts`, base];

/** The top folders of all that these files import, one from another. */
function foldersUsed(): Set<string> {
  const seen = new Set<string>();
  const rest = [...entries];
  for (let file = rest.pop(); file !== undefined; file = rest.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    for (const [, target] of readFileSync(path.join(root, file), 'utf8').matchAll(/(?:from |import\(|import )'(\.[^']*)'/g)) {
      const found = candidates(path.normalize(path.join(path.dirname(file), target as string))).find((one) => /\.\w+$/.test(one) && existsSync(path.join(root, one)));
      if (found?.endsWith('.ts')) rest.push(found);
    }
  }
  return new Set([...seen].map((file) => file.split('/')[0]!));
}

test('the offline bundle holds every folder that its processes and commands import', () => {
  const list = /const parts = \[([^\]]*)\]/.exec(readFileSync(path.join(root, 'scripts/bundle.mjs'), 'utf8'))?.[1] ?? '';
  const used = foldersUsed();
  expect(used.size).toBeGreaterThan(6);
  expect([...used].filter((folder) => !list.includes(`'${folder}'`))).toEqual([]);
});
