/** Tables of a font that draw nothing: names, signatures, and what its maker's program noted. */
const told: ReadonlySet<string> = new Set(['name', 'DSIG', 'meta', 'FFTM', 'PfEd', 'TeX ', 'BDF ', 'Webf']);
const entryBytes = 16;

/** A TrueType or OpenType font without names and times; whatever else it is, it stays as it is. */
export function cleanFont(original: Buffer): Buffer {
  const bytes = Buffer.from(original);
  if (bytes.length < 12 || !['\0\x01\0\0', 'true', 'OTTO'].includes(bytes.toString('latin1', 0, 4))) return bytes;
  const tables = bytes.readUInt16BE(4);
  for (let at = 12; at + entryBytes <= Math.min(bytes.length, 12 + tables * entryBytes); at += entryBytes) {
    const [tag, from, length] = [bytes.toString('latin1', at, at + 4), bytes.readUInt32BE(at + 8), bytes.readUInt32BE(at + 12)];
    if (from + length > bytes.length) continue;
    // An empty table of names is format 0, no records: zeros.
    if (told.has(tag)) bytes.fill(0, from, from + length);
    // When it was made and changed.
    if (tag === 'head' && length >= 36) bytes.fill(0, from + 20, from + 36);
  }
  return bytes;
}
