/** A box of an MP4 file (ISO 14496-12): `start` is its head, `body` what it holds, `end` where the next begins. */
export interface Box {
  type: string;
  start: number;
  body: number;
  end: number;
}

/** The boxes between two places, or null where they do not fill them exactly. */
export function boxesIn(bytes: Buffer, from: number, to: number): Box[] | null {
  const boxes: Box[] = [];
  for (let start = from; start < to; ) {
    if (start + 8 > to) return null;
    const small = bytes.readUInt32BE(start);
    const large = small === 1;
    if (large && start + 16 > to) return null;
    const size = large ? Number(bytes.readBigUInt64BE(start + 8)) : small === 0 ? to - start : small;
    const body = start + (large ? 16 : 8);
    const end = start + size;
    if (end < body || end > to) return null;
    boxes.push({ type: bytes.toString('latin1', start + 4, start + 8), start, body, end });
    start = end;
  }
  return boxes;
}

/** Takes a box out without moving what comes after it: places in the file are counted from its beginning. */
export function blankBox(bytes: Buffer, { start, body, end }: Box): void {
  bytes.write('free', start + 4, 'latin1');
  bytes.fill(0, body, end);
}

/** The bytes of a track's samples, by its tables; null where they do not fit together. */
export function sampleRanges(bytes: Buffer, table: (type: string) => Box | undefined): { from: number; to: number }[] | null {
  const [toChunk, sizes, short, long] = [table('stsc'), table('stsz'), table('stco'), table('co64')];
  const offsets = short ?? long;
  if (!toChunk || !sizes || !offsets) return null;
  const word = (box: Box, index: number): number => bytes.readUInt32BE(box.body + 4 + index * 4);
  const holds = (box: Box, words: number): boolean => box.body + 4 + words * 4 <= box.end;
  if (!holds(toChunk, 1) || !holds(sizes, 2) || !holds(offsets, 1)) return null;
  const [runs, same, samples, chunks] = [word(toChunk, 0), word(sizes, 0), word(sizes, 1), word(offsets, 0)];
  if (!holds(toChunk, 1 + runs * 3) || (same === 0 && !holds(sizes, 2 + samples)) || !holds(offsets, 1 + chunks * (short ? 1 : 2))) return null;
  const ranges: { from: number; to: number }[] = [];
  let [run, sample] = [0, 0];
  for (let chunk = 1; chunk <= chunks && sample < samples; chunk += 1) {
    while (run + 1 < runs && word(toChunk, 1 + (run + 1) * 3) <= chunk) run += 1;
    const from = short ? word(offsets, chunk) : Number(bytes.readBigUInt64BE(offsets.body + 8 + (chunk - 1) * 8));
    let to = from;
    for (let left = runs > 0 ? word(toChunk, 2 + run * 3) : 0; left > 0 && sample < samples; left -= 1, sample += 1) to += same || word(sizes, 2 + sample);
    if (to > bytes.length) return null;
    ranges.push({ from, to });
  }
  return sample === samples ? ranges : null;
}
