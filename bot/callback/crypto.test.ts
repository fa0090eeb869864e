import { createCipheriv } from 'node:crypto';
import { decrypt, encrypt, getSignature } from '@wecom/crypto';
import fc from 'fast-check';
import { Envelope, sameText, signatureOf } from './crypto';

const aesKey = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG';
const appid = 'wx1234567890abcdef';
const envelope = new Envelope(aesKey, appid);
const texts = fc.string({ unit: 'grapheme', maxLength: 400 });

test('the signature is the one of an independent implementation, in whatever order the parts come', () => {
  fc.assert(fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (a, b, c, d) => signatureOf(d, b, a, c) === getSignature(a, b, c, d)), { seed: 1 });
});

test('what one side seals the other opens', () => {
  fc.assert(
    fc.property(texts, (text) => {
      expect(envelope.open(encrypt(aesKey, text, appid))).toBe(text);
      expect(decrypt(aesKey, envelope.seal(text))).toMatchObject({ message: text, id: appid });
    }),
    { seed: 2 },
  );
});

test('nothing else opens: another appid, another key, a changed or shortened seal, no seal at all', () => {
  expect(envelope.open(encrypt(aesKey, '<xml/>', 'wx_somebody_else_'))).toBeNull();
  expect(envelope.open(encrypt(aesKey, '<xml/>', `${appid}x`))).toBeNull();
  expect(envelope.open(encrypt('ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789abcdefg', '<xml/>', appid))).toBeNull();
  fc.assert(
    fc.property(texts, fc.nat(), (text, at) => {
      const sealed = Buffer.from(envelope.seal(text), 'base64');
      expect(envelope.open(sealed.subarray(0, sealed.length - 1 - (at % 31)).toString('base64'))).toBeNull();
      // Whole blocks are missing at the end, and with them the appid.
      expect(envelope.open(sealed.subarray(0, sealed.length - 32).toString('base64'))).toBeNull();
    }),
    { seed: 3 },
  );
  fc.assert(fc.property(fc.oneof(fc.string(), fc.base64String({ maxLength: 2000 })), (text) => envelope.open(text) === null), { seed: 4 });
});

test.each([
  ['no padding', Buffer.alloc(32, 0)],
  ['more than a block', Buffer.alloc(64, 40)],
  ['uneven', Buffer.concat([Buffer.alloc(31, 1), Buffer.from([3])])],
  ['a length beyond the end', Buffer.concat([Buffer.alloc(16), Buffer.from([0xff, 0xff, 0xff, 0xff]), Buffer.alloc(12, 12)])],
])('a block with %s does not open', (_what, content) => {
  const key = Buffer.from(`${aesKey}=`, 'base64');
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  expect(envelope.open(Buffer.concat([cipher.update(content), cipher.final()]).toString('base64'))).toBeNull();
});

test('texts are the same only when they are', () => {
  expect(sameText('abc', 'abc')).toBe(true);
  for (const other of ['abd', 'ab', 'abcd', '', 'ABC']) expect(sameText(other, 'abc')).toBe(false);
});
