import { buffer } from 'node:stream/consumers';
import type { ObjectId } from '../database';
import { readFileBytes } from './files';
import { imageLibrary } from './images';

const edge = 240;

/** A stored picture, small, as an address that a page shows without asking for it. Asks for no authority. @throws Fault notFound */
export async function thumbnailOf(id: ObjectId): Promise<string> {
  const sharp = await imageLibrary();
  const small = await sharp(await buffer(await readFileBytes(id)))
    .resize({ width: edge, height: edge, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#fff' })
    .jpeg({ quality: 60 })
    .toBuffer();
  return `data:image/jpeg;base64,${small.toString('base64')}`;
}
