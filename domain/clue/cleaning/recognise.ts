import { documentMediaTypes, inspectDocument, sniffAudio, sniffImage } from '../../kernel';
import type { CleanFile } from './clean';
import { isMp3 } from './mp3';
import { mp4Kind } from './mp4';

/**
 * What a file is by its content; it is kept as it was sent, since a report by name is worth what its proof is worth.
 * @throws Fault unsupportedMediaType, payloadTooLarge
 */
export async function recogniseFile(bytes: Buffer, name: string): Promise<CleanFile> {
  const kept = (kind: CleanFile['kind'], mediaType: string, ending: string): CleanFile => ({ bytes, kind, mediaType, ending, cleaned: [] });
  const image = sniffImage(bytes);
  if (image) return kept('image', `image/${image}`, image === 'jpeg' ? 'jpg' : image);
  if (sniffAudio(bytes) === 'audio/amr') return kept('audio', 'audio/amr', 'amr');
  if (isMp3(bytes)) return kept('audio', 'audio/mpeg', 'mp3');
  const film = mp4Kind(bytes);
  if (film) return kept(film, film === 'audio' ? 'audio/mp4' : 'video/mp4', film === 'audio' ? 'm4a' : 'mp4');
  const type = await inspectDocument(bytes, name);
  return kept('document', documentMediaTypes[type], type);
}
