import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { fail } from '../errors';
import type { SheetFormat, SheetRow } from './sheet';
import type { SheetMessage } from './sheet-worker';

/**
 * The rows of the first sheet, blank ones left out, in batches. The file is unpacked and read in a thread of its own:
 * a large import never holds up a rating, and reading goes on while the caller works on a batch.
 * @throws Fault unsupportedMediaType where it cannot be read
 */
export async function* readSheet(path: string, format: SheetFormat): AsyncGenerator<SheetRow[]> {
  // Node starts a thread's first file without loaders, so that one must be plain: it brings TypeScript, then ours.
  // The reader is loaded before TypeScript comes, which would look through every file of it.
  const reader = format === 'xlsx' ? `require(${JSON.stringify(require.resolve('exceljs'))});` : '';
  const start = `${reader} require(${JSON.stringify(require.resolve('tsx/cjs'))}); require(${JSON.stringify(join(__dirname, 'sheet-worker.ts'))});`;
  const worker = new Worker(start, { eval: true, workerData: { path, format }, execArgv: [] });
  const waiting: SheetMessage[] = [];
  let failed = false;
  worker.on('message', (message: SheetMessage) => waiting.push(message));
  worker.on('error', () => (failed = true));
  const ended = once(worker, 'exit');
  ended.catch(() => undefined);
  try {
    for (;;) {
      while (waiting.length === 0 && !failed && worker.threadId !== -1) await Promise.race([once(worker, 'message').catch(() => undefined), ended.catch(() => undefined)]);
      const message = waiting.shift();
      if (!message) return fail('unsupportedMediaType', { message: '这个表格打不开，请重新保存后再传。' });
      if (message.rows.length > 0) yield message.rows;
      if (message.end) return;
      worker.postMessage('next');
    }
  } finally {
    await worker.terminate();
  }
}
