export type AudioMediaType = 'audio/amr' | 'audio/mpeg';

/** What a recording is by its first bytes: what WeChat hands out of a voice message is AMR, seldom MP3. */
export function sniffAudio(bytes: Buffer): AudioMediaType | null {
  if (/^#!AMR(-WB)?\n/.test(bytes.toString('latin1', 0, 9))) return 'audio/amr';
  return bytes.toString('latin1', 0, 3) === 'ID3' || isMp3Frame(bytes) ? 'audio/mpeg' : null;
}

/** Eleven set bits, then layer III with a bit rate and a sampling rate that exist. */
function isMp3Frame(bytes: Buffer): boolean {
  const [first = 0, second = 0, third = 0] = bytes;
  const bitRate = third >> 4;
  return first === 0xff && (second & 0xe6) === 0xe2 && bitRate > 0 && bitRate < 15 && ((third >> 2) & 3) !== 3;
}
