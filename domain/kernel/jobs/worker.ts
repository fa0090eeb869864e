import { Worker } from 'node:worker_threads';

/**
 * Runs a TypeScript file in a worker thread, so that heavy work never holds up a request. The file reads `workerData`
 * and posts one message, which is the answer. Rejects when it throws or ends without a message, and when `signal`
 * aborts, which ends the thread.
 */
export function runInWorker<T>(file: string, data: unknown, options: { signal?: AbortSignal } = {}): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const worker = new Worker(file, { workerData: data, execArgv: ['--import', 'tsx'] });
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
