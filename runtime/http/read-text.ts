import type { IncomingMessage } from 'node:http';
import { Fault } from '../../domain/kernel';

/** A body as UTF-8 in one piece, never more than the limit. Fails with payloadTooLarge or, broken off, badRequest. */
export function readText(request: IncomingMessage, maxBytes: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const stop = (act: () => void): void => {
      request.off('data', onData).off('end', onEnd).off('error', onGone).off('close', onGone);
      act();
    };
    const onData = (chunk: Buffer): void => {
      size += chunk.length;
      if (size > maxBytes) {
        stop(() => reject(tooLarge()));
        request.resume();
      } else chunks.push(chunk);
    };
    const onEnd = (): void => stop(() => resolve(chunks.length === 1 ? (chunks[0] as Buffer).toString('utf8') : Buffer.concat(chunks).toString('utf8')));
    const onGone = (): void => stop(() => reject(broken()));
    request.on('data', onData).on('end', onEnd).on('error', onGone).on('close', onGone);
  });
}

export const tooLarge = (): Fault => new Fault('payloadTooLarge', { message: '内容太大，请删减后再提交。' });
const broken = (): Fault => new Fault('badRequest', { message: '内容没有传完，请再提交一次。' });
