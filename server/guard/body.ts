import type { IncomingMessage } from 'node:http';
import { fail } from '../../domain/kernel';
import { readText, tooLarge } from '../../runtime/http/read-text';

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
