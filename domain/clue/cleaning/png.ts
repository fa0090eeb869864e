import { refuseFile } from './refuse';

/** What draws the picture; text, times, EXIF and whatever else is left out. */
const drawing: ReadonlySet<string> = new Set(['IHDR', 'PLTE', 'tRNS', 'gAMA', 'IDAT', 'IEND']);
const signatureBytes = 8;

/** @throws Fault unsupportedMediaType */
export function cleanPng(bytes: Buffer): Buffer {
  const chunks = [bytes.subarray(0, signatureBytes)];
  for (let at = signatureBytes; at + 12 <= bytes.length; ) {
    const end = at + 12 + bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (end > bytes.length) break;
    if (drawing.has(type)) chunks.push(bytes.subarray(at, end));
    if (type === 'IEND') return Buffer.concat(chunks);
    at = end;
  }
  return refuseFile('里面的一张图坏了，请换一份再传。');
}
