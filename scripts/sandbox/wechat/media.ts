import busboy from 'busboy';
import { Readable } from 'node:stream';
import { define, FileAnswer } from './interface';
import type { MediaKind } from './media-book';
import { Refusal } from './refusal';

/** What each kind may weigh and be. */
const kinds: Record<MediaKind, { max: number; types: RegExp }> = {
  image: { max: 10 * 1024 * 1024, types: /^image\/(png|jpeg|gif|bmp)$/ },
  voice: { max: 2 * 1024 * 1024, types: /^audio\/(amr|mp3|mpeg)$/ },
  video: { max: 10 * 1024 * 1024, types: /^video\/mp4$/ },
  thumb: { max: 64 * 1024, types: /^image\/jpeg$/ },
};
const isKind = (text: string | null): text is MediaKind => text !== null && text in kinds;
const endings: Record<string, string> = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/gif': 'gif', 'audio/amr': 'amr', 'video/mp4': 'mp4' };

/** The file of the form field `media`. */
export function uploaded(headers: NodeJS.Dict<string | string[]>, body: Buffer): Promise<{ type: string; bytes: Buffer }> {
  return new Promise((resolve, reject) => {
    const refuse = (): void => reject(new Refusal(40004));
    try {
      const form = busboy({ headers, limits: { files: 1 } });
      const chunks: Buffer[] = [];
      let type = '';
      form.on('file', (_name, file, { mimeType }) => {
        type = mimeType;
        file.on('data', (chunk: Buffer) => chunks.push(chunk));
      });
      form.on('error', refuse);
      form.on('close', () => (type ? resolve({ type, bytes: Buffer.concat(chunks) }) : refuse()));
      Readable.from([body]).pipe(form);
    } catch {
      refuse();
    }
  });
}

export const mediaInterfaces = [
  define('POST /cgi-bin/media/upload', '上传素材', { accounts: ['official', 'mini'] }, async ({ world, query, headers, body }) => {
    const kind = query.get('type');
    if (!isKind(kind)) throw new Refusal(40004);
    const { type, bytes } = await uploaded(headers, body);
    if (!kinds[kind].types.test(type)) throw new Refusal(40004);
    if (bytes.length > kinds[kind].max) throw new Refusal(40006);
    const id = world.media.add(kind, type, bytes);
    return { type: kind, [kind === 'thumb' ? 'thumb_media_id' : 'media_id']: id, created_at: Math.floor(world.clock.now() / 1000) };
  }),
  define('GET /cgi-bin/media/get', '取素材', { accounts: ['official', 'mini'] }, ({ world, query }) => {
    const id = query.get('media_id') ?? '';
    const file = world.media.find(id);
    if (!file) throw new Refusal(40007);
    return new FileAnswer(file.type, file.bytes, `${id.slice(0, 16)}.${endings[file.type] ?? 'bin'}`);
  }),
];
