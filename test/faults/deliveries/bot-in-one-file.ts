import { build } from 'esbuild';
import { rmSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../../..');

/**
 * The bot's own code in one file, which begins in a third of the time: where bots die every second, starting them is
 * not what is measured. It lies within the project, so that it finds the packages.
 */
export async function bundleBot(): Promise<{ file: string; remove(): void }> {
  const file = path.join(root, 'test-output', `bot-${process.pid}.cjs`);
  await build({ entryPoints: [path.join(root, 'bot/main.ts')], outfile: file, bundle: true, platform: 'node', format: 'cjs', target: 'node20', packages: 'external', logLevel: 'error' });
  return { file, remove: () => rmSync(file, { force: true }) };
}
