import type { Context } from 'koa';
import { setTimeout as wait } from 'node:timers/promises';
import type { FaultKind } from './contract';

const bodyMax = 12 * 1024 * 1024;

/** The whole body; null where it is too large. */
export async function bodyOf(koa: Context): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of koa.req as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > bodyMax) return null;
    chunks.push(chunk);
  }
  return chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks);
}

/** Faults that are not an answer of the platform but the lack of one. */
export const silentFaults = new Set<FaultKind | null>(['timeout', 'http502', 'lostAnswer']);

/** Ends the call as the fault says, whatever was done with it. */
export async function endSilently(koa: Context, fault: FaultKind, timeoutMs: number): Promise<void> {
  if (fault === 'http502') {
    koa.status = 502;
    koa.type = 'text/html';
    koa.body = '<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center></body></html>';
    return;
  }
  koa.respond = false;
  if (fault === 'timeout') await wait(timeoutMs, undefined, { ref: false });
  koa.req.socket.destroy();
}
