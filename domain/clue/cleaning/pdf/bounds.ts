import { promisify } from 'node:util';
import { constants, inflate, type InputType, type ZlibOptions } from 'node:zlib';
import { refusePdf } from './refused';

/** What one stream may become. */
const streamMaxBytes = 64 * 1024 * 1024;
/** What all of them may: some forty scanned pages that were not packed well. */
const allMaxBytes = 1024 * 1024 * 1024;
export const pagesMax = 300;
export const objectsMax = 100_000;

const unpack = promisify<InputType, ZlibOptions, Buffer>(inflate);

/** Counts what is unpacked of one document. */
export class Unpacker {
  private left = allMaxBytes;

  /** One that breaks off is taken as far as it goes, as viewers do; null where it is nothing of the kind. @throws PdfRefused tooLarge */
  async inflate(bytes: Uint8Array): Promise<Buffer | null> {
    try {
      const plain = await unpack(bytes, { maxOutputLength: Math.min(streamMaxBytes, this.left), finishFlush: constants.Z_SYNC_FLUSH });
      this.left -= plain.length;
      return plain;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' || this.left <= 0) refusePdf('tooLarge');
      return null;
    }
  }
}

/** Packings whose size nothing tells before they are undone. */
const otherPackings = /\/(?:ASCII85Decode|ASCIIHexDecode|LZWDecode|RunLengthDecode|A85|AHx|LZW|RL)\b/;

/**
 * Before the document is read: the reader unpacks by itself the streams that hold objects or places of objects, and
 * these only. Each place where a stream may begin is tried here, whatever is written around it.
 * @throws PdfRefused tooLarge, unknown
 */
export async function boundUnpacked(bytes: Buffer): Promise<void> {
  // A name may be written in hexadecimal.
  const text = bytes.toString('latin1').replace(/#([0-9a-fA-F]{2})/g, (_whole, code: string) => String.fromCharCode(parseInt(code, 16)));
  if (/\/(?:ObjStm|XRef)\b/.test(text) && otherPackings.test(text)) refusePdf('unknown');
  const unpacker = new Unpacker();
  for (let at = bytes.indexOf('stream'); at >= 0; at = bytes.indexOf('stream', at + 6)) {
    const from = at + 6 + (bytes[at + 6] === 0x0d ? 1 : 0) + (bytes[at + 6] === 0x0a || bytes[at + 7] === 0x0a ? 1 : 0);
    // The head of a packed stream, by its own check.
    if (from + 2 <= bytes.length && (bytes[from]! & 0x0f) === 8 && bytes.readUInt16BE(from) % 31 === 0) await unpacker.inflate(bytes.subarray(from));
  }
}
