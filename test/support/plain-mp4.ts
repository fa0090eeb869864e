import { boxesIn, type Box } from '../../domain/clue/cleaning/boxes';

interface Sample {
  size: number;
  duration: number;
}

/** As a phone writes a film: one table of samples for each track, and one `mdat`; out of a browser's, which comes in fragments. */
export function plainMp4(bytes: Buffer): Buffer {
  const top = boxesIn(bytes, 0, bytes.length)!;
  const [type, movie] = [top.find((box) => box.type === 'ftyp')!, top.find((box) => box.type === 'moov')!];
  const raw = (box: Box): Buffer => Buffer.from(bytes.subarray(box.start, box.end));
  const inside = (box: Box): Box[] => boxesIn(bytes, box.body, box.end)!;
  const find = (box: Box, ...way: string[]): Box => way.reduce((at, name) => inside(at).find((one) => one.type === name)!, box);
  const samples = new Map<number, { samples: Sample[]; chunks: { bytes: Buffer; count: number }[] }>();
  for (const fragment of top.filter((box) => box.type === 'moof')) {
    for (const traf of inside(fragment).filter((box) => box.type === 'traf')) {
      const [head, run] = [find(traf, 'tfhd'), find(traf, 'trun')];
      const id = bytes.readUInt32BE(head.body + 4);
      const known = samples.get(id) ?? { samples: [], chunks: [] };
      samples.set(id, known);
      const flags = bytes.readUInt32BE(run.body) & 0xffffff;
      const headFlags = bytes.readUInt32BE(head.body) & 0xffffff;
      const standard = headFlags & 0x8 ? bytes.readUInt32BE(head.body + 8) : 0;
      const count = bytes.readUInt32BE(run.body + 4);
      const start = fragment.start + bytes.readInt32BE(run.body + 8);
      let at = run.body + 12 + (flags & 0x4 ? 4 : 0);
      let end = start;
      for (let index = 0; index < count; index += 1) {
        const duration = flags & 0x100 ? bytes.readUInt32BE((at += 4) - 4) : standard;
        const size = bytes.readUInt32BE((at += 4) - 4);
        at += (flags & 0x400 ? 4 : 0) + (flags & 0x800 ? 4 : 0);
        known.samples.push({ size, duration });
        end += size;
      }
      known.chunks.push({ bytes: bytes.subarray(start, end), count });
    }
  }
  const build = (begin: number): Buffer => {
    let place = begin;
    const tracks = inside(movie).filter((box) => box.type === 'trak').map((trak) => {
      const header = raw(find(trak, 'tkhd'));
      const one = samples.get(header.readUInt32BE(8 + 20))!;
      const total = one.samples.reduce((sum, { duration }) => sum + duration, 0);
      const media = raw(find(trak, 'mdia', 'mdhd'));
      media.writeBigUInt64BE(BigInt(total), 8 + 24);
      header.writeBigUInt64BE(BigInt(Math.round((total * 1000) / media.readUInt32BE(8 + 20))), 8 + 28);
      const chunks = one.chunks.map((chunk, index) => ({ ...chunk, number: index + 1, at: (place += chunk.bytes.length) - chunk.bytes.length }));
      const information = find(trak, 'mdia', 'minf');
      const table = box('stbl', raw(find(information, 'stbl', 'stsd')), box('stts', words(0, one.samples.length, ...one.samples.flatMap(({ duration }) => [1, duration]))), box('stsc', words(0, chunks.length, ...chunks.flatMap(({ number, count }) => [number, count, 1]))), box('stsz', words(0, 0, one.samples.length, ...one.samples.map(({ size }) => size))), box('stco', words(0, chunks.length, ...chunks.map(({ at }) => at))));
      return { trak: box('trak', header, box('mdia', media, raw(find(trak, 'mdia', 'hdlr')), box('minf', ...inside(information).filter((part) => part.type !== 'stbl').map(raw), table))), chunks, seconds: total / media.readUInt32BE(8 + 20) };
    });
    const head = raw(find(movie, 'mvhd'));
    head.writeUInt32BE(1000, 8 + 20);
    head.writeBigUInt64BE(BigInt(Math.round(Math.max(...tracks.map(({ seconds }) => seconds)) * 1000)), 8 + 24);
    return Buffer.concat([raw(type), box('moov', head, ...tracks.map(({ trak }) => trak)), box('mdat', ...tracks.flatMap(({ chunks }) => chunks.map((chunk) => chunk.bytes)))]);
  };
  // The tables are as long whatever places stand in them.
  const length = [...samples.values()].flatMap(({ chunks }) => chunks).reduce((sum, chunk) => sum + chunk.bytes.length, 0);
  return build(build(0).length - length);
}

export const words = (...values: number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => bytes.writeUInt32BE(value, index * 4));
  return bytes;
};

export function box(type: string, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([words(body.length + 8), Buffer.from(type, 'latin1'), body]);
}
