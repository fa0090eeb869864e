import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { refuseFile } from '../refuse';
import type { PdfReason } from './refused';
import type { PdfAnswer } from './worker';

const mostMilliseconds = 20_000;
const mostMegabytes = 512;

const advice: Record<PdfReason, string> = {
  encrypted: '这份 PDF 加了密码，去不掉里面的信息，不收。请把要紧的页截图再传。',
  tooLarge: '这份 PDF 太大或太复杂，不收。请把要紧的页截图再传，或分成几份。',
  broken: '这份 PDF 不完整，不收。请重新保存后再传，或把要紧的页截图。',
  layers: '这份 PDF 里有藏起来的图层，不收。请把要紧的页截图再传。',
  portfolio: '这份 PDF 里包着别的文件，不收。请把里面的文件一个一个传。',
  image: '这份 PDF 里有去不干净信息的图，不收。请把要紧的页截图再传。',
  unknown: '这份 PDF 里的信息去不干净，不收。请把要紧的页截图再传，或改为实名。',
};

export const isPdf = (bytes: Buffer): boolean => bytes.toString('latin1', 0, 5) === '%PDF-';

/**
 * Its pages in a new document, without what does not draw them. In a thread of its own, which is ended when it takes
 * too long or too much: a document can be made so that reading it never ends.
 * @throws Fault unsupportedMediaType, with advice
 */
export async function cleanPdf(bytes: Buffer): Promise<Buffer> {
  const answer = await inThread(bytes);
  return 'bytes' in answer ? Buffer.from(answer.bytes) : refuseFile(advice[answer.refused]);
}

async function inThread(bytes: Buffer): Promise<PdfAnswer> {
  // What a library prints about a document goes nowhere.
  const worker = new Worker(path.join(__dirname, 'worker.ts'), { workerData: bytes, execArgv: ['--require', require.resolve('tsx/cjs')], resourceLimits: { maxOldGenerationSizeMb: mostMegabytes }, stdout: true, stderr: true });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<PdfAnswer>((resolve) => {
      worker.once('message', resolve);
      worker.once('error', () => resolve({ refused: 'tooLarge' }));
      worker.once('exit', () => resolve({ refused: 'broken' }));
      timer = setTimeout(() => resolve({ refused: 'tooLarge' }), mostMilliseconds);
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
