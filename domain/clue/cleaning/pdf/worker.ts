import { parentPort, workerData } from 'node:worker_threads';
import { rebuildPdf } from './rebuild';
import { PdfRefused, type PdfReason } from './refused';

/** What the worker answers. */
export type PdfAnswer = { bytes: Uint8Array } | { refused: PdfReason };

// What a document is made of decides over time and memory: both are bounded from outside (index.ts).
void rebuildPdf(Buffer.from(workerData as Uint8Array)).then(
  (bytes) => parentPort?.postMessage({ bytes } satisfies PdfAnswer),
  (error: unknown) => parentPort?.postMessage({ refused: error instanceof PdfRefused ? error.reason : 'broken' } satisfies PdfAnswer),
);
