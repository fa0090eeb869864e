import type { ErrorBody } from '../../../contracts/common';

/**
 * Why a request did not work, in words for the page.
 * `offline`: no answer came, nobody knows whether the server got it; `busy`: the server may do it if asked again;
 * `refused`: asking again changes nothing.
 */
export class ApiFault extends Error {
  constructor(
    readonly kind: 'offline' | 'busy' | 'refused',
    readonly code: string,
    message: string,
    readonly fields: readonly { path: string; message: string }[] = [],
  ) {
    super(message);
    this.name = 'ApiFault';
  }
}

export const offlineFault = () => new ApiFault('offline', 'offline', '没有网，没有办成。您填的都还在，连上网再点一次。');

export const busyFault = () => new ApiFault('busy', 'busy', '服务器忙，没有提交成功。您写的都还在，请再点一次。');

/** Where something was only to be read, nothing was sent and nothing is lost. */
export const notReadWords = ({ code, message }: ApiFault): string => (code === 'offline' ? '没有网。连上网再试一次。' : code === 'busy' ? '服务器忙。请等一会儿，再试一次。' : message);

/** The fault in an answer that is not a success. An answer that is not ours (a proxy's page) counts as busy. */
export function faultFrom(status: number, body: unknown): ApiFault {
  const error = (body as Partial<ErrorBody> | null)?.error;
  if (!error || typeof error.code !== 'string' || typeof error.message !== 'string') return busyFault();
  if (status >= 500) return busyFault();
  if (error.code === 'tooManyRequests') return new ApiFault('busy', error.code, error.message);
  return new ApiFault('refused', error.code, error.message, Array.isArray(error.fields) ? error.fields : []);
}

export function asFault(error: unknown): ApiFault {
  if (error instanceof ApiFault) return error;
  throw error;
}
