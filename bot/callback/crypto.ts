import { createCipheriv, createDecipheriv, createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** WeChat's signature over any number of parts: their order does not matter. */
export function signatureOf(...parts: string[]): string {
  return createHash('sha1').update([...parts].sort().join('')).digest('hex');
}

/** Compares without telling by the time taken how far two texts agree. */
export function sameText(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

const blockBytes = 32;
const randomPrefix = 16;
const headBytes = randomPrefix + 4;
const base64 = /^[A-Za-z0-9+/]+={0,2}$/;
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The sealing of safe mode: AES-256-CBC around 16 random bytes, the length, the text and the appid. */
export class Envelope {
  private readonly key: Buffer;

  constructor(
    aesKey: string,
    private readonly appid: string,
  ) {
    this.key = Buffer.from(`${aesKey}=`, 'base64');
  }

  seal(text: string): string {
    const body = Buffer.from(text);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(body.length);
    const content = Buffer.concat([randomBytes(randomPrefix), length, body, Buffer.from(this.appid)]);
    const padding = blockBytes - (content.length % blockBytes);
    const cipher = createCipheriv('aes-256-cbc', this.key, this.iv).setAutoPadding(false);
    return Buffer.concat([cipher.update(content), cipher.update(Buffer.alloc(padding, padding)), cipher.final()]).toString('base64');
  }

  /** Null, without saying why, for whatever was not sealed for this account. */
  open(sealed: string): string | null {
    const bytes = base64.test(sealed) ? Buffer.from(sealed, 'base64') : Buffer.alloc(0);
    if (bytes.length === 0 || bytes.length % blockBytes !== 0) return null;
    const decipher = createDecipheriv('aes-256-cbc', this.key, this.iv).setAutoPadding(false);
    const content = unpadded(Buffer.concat([decipher.update(bytes), decipher.final()]));
    if (!content || content.length < headBytes) return null;
    const end = headBytes + content.readUInt32BE(randomPrefix);
    if (end > content.length || !sameText(content.toString('latin1', end), this.appid)) return null;
    try {
      return utf8.decode(content.subarray(headBytes, end));
    } catch {
      return null;
    }
  }

  /** WeChat takes the head of the key for it. */
  private get iv(): Buffer {
    return this.key.subarray(0, 16);
  }
}

/** Without its PKCS#7 padding to 32 bytes, or null where that is not whole. */
function unpadded(content: Buffer): Buffer | null {
  const padding = content[content.length - 1] ?? 0;
  if (padding < 1 || padding > blockBytes || padding > content.length) return null;
  const body = content.length - padding;
  return content.subarray(body).every((byte) => byte === padding) ? content.subarray(0, body) : null;
}
