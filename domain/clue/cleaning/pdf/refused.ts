/** Why a PDF is not taken. */
export type PdfReason = 'encrypted' | 'tooLarge' | 'broken' | 'layers' | 'portfolio' | 'image' | 'unknown';

/** Says it without words and without the kernel: it is thrown in a worker, which loads no more than it needs. */
export class PdfRefused extends Error {
  constructor(readonly reason: PdfReason) {
    super(reason);
  }
}

export const refusePdf = (reason: PdfReason): never => {
  throw new PdfRefused(reason);
};
