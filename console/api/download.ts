import { ApiError, address, type Query } from './client';
import { errorBody } from '../../contracts/common';

async function fetchFile(path: string, query: Query, options: RequestInit = {}): Promise<Response> {
  const response = await fetch(address(path, query), { credentials: 'same-origin', ...options }).catch(() => {
    throw new ApiError('offline', '连不上服务器，没有下载成。请看看网络再点一次。', 0);
  });
  if (response.ok) return response;
  const body = errorBody.safeParse(await response.json().catch(() => undefined));
  throw new ApiError('internal', body.success ? body.data.error.message : '没有下载成，请稍后再点一次。', response.status);
}

/** A file to be shown inside the page, from memory. */
export const fetchBlob = async (path: string, query: Query, signal: AbortSignal): Promise<Blob> => (await fetchFile(path, query, { signal })).blob();

/**
 * Fetches a file and lets the browser save it, so that a refusal can be shown on the page instead of replacing it.
 * `body`: asked for by POST, for what must not stand in an address.
 */
export async function download(path: string, query: Query, fallbackName: string, body?: unknown): Promise<void> {
  const response = await fetchFile(path, query, body === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = fileName(response.headers.get('content-disposition')) ?? fallbackName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** The name in a content-disposition header; the UTF-8 form goes before the plain one. */
export function fileName(disposition: string | null): string | undefined {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1];
  if (encoded) return decodeURIComponent(encoded);
  return /filename="?([^";]+)"?/i.exec(disposition ?? '')?.[1];
}
