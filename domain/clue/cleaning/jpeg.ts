/** Segments that draw the picture: tables, frames, scans. Notes of whatever kind (EXIF, XMP, IPTC, ICC, comments) are others. */
const draws = (marker: number): boolean => (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc8) || marker === 0xdb || marker === 0xdd;
const [startOfScan, adobe, end] = [0xda, 0xee, 0xd9];
/** `Adobe`, its version and flags, and how the colours are to be read, without which CMYK comes out inverted. */
const adobeBytes = 12;

/** The picture as it is, bit by bit, without what else stands in its file or behind it; null where it is broken. */
export function cleanJpeg(bytes: Buffer): Buffer | null {
  if (bytes.readUInt16BE(0) !== 0xffd8) return null;
  const kept = [bytes.subarray(0, 2)];
  for (let at = 2; at + 4 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === end) break;
    const length = bytes.readUInt16BE(at + 2);
    const next = at + 2 + length;
    if (length < 2 || next > bytes.length) return null;
    if (draws(marker)) kept.push(bytes.subarray(at, next));
    if (marker === adobe && length >= 2 + adobeBytes && bytes.toString('latin1', at + 4, at + 9) === 'Adobe') kept.push(Buffer.from([0xff, adobe, 0, 2 + adobeBytes]), bytes.subarray(at + 4, at + 4 + adobeBytes));
    at = next;
    if (marker !== startOfScan) continue;
    at = afterScan(bytes, next);
    kept.push(bytes.subarray(next - length - 2, at));
  }
  return kept.length > 1 ? Buffer.concat([...kept, Buffer.from([0xff, end])]) : null;
}

/** Within a scan, 0xFF is followed by 0, or by a restart mark. */
function afterScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at + 2)) {
    const next = bytes[at + 1]!;
    if (next !== 0 && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.length;
}
