import { createHash } from 'node:crypto';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Context as KoaContext } from 'koa';

export const jsonType = 'application/json; charset=utf-8';

const pack = {
  // Of the eleven degrees the one that takes no longer than gzip.
  br: (bytes: Buffer): Buffer => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
  gzip: (bytes: Buffer): Buffer => gzipSync(bytes),
} as const;
const encodings = ['br', 'gzip'] as const;
/** Below this size a compressed copy saves nothing. */
const packFrom = 1024;

/**
 * An answer that is the same for everybody who asks for its address: any cache keeps it for a while, and then asks whether
 * it has changed. Whatever is made of its text is made once, however often it is sent.
 */
export class Cacheable {
  readonly bytes: Buffer;
  readonly mark: string;
  private readonly packed = new Map<(typeof encodings)[number], Buffer>();

  constructor(
    private readonly type: string,
    text: string,
    readonly seconds: number,
  ) {
    this.bytes = Buffer.from(text);
    this.mark = createHash('sha256').update(this.bytes).digest('base64url').slice(0, 22);
  }

  /** `age` in milliseconds, of an answer that was kept. */
  send(koa: KoaContext, age = 0): void {
    koa.set('Vary', 'Accept-Encoding');
    if (age >= 1000) koa.set('Age', String(Math.floor(age / 1000)));
    if (isKnown(koa, this)) return;
    const encoding = this.bytes.length < packFrom ? undefined : encodings.find((name) => koa.acceptsEncodings(name) === name);
    if (encoding) koa.set('Content-Encoding', encoding);
    koa.type = this.type;
    koa.body = encoding ? this.packedBy(encoding) : this.bytes;
  }

  private packedBy(encoding: (typeof encodings)[number]): Buffer {
    const made = this.packed.get(encoding) ?? pack[encoding](this.bytes);
    this.packed.set(encoding, made);
    return made;
  }
}

/** Says how long it may be kept and by which mark it is known; whoever asked by that mark has been answered with it. */
export function isKnown(koa: KoaContext, { seconds, mark }: { seconds: number; mark: string }): boolean {
  koa.set('Cache-Control', `public, max-age=${seconds}`);
  koa.set('ETag', `W/"${mark}"`);
  koa.status = 200;
  if (koa.fresh) koa.status = 304;
  return koa.status === 304;
}

/** By which an answer is known: the path and all that was asked for with it. */
export const addressOf = (koa: Pick<KoaContext, 'path' | 'querystring'>): string => `${koa.path}?${koa.querystring}`;
