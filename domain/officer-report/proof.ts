import { storeAttachment, takeAttachments, type ClueFile } from '../clue';
import { fail, Fault, sniffAudio, sniffImage, type Clock } from '../kernel';

/** A picture or a recording that an officer sends along. */
export type ProofKind = 'photo' | 'voice';

/** Sealed under a key of its own, which stands in the token; what no report names goes after its day. @throws Fault unsupportedMediaType, payloadTooLarge */
export async function storeProof(clock: Clock, kind: ProofKind, bytes: Buffer): Promise<string> {
  const known = kind === 'photo' ? sniffImage(bytes) : sniffAudio(bytes);
  if (!known) return fail('unsupportedMediaType', { message: kind === 'photo' ? '照片只收 JPG、PNG、WebP。' : '语音只收 AMR、MP3。' });
  return (await storeAttachment(clock, bytes, { name: kind === 'photo' ? '照片' : '语音', named: true })).token;
}

const endings: Record<string, string> = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp', 'audio/amr': 'amr', 'audio/mpeg': 'mp3' };

/** Named by number. One whose day is over is left out: the words are reported all the same. */
export async function takeProof(files: readonly { token: string }[]): Promise<ClueFile[]> {
  const taken: ClueFile[] = [];
  for (const { token } of files) {
    taken.push(
      ...(await takeAttachments([token], { named: true }).catch((error: unknown) => {
        if (error instanceof Fault) return [];
        throw error;
      })),
    );
  }
  return taken.map((file, index) => ({ ...file, name: `${file.name}${index + 1}.${endings[file.mediaType] ?? 'bin'}` }));
}
