import type Sharp from 'sharp';
import { fail } from '../errors';

/** 64 million pixels: more than any phone's photo we were shown, and 256 MB at the very most when unpacked. */
const pixelsMax = 64_000_000;
const edgeMax = 2560;

let loaded: Promise<typeof Sharp> | undefined;

/** The image library is large: the first picture waits for it, not every start of every process. */
export function imageLibrary(): Promise<typeof Sharp> {
  loaded ??= import('sharp').then(({ default: sharp }) => {
    // One picture, one thread; nothing is kept in memory between pictures.
    sharp.concurrency(1);
    sharp.cache(false);
    return sharp;
  });
  return loaded;
}

export interface EncodedImage {
  bytes: Buffer;
  mediaType: 'image/jpeg' | 'image/webp';
}

/** What an image is by its first bytes; the name and the browser's word count for nothing. */
export function sniffImage(bytes: Buffer): 'jpeg' | 'png' | 'webp' | 'heic' | null {
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'jpeg';
  if (bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))) return 'png';
  if (bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP') return 'webp';
  if (bytes.toString('latin1', 4, 8) === 'ftyp' && /^(heic|heix|heim|hevc|mif1|msf1)$/.test(bytes.toString('latin1', 8, 12))) return 'heic';
  return null;
}

/**
 * Draws the picture anew: upright, at most 2560 on its longer edge, without EXIF (place, device, time) or anything
 * hidden behind the pixels.
 * @throws Fault unsupportedMediaType, payloadTooLarge (too many pixels)
 */
export async function encodeImage(bytes: Buffer): Promise<EncodedImage> {
  const kind = sniffImage(bytes);
  if (kind === 'heic') fail('unsupportedMediaType', { message: '这种照片（HEIC）打不开，请在手机里存成 JPG 再传。' });
  if (!kind) fail('unsupportedMediaType', { message: '照片只收 JPG、PNG、WebP。' });
  const sharp = await imageLibrary();
  const open = () => sharp(bytes, { limitInputPixels: pixelsMax, failOn: 'error', sequentialRead: true, pages: 1 });
  try {
    const { width = 0, height = 0, hasAlpha } = await open().metadata();
    if (width * height > pixelsMax) return fail('payloadTooLarge', { message: '照片像素太大，请缩小后再传。' });
    const upright = open().rotate().resize({ width: edgeMax, height: edgeMax, fit: 'inside', withoutEnlargement: true });
    const drawn = hasAlpha ? upright.webp({ quality: 84 }) : upright.jpeg({ quality: 82 });
    return { bytes: await drawn.toBuffer(), mediaType: hasAlpha ? 'image/webp' : 'image/jpeg' };
  } catch (error) {
    if (error instanceof Error && error.name === 'Fault') throw error;
    if (error instanceof Error && /pixel limit/i.test(error.message)) return fail('payloadTooLarge', { message: '照片像素太大，请缩小后再传。' });
    return fail('unsupportedMediaType', { message: '这张照片坏了，打不开，请换一张。' });
  }
}
