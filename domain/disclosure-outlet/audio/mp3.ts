/** What has to be alike for frames to follow each other in one file; the bit rate may change from frame to frame. */
interface Form {
  version: 1 | 2 | 2.5;
  sampleRate: number;
  mono: boolean;
}

interface Frame extends Form {
  bytes: Buffer;
}

export interface Mp3 {
  bytes: Buffer;
  seconds: number;
}

const versions = [2.5, null, 2, 1] as const;
const bitRates = { 1: [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320], 2: [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160] };
const sampleRates = { 1: [44_100, 48_000, 32_000], 2: [22_050, 24_000, 16_000], 2.5: [11_025, 12_000, 8000] };
const samplesOf = (version: Form['version']): number => (version === 1 ? 1152 : 576);

/**
 * Frames of Layer III, one after the other: tags before and after them, and the frame that only tells how long the piece
 * is, are left out, since they would say something wrong of the whole. Null where it is anything else.
 */
export function mp3Frames(bytes: Buffer): Frame[] | null {
  const frames: Frame[] = [];
  let at = afterTag(bytes);
  while (at < bytes.length) {
    const frame = frameAt(bytes, at);
    if (!frame) return frames.length > 0 && isTrailer(bytes, at) ? frames.filter(isSound) : null;
    frames.push(frame);
    at += frame.bytes.length;
  }
  const sound = frames.filter(isSound);
  return sound.length > 0 ? sound : null;
}

/** Pieces of one voice as one file. Null where one is no MP3, or of another form than the first. */
export function joinMp3(pieces: readonly Buffer[]): Mp3 | null {
  const all: Frame[] = [];
  for (const piece of pieces) {
    const frames = mp3Frames(piece);
    if (!frames) return null;
    all.push(...frames);
  }
  const [first] = all;
  if (!first || all.some(({ version, sampleRate, mono }) => version !== first.version || sampleRate !== first.sampleRate || mono !== first.mono)) return null;
  return { bytes: Buffer.concat(all.map(({ bytes }) => bytes)), seconds: (all.length * samplesOf(first.version)) / first.sampleRate };
}

function frameAt(bytes: Buffer, at: number): Frame | null {
  if (at + 4 > bytes.length) return null;
  const [first, second, third, fourth] = bytes.subarray(at, at + 4) as unknown as [number, number, number, number];
  const version = versions[(second >> 3) & 3];
  const layerThree = first === 0xff && (second & 0xe6) === 0xe2;
  if (!layerThree || !version) return null;
  const kilobits = bitRates[version === 1 ? 1 : 2][(third >> 4) - 1];
  const sampleRate = sampleRates[version][(third >> 2) & 3];
  if (!kilobits || !sampleRate) return null;
  const length = Math.floor(((samplesOf(version) / 8) * kilobits * 1000) / sampleRate) + ((third >> 1) & 1);
  if (at + length > bytes.length) return null;
  return { version, sampleRate, mono: fourth >> 6 === 3, bytes: bytes.subarray(at, at + length) };
}

/** ID3v2: its length stands in seven bits of each of four bytes. */
function afterTag(bytes: Buffer): number {
  if (bytes.length < 10 || bytes.toString('latin1', 0, 3) !== 'ID3') return 0;
  return 10 + bytes.subarray(6, 10).reduce((length, part) => (length << 7) | (part & 0x7f), 0);
}

/** ID3v1 and APE tags end a file. */
const isTrailer = (bytes: Buffer, at: number): boolean => bytes.toString('latin1', at, at + 3) === 'TAG' || bytes.toString('latin1', at, at + 8) === 'APETAGEX';
const isSound = ({ bytes }: Frame): boolean => !/Xing|Info|VBRI/.test(bytes.toString('latin1', 4, 48));
