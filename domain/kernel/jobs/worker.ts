import { Worker } from 'node:worker_threads';

/** A thread does not inherit the TypeScript loader of the process: it registers its own before it opens the file. */
const starter = (file: string): string => `require(${JSON.stringify(require.resolve('tsx/cjs/api'))}).register();\nrequire(${JSON.stringify(file)});`;

/**
 * Runs a TypeScript file (CommonJS, by its absolute path) in a worker thread, so that heavy work never holds up a
 * request. The file reads `workerData` and posts one message, which is the answer. Rejects when it throws or ends
 * without a message, also because `signal` ended it.
 */
export function runInWorker<T>(file: string, data: unknown, options: { signal?: AbortSignal } = {}): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const worker = new Worker(starter(file), { eval: true, workerData: data, execArgv: [] });
    const abort = (): void => void worker.terminate();
    options.signal?.addEventListener('abort', abort, { once: true });
    let answered = false;
    worker.once('message', (answer: T) => {
      answered = true;
      resolve(answer);
    });
    worker.once('error', reject);
    worker.once('exit', (code) => {
      options.signal?.removeEventListener('abort', abort);
      if (!answered) reject(new Error(`worker ended without an answer (exit code ${code})`));
    });
  });
}
