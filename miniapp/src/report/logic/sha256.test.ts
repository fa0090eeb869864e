import { createHash, createHmac, pbkdf2Sync } from 'node:crypto';
import { utf8 } from './bytes';
import { hmacOf, pbkdf2, sha256 } from './sha256';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const message = (length: number) => Uint8Array.from({ length }, (_, at) => (at * 7 + length) & 255);

test.each([0, 1, 55, 56, 63, 64, 65, 119, 120, 1000])('hashes %d bytes as the platform does', (length) => {
  expect(hex(sha256(message(length)))).toBe(createHash('sha256').update(message(length)).digest('hex'));
});

test.each([0, 20, 64, 65, 131])('authenticates under a key of %d bytes as the platform does', (length) => {
  const mine = hmacOf(message(length));
  for (const text of ['', '清鉴', 'x'.repeat(200)]) expect(hex(mine(utf8(text)))).toBe(createHmac('sha256', message(length)).update(text).digest('hex'));
});

test('derives the same key as the platform, and lets the page breathe on the way', async () => {
  let pauses = 0;
  const key = await pbkdf2(utf8('482915'), message(16), 2500, async () => void (pauses += 1));
  expect(hex(key)).toBe(pbkdf2Sync('482915', message(16), 2500, 32, 'sha256').toString('hex'));
  expect(pauses).toBe(2);
});
