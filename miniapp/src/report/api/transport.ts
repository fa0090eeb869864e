import { fileOf } from '../platform/files';
import type { Reply, Upload } from './reply';

/** Nothing goes along that tells who asks: no cookie, no referrer; and nothing is kept of the answer. */
const bare: RequestInit = { credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store' };
const timeoutMs = 30_000;

async function replyOf(answer: Response): Promise<Reply> {
  const text = await answer.text();
  try {
    return { status: answer.status, data: JSON.parse(text) as unknown };
  } catch {
    return { status: answer.status, data: null };
  }
}

/** Rejects without a network. */
export async function exchange(method: 'GET' | 'POST', path: string, body?: object): Promise<Reply> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), timeoutMs);
  try {
    return await replyOf(await fetch(path, { ...bare, method, signal: stop.signal, ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}) }));
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Sends a chosen file. Only XMLHttpRequest tells how much of it has gone, and it cannot leave cookies out: so a browser
 * shows that it is on its way, and no percentage.
 */
export function upload(path: string, fileId: string, fields: Record<string, string>, _onProgress: (percent: number) => void): Upload {
  const stop = new AbortController();
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  const { file, name } = fileOf(fileId);
  form.append('file', file, fields.named === 'yes' ? name : `file${/\.[A-Za-z0-9]{1,5}$/.exec(name)?.[0] ?? ''}`);
  return { reply: fetch(path, { ...bare, method: 'POST', body: form, signal: stop.signal }).then(replyOf), cancel: () => stop.abort() };
}
