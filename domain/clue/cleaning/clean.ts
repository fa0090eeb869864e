import type { AttachmentKind } from '../../../contracts/clue-report';
import { documentMediaTypes, encodeImage, fail, sniffImage } from '../../kernel';
import { cleanMp3, isMp3 } from './mp3';
import { cleanMp4, mp4Kind } from './mp4';
import { cleanOffice, isZip } from './office';
import { cleanPdf, isPdf } from './pdf';

/** A file that can be stored: what it is by its content, and what was taken out of it. */
export interface CleanFile {
  bytes: Buffer;
  kind: AttachmentKind;
  mediaType: string;
  ending: string;
  cleaned: string[];
}

const otherAdvice = '只收照片（JPG、PNG、WebP）、录音（MP3、M4A）、视频（MP4）、PDF、Word（docx）和 Excel（xlsx）。别的请截图再传。';

/**
 * Without what a file can say about who made it, where, when and with what.
 * @throws Fault unsupportedMediaType (with advice), payloadTooLarge
 */
export async function cleanFile(bytes: Buffer): Promise<CleanFile> {
  if (sniffImage(bytes)) {
    const drawn = await encodeImage(bytes);
    return { ...drawn, kind: 'image', ending: drawn.mediaType === 'image/webp' ? 'webp' : 'jpg', cleaned: ['拍摄时间、地点和手机型号', '画面以外的内容'] };
  }
  if (isMp3(bytes)) return { bytes: cleanMp3(bytes), kind: 'audio', mediaType: 'audio/mpeg', ending: 'mp3', cleaned: ['标题、作者和设备信息'] };
  const kind = mp4Kind(bytes);
  if (kind) return { bytes: cleanMp4(bytes), kind, mediaType: kind === 'audio' ? 'audio/mp4' : 'video/mp4', ending: kind === 'audio' ? 'm4a' : 'mp4', cleaned: ['拍摄时间、地点和设备信息'] };
  if (isZip(bytes)) return { ...(await cleanOffice(bytes)), kind: 'document', cleaned: ['作者、单位和修改时间', '批注人和修订人的名字', '里面照片的拍摄信息'] };
  if (isPdf(bytes)) return { bytes: await cleanPdf(bytes), kind: 'document', mediaType: documentMediaTypes.pdf, ending: 'pdf', cleaned: ['作者、软件和修改时间', '改动前的版本和附件', '批注人的名字', '里面照片的拍摄信息'] };
  return fail('unsupportedMediaType', { message: otherAdvice });
}
