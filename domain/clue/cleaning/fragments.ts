import { boxesIn, type Box } from './boxes';

interface Range {
  from: number;
  to: number;
}

/** Of each track the size that its samples have where a fragment names none (`mvex`). */
export function defaultSizes(bytes: Buffer, movie: Box): Map<number, number> {
  const extension = boxesIn(bytes, movie.body, movie.end)?.find(({ type }) => type === 'mvex');
  const all = extension ? (boxesIn(bytes, extension.body, extension.end) ?? []) : [];
  return new Map(all.filter(({ type }) => type === 'trex').map(({ body }) => [bytes.readUInt32BE(body + 4), bytes.readUInt32BE(body + 16)]));
}

export const trackOfFragment = (bytes: Buffer, traf: Box): number | null => {
  const head = boxesIn(bytes, traf.body, traf.end)?.find(({ type }) => type === 'tfhd');
  return head ? bytes.readUInt32BE(head.body + 4) : null;
};

const flagsOf = (bytes: Buffer, { body }: Box): number => bytes.readUInt32BE(body) & 0xffffff;

/**
 * The bytes of one track's samples in a fragment (`traf`), by its runs; null where they do not fit. `base`: where the
 * fragment begins, from which its places are counted as a rule.
 */
export function fragmentRanges(bytes: Buffer, traf: Box, base: number, defaultSize: number): Range[] | null {
  const boxes = boxesIn(bytes, traf.body, traf.end);
  const head = boxes?.find(({ type }) => type === 'tfhd');
  if (!boxes || !head) return null;
  const flags = flagsOf(bytes, head);
  // Places counted from where the fragment begins, or from a place that it names; other ways are out of use.
  if (!(flags & 0x1) && !(flags & 0x20000)) return null;
  let at = head.body + 8;
  const from = flags & 0x1 ? Number(bytes.readBigUInt64BE(at)) : base;
  at += (flags & 0x1 ? 8 : 0) + (flags & 0x2 ? 4 : 0) + (flags & 0x8 ? 4 : 0);
  const size = flags & 0x10 ? bytes.readUInt32BE(at) : defaultSize;
  const ranges: Range[] = [];
  for (const run of boxes.filter(({ type }) => type === 'trun')) {
    const range = rangeOfRun(bytes, run, { from, size, after: ranges.at(-1)?.to });
    if (!range || range.from < 0 || range.to > bytes.length) return null;
    ranges.push(range);
  }
  return ranges;
}

function rangeOfRun(bytes: Buffer, run: Box, { from, size, after }: { from: number; size: number; after: number | undefined }): Range | null {
  const flags = flagsOf(bytes, run);
  const samples = bytes.readUInt32BE(run.body + 4);
  let at = run.body + 8;
  const start = flags & 0x1 ? from + bytes.readInt32BE(at) : (after ?? from);
  at += (flags & 0x1 ? 4 : 0) + (flags & 0x4 ? 4 : 0);
  const before = flags & 0x100 ? 4 : 0;
  const words = [0x100, 0x200, 0x400, 0x800].filter((flag) => flags & flag).length * 4;
  if (at + samples * words > run.end) return null;
  if (!(flags & 0x200)) return { from: start, to: start + samples * size };
  let to = start;
  for (let sample = 0; sample < samples; sample += 1) to += bytes.readUInt32BE(at + sample * words + before);
  return { from: start, to };
}
