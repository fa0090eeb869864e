import { refuseFile } from './refuse';

const bitRates = {
  one: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  two: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
} as const;
const sampleRates = [44_100, 48_000, 32_000] as const;
const headerBytes = 4;

export const isMp3 = (bytes: Buffer): boolean => bytes.toString('latin1', 0, 3) === 'ID3' || frameLength(bytes, 0) !== null;

/**
 * Only the frames of sound are kept, in their order: tags of whatever kind (ID3, APE, Lyrics3, what lies between and
 * behind) are no frames. The first frame goes too where it holds the encoder's notes and no sound.
 * @throws Fault unsupportedMediaType
 */
export function cleanMp3(bytes: Buffer): Buffer {
  const frames: Buffer[] = [];
  for (let at = afterTag(bytes); at + headerBytes <= bytes.length; ) {
    const length = frameLength(bytes, at);
    if (length === null || at + length > bytes.length || !followed(bytes, at + length)) {
      at += 1;
      continue;
    }
    frames.push(bytes.subarray(at, at + length));
    at += length;
  }
  if (/Xing|Info|VBRI/.test((frames[0] ?? Buffer.alloc(0)).toString('latin1', 4, 48))) frames.shift();
  if (frames.length < 4) return refuseFile('这段录音打不开，不收。请换成 MP3 或 M4A 再传。');
  return Buffer.concat(frames);
}

/** A frame is followed by another one, by a tag, or by the end: two bytes that look like a head are not enough. */
function followed(bytes: Buffer, at: number): boolean {
  return at + headerBytes > bytes.length || frameLength(bytes, at) !== null || /^(TAG|APE|LYR|ID3)/.test(bytes.toString('latin1', at, at + 3));
}

function afterTag(bytes: Buffer): number {
  if (bytes.toString('latin1', 0, 3) !== 'ID3') return 0;
  // Seven bits of each of four bytes, so that no size looks like the head of a frame.
  const size = [6, 7, 8, 9].reduce((sum, at) => sum * 128 + ((bytes[at] ?? 0) & 0x7f), 0);
  return 10 + size + ((bytes[5] ?? 0) & 0x10 ? 10 : 0);
}

/** The length of the layer III frame whose head stands there, or null. */
function frameLength(bytes: Buffer, at: number): number | null {
  const [first = 0, second = 0, third = 0] = bytes.subarray(at, at + headerBytes);
  const version = (second >> 3) & 3;
  const [bitRate, sampleRate] = [third >> 4, (third >> 2) & 3];
  if (first !== 0xff || (second & 0xe0) !== 0xe0 || ((second >> 1) & 3) !== 1 || version === 1 || bitRate === 0 || bitRate === 15 || sampleRate === 3) return null;
  const full = version === 3;
  const rate = sampleRates[sampleRate as 0 | 1 | 2] / (full ? 1 : version === 2 ? 2 : 4);
  return Math.floor(((full ? 144_000 : 72_000) * (full ? bitRates.one : bitRates.two)[bitRate]!) / rate) + ((third >> 1) & 1);
}
