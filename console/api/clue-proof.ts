import { attachmentStored, type AttachmentStored } from '../../contracts/clue-report';
import { address, ApiError, failure } from './client';

export interface Sending {
  named: boolean;
  /** From 0 to 1; the last stretch, cleaning and sealing, has no measure. */
  onProgress: (part: number) => void;
  signal: AbortSignal;
}

/** Sends one file that came with a letter, a visit or a call. `fetch` tells nothing of how far an upload is. */
export function sendProof(file: File, { named, onProgress, signal }: Sending): Promise<AttachmentStored> {
  const form = new FormData();
  form.append('named', named ? 'yes' : 'no');
  form.append('file', file);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', address('/clues/attachments'));
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onerror = () => reject(new ApiError('offline', '连不上服务器，没有传成。请看看网络再传一次。', 0));
    request.onabort = () => reject(new DOMException('aborted', 'AbortError'));
    request.onload = () => {
      if (request.status !== 201) return void failure(new Response(request.responseText, { status: request.status })).then(reject, reject);
      const stored = attachmentStored.safeParse(JSON.parse(request.responseText));
      if (stored.success) resolve(stored.data);
      else reject(new ApiError('badAnswer', '页面和服务器的版本对不上，请刷新页面再试。', request.status));
    };
    signal.addEventListener('abort', () => request.abort());
    request.send(form);
  });
}
