import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import busboy from 'busboy';
import { fail, Fault } from '../../domain/kernel';
import type { UploadedFile, UploadSpec } from '../route';

/** Room for the form around the file. */
const formBytes = 64 * 1024;
const fieldBytes = 4 * 1024;
const fieldsMax = 20;

export interface ReceivedUpload {
  fields: Record<string, string>;
  file: UploadedFile;
  discard(): Promise<void>;
}

/**
 * Spools the one file of a multipart body into `folder`; `discard` removes it when the answer is made.
 * Fails with unsupportedMediaType, payloadTooLarge, or badRequest naming the field.
 */
export async function receiveUpload(request: IncomingMessage, spec: UploadSpec, folder: string): Promise<ReceivedUpload> {
  const target = path.join(folder, randomUUID());
  const discard = (): Promise<void> => rm(target, { force: true });
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const spool = (stream: Readable): Promise<void> => pipeline(stream, createWriteStream(target, { flags: 'wx', mode: 0o600 }));
    const { fields, part } = await receive(request, spec, spool);
    return { fields, discard, file: { path: target, size: part.size, name: part.name, mimeType: part.mimeType, buffer: () => readFile(target) } };
  } catch (error) {
    await discard();
    throw error;
  }
}

/** So many files of reports are in memory at once; whoever comes then is told to try again. */
const inMemoryMax = 8;
let inMemory = 0;

/** As `receiveUpload`, without a file ever being written. Fails with notReady too. */
export async function receiveInMemory(request: IncomingMessage, spec: UploadSpec): Promise<ReceivedUpload> {
  if (inMemory >= inMemoryMax) {
    request.resume();
    return fail('notReady', { message: '现在传文件的人多，请过几秒再传。', retryAfterSeconds: 5 });
  }
  inMemory += 1;
  const chunks: Buffer[] = [];
  const discard = async (): Promise<void> => {
    inMemory -= 1;
    for (const chunk of chunks) chunk.fill(0);
  };
  try {
    const { fields, part } = await receive(request, spec, (stream) => finished(stream.on('data', (chunk: Buffer) => chunks.push(chunk))));
    return { fields, discard, file: { path: '', size: part.size, name: part.name, mimeType: part.mimeType, buffer: async () => Buffer.concat(chunks) } };
  } catch (error) {
    await discard();
    throw error;
  }
}

/** Begins to take the bytes at once: what flows by before is lost. */
type Sink = (stream: Readable) => Promise<void>;

async function receive(request: IncomingMessage, spec: UploadSpec, sink: Sink): Promise<{ fields: Record<string, string>; part: FilePart }> {
  const tooLarge = new Fault('payloadTooLarge', { message: `文件太大，最大 ${Math.floor(spec.maxBytes / 1024 / 1024)} MB，请压缩后再传。` });
  if (!/^multipart\/form-data\b/i.test(request.headers['content-type'] ?? '')) fail('unsupportedMediaType', { message: '请用表单上传文件（multipart/form-data）。' });
  if (Number(request.headers['content-length'] ?? 0) > spec.maxBytes + formBytes) throw tooLarge;
  try {
    const { fields, part } = await parseForm(request, spec, sink);
    if (!part) return fail('badRequest', { fields: [{ path: spec.field, message: '请选文件' }] });
    if (part.truncated) throw tooLarge;
    if (part.size === 0) fail('badRequest', { fields: [{ path: spec.field, message: '文件是空的，请重新选' }] });
    return { fields, part };
  } catch (error) {
    request.unpipe();
    request.resume();
    throw error;
  }
}

interface FilePart {
  name: string;
  mimeType: string;
  size: number;
  truncated: boolean;
}

async function parseForm(request: IncomingMessage, spec: UploadSpec, sink: Sink): Promise<{ fields: Record<string, string>; part?: FilePart }> {
  const fields: Record<string, string> = {};
  let part: FilePart | undefined;
  let written: Promise<void> = Promise.resolve();
  const broken = new Fault('badRequest', { message: '文件没有传完，请再传一次。' });
  await new Promise<void>((resolve, reject) => {
    let form: busboy.Busboy;
    try {
      form = busboy({ headers: request.headers, defParamCharset: 'utf8', limits: { files: 1, fileSize: spec.maxBytes, fields: fieldsMax, fieldSize: fieldBytes, parts: fieldsMax + 1 } });
    } catch {
      return reject(broken);
    }
    form.on('field', (name, value) => {
      if (name !== '__proto__') fields[name] = value;
    });
    form.on('file', (name, stream, info) => {
      if (name !== spec.field) return void stream.resume();
      part = { name: path.basename(info.filename ?? '').slice(0, 200), mimeType: info.mimeType, size: 0, truncated: false };
      const file = part;
      stream.on('data', (chunk: Buffer) => (file.size += chunk.length));
      stream.on('limit', () => (file.truncated = true));
      written = sink(stream);
      written.catch(() => reject(broken));
    });
    form.on('filesLimit', () => reject(new Fault('badRequest', { fields: [{ path: spec.field, message: '一次只传一个文件' }] })));
    form.on('error', () => reject(broken));
    form.on('close', resolve);
    request.on('aborted', () => reject(broken));
    request.pipe(form);
  });
  await written;
  return { fields, part };
}
