import type { IncomingMessage } from 'node:http';
import { fail, Fault } from '../../domain/kernel';

/** JSON bodies are small unless a route says otherwise: whatever is large comes as an upload. */
export const jsonMaxBytes = 64 * 1024;

/**
 * Reads a JSON body by hand: one buffer, never more than the limit. An empty body counts as `{}`, so that the schema
 * names the missing fields. Fails with payloadTooLarge, unsupportedMediaType or badRequest.
 */
export async function readJson(request: IncomingMessage, maxBytes = jsonMaxBytes): Promise<unknown> {
  const type = request.headers['content-type'];
  const length = Number(request.headers['content-length'] ?? 0);
  if (length > maxBytes) throw tooLarge();
  if (request.headers['content-encoding'] !== undefined) fail('unsupportedMediaType', { message: '请求内容不要压缩。' });
  const text = await readText(request, maxBytes);
  if (text === '') return {};
  if (type === undefined || !/^application\/json\b/i.test(type)) fail('unsupportedMediaType', { message: '请求内容应是 JSON（Content-Type: application/json）。' });
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return fail('badRequest', { fields: [{ path: '', message: '内容不是完整的 JSON' }] });
  }
}

function readText(request: IncomingMessage, maxBytes: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const stop = (act: () => void): void => {
      request.off('data', onData).off('end', onEnd).off('error', onGone).off('close', onGone);
      act();
    };
    const onData = (chunk: Buffer): void => {
      size += chunk.length;
      if (size > maxBytes) {
        stop(() => reject(tooLarge()));
        request.resume();
      } else chunks.push(chunk);
    };
    const onEnd = (): void => stop(() => resolve(chunks.length === 1 ? (chunks[0] as Buffer).toString('utf8') : Buffer.concat(chunks).toString('utf8')));
    const onGone = (): void => stop(() => reject(broken()));
    request.on('data', onData).on('end', onEnd).on('error', onGone).on('close', onGone);
  });
}

const tooLarge = (): Fault => new Fault('payloadTooLarge', { message: '内容太大，请删减后再提交。' });
const broken = (): Fault => new Fault('badRequest', { message: '内容没有传完，请再提交一次。' });
