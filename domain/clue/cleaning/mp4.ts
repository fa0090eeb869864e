import { blankBox, boxesIn, sampleRanges, type Box } from './boxes';
import { defaultSizes, fragmentRanges, trackOfFragment } from './fragments';
import { refuseFile } from './refuse';

const advice = '这段视频（录音）里的信息去不干净，不收。请在手机里另存或截取一段 MP4 再传，或把画面截图。';
const refused = (): never => refuseFile(advice);

/** A recording or a film; null for whatever else, pictures in the same container among it. */
export function mp4Kind(bytes: Buffer): 'audio' | 'video' | null {
  if (bytes.length < 16 || bytes.toString('latin1', 4, 8) !== 'ftyp') return null;
  const brand = bytes.toString('latin1', 8, 12);
  if (/^(M4A |M4B )$/.test(brand)) return 'audio';
  if (!/^(isom|iso[2-9]|mp4[12]|avc1|qt  |M4V |MSNV|3gp\d)$/.test(brand)) return null;
  return bytes.includes('vide', 0, 'latin1') ? 'video' : 'audio';
}

/** What is needed to play; whatever else a box is, it is blanked. */
const kept: ReadonlySet<string> = new Set(
  'ftyp moov mdat mvhd trak tkhd edts elst mdia mdhd hdlr minf vmhd smhd dinf dref stbl stsd stts ctts cslg stsc stsz stco co64 stss sdtp sbgp sgpd mvex mehd trex styp sidx moof mfhd traf tfhd tfdt trun'.split(' '),
);
const containers: ReadonlySet<string> = new Set(['moov', 'trak', 'edts', 'mdia', 'minf', 'dinf', 'stbl', 'mvex']);
/** Where creation and change stand in these: from the body, after version and flags. */
const timed: ReadonlySet<string> = new Set(['mvhd', 'tkhd', 'mdhd']);

/**
 * Titles, places, devices and times are blanked, tracks other than picture and sound dropped, and every byte that no
 * track plays is overwritten. Nothing moves, so that the places in the tables, and in fragments, stay true.
 * @throws Fault unsupportedMediaType: a film of a shape we do not know
 */
export function cleanMp4(original: Buffer): Buffer {
  try {
    return cleaned(Buffer.from(original));
  } catch (error) {
    // A box that is shorter than its kind.
    if (error instanceof RangeError) return refused();
    throw error;
  }
}

interface Film {
  bytes: Buffer;
  /** Tracks of picture and sound. */
  tracks: Set<number>;
  /** Where a fragment does not say how large a sample is. */
  sizes: Map<number, number>;
  played: { from: number; to: number }[];
}

function cleaned(bytes: Buffer): Buffer {
  const top = boxesIn(bytes, 0, bytes.length) ?? refused();
  const movies = top.filter(({ type }) => type === 'moov');
  if (movies.length !== 1) refused();
  const film: Film = { bytes, tracks: new Set(), sizes: defaultSizes(bytes, movies[0]!), played: [] };
  for (const box of top) if (box.type !== 'moof') cleanBox(film, box);
  // Only now it is known which tracks are played.
  for (const box of top) if (box.type === 'moof') cleanFragment(film, box);
  if (film.played.length === 0) refused();
  for (const box of top) if (box.type === 'mdat') overwriteUnplayed(bytes, box, film.played);
  return bytes;
}

function cleanBox(film: Film, box: Box): void {
  const { bytes } = film;
  const { type, body, end } = box;
  if (!kept.has(type)) return blankBox(bytes, box);
  if (type === 'trak') {
    const track = trackOf(bytes, box);
    if (!track) return blankBox(bytes, box);
    film.tracks.add(track.id);
    film.played.push(...track.ranges);
  }
  if (containers.has(type)) {
    for (const inner of boxesIn(bytes, body, end) ?? refused()) cleanBox(film, inner);
    return;
  }
  if (timed.has(type)) bytes.fill(0, body + 4, body + (bytes[body] === 1 ? 20 : 12));
  // The language of the track: undetermined.
  if (type === 'mdhd') bytes.writeUInt16BE(0x55c4, body + (bytes[body] === 1 ? 32 : 20));
  if (type === 'hdlr') bytes.fill(0, body + 24, end);
  if (type === 'stsd') blankEncoderNames(bytes, box);
}

function cleanFragment(film: Film, fragment: Box): void {
  const { bytes } = film;
  for (const box of boxesIn(bytes, fragment.body, fragment.end) ?? refused()) {
    const track = box.type === 'traf' ? trackOfFragment(bytes, box) : null;
    if (!kept.has(box.type) || (box.type === 'traf' && (track === null || !film.tracks.has(track)))) blankBox(bytes, box);
    else if (track !== null) {
      film.played.push(...(fragmentRanges(bytes, box, fragment.start, film.sizes.get(track) ?? 0) ?? refused()));
      for (const inner of boxesIn(bytes, box.body, box.end) ?? refused()) if (!kept.has(inner.type)) blankBox(bytes, inner);
    }
  }
}

/** Null for a track that is neither picture nor sound: subtitles, and what a phone notes while it films. */
function trackOf(bytes: Buffer, track: Box): { id: number; ranges: { from: number; to: number }[] } | null {
  const inside = (box: Box | undefined, type: string): Box | undefined => box && (boxesIn(bytes, box.body, box.end) ?? refused()).find((one) => one.type === type);
  const media = inside(track, 'mdia');
  const handler = inside(media, 'hdlr');
  if (!handler || !/^(vide|soun)$/.test(bytes.toString('latin1', handler.body + 8, handler.body + 12))) return null;
  const tables = inside(inside(media, 'minf'), 'stbl');
  const head = inside(track, 'tkhd') ?? refused();
  return { id: bytes.readUInt32BE(head.body + (bytes[head.body] === 1 ? 20 : 12)), ranges: sampleRanges(bytes, (type) => inside(tables, type)) ?? refused() };
}

/** A picture's description has 32 bytes for the encoder's name. */
function blankEncoderNames(bytes: Buffer, { body, end }: Box): void {
  for (const entry of boxesIn(bytes, body + 8, end) ?? refused()) if (/^(avc[13]|hvc1|hev1|mp4v|av01|s263|vp0[89])$/.test(entry.type) && entry.start + 82 <= entry.end) bytes.fill(0, entry.start + 50, entry.start + 82);
}

function overwriteUnplayed(bytes: Buffer, { body, end }: Box, played: { from: number; to: number }[]): void {
  let at = body;
  for (const { from, to } of [...played].sort((a, b) => a.from - b.from)) {
    if (from > at) bytes.fill(0, at, Math.min(from, end));
    at = Math.max(at, Math.min(to, end));
  }
  bytes.fill(0, at, end);
}
