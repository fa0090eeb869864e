import { randomBytes } from 'node:crypto';
import type { Picture } from './client';

/** A form with one file, as WeChat's upload addresses take it. */
export function multipart(field: string, { name, type, bytes }: Picture): { data: Buffer; contentType: string } {
  // Drawn at random, so that no picture can hold it.
  const boundary = `qingjian-${randomBytes(18).toString('hex')}`;
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="${field}"; filename="${encodeURIComponent(name)}"\r\ncontent-type: ${type}\r\n\r\n`;
  return { data: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]), contentType: `multipart/form-data; boundary=${boundary}` };
}
