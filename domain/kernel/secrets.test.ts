import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { anchorPublicKeys, blindIndex, blindIndexCandidates, createSecrets, decryptText, encryptText, installSecrets, keyedHash, loadSecrets, receiptDigits, retireOldKeys, rotateSecrets, sealedByOldKey, signAnchor, verifyAnchorSignature } from './secrets';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'qingjian-keys-'));
  installSecrets(loadSecrets(dir, { mayCreate: true }));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

test('the key file is for its owner only, is made once and never in production', () => {
  expect(statSync(join(dir, 'keys.json')).mode & 0o777).toBe(0o600);
  const sealed = encryptText('13800006027', 'person.phone');
  installSecrets(loadSecrets(dir, { mayCreate: true }));
  expect(decryptText(sealed, 'person.phone')).toBe('13800006027');
  expect(() => createSecrets(dir)).toThrow('exists');
  expect(() => loadSecrets(join(dir, 'nowhere'), { mayCreate: false })).toThrow('missing');
  writeFileSync(join(dir, 'keys.json'), '{}');
  expect(() => loadSecrets(dir, { mayCreate: true })).toThrow();
});

test('what is sealed opens for its purpose only, and not after a change', () => {
  const sealed = encryptText('沈宁', 'person.name');
  expect(sealed).toMatch(/^v1\.k1\.[\w-]{16}\.[\w-]{22}\.[\w-]+$/);
  expect(encryptText('沈宁', 'person.name')).not.toBe(sealed);
  expect(decryptText(sealed, 'person.name')).toBe('沈宁');
  expect(() => decryptText(sealed, 'person.phone')).toThrow();
  expect(() => decryptText(`${sealed.slice(0, -2)}AA`, 'person.name')).toThrow();
  expect(() => decryptText(sealed.replace('k1', 'k9'), 'person.name')).toThrow('unknown');
  expect(decryptText(encryptText('', 'empty'), 'empty')).toBe('');
});

test('one identity number has one index, however it is written', () => {
  // An invented number of the old form; the check digit is by GB 11643-1999.
  const index = blindIndex('identityNumber', '11010519491231002X');
  expect(blindIndex('identityNumber', ' 11010519491231002x ')).toBe(index);
  expect(blindIndex('identityNumber', '110105491231002')).toBe(index);
  expect(blindIndex('phone', '138 0000 6027')).toBe(blindIndex('phone', '13800006027'));
  expect(blindIndex('phone', '11010519491231002')).not.toBe(blindIndex('identityNumber', '11010519491231002'));
});

test('a receipt is 12 digits, the same for the same request', () => {
  expect(receiptDigits('rating', 'seed')).toMatch(/^\d{12}$/);
  expect(receiptDigits('rating', 'seed')).toBe(receiptDigits('rating', 'seed'));
  expect(receiptDigits('rating', 'seed')).not.toBe(receiptDigits('rating', 'other'));
  expect(keyedHash('session', 'token')).not.toBe(keyedHash('receipt', 'token'));
});

test('after a rotation old texts open, both indexes are looked for, receipts stay', () => {
  const sealed = encryptText('13800006027', 'person.phone');
  const index = blindIndex('phone', '13800006027');
  const receipt = receiptDigits('rating', 'seed');
  const { keyId, signature } = signAnchor('line');
  installSecrets(rotateSecrets(dir));
  expect(decryptText(sealed, 'person.phone')).toBe('13800006027');
  expect(sealedByOldKey(sealed)).toBe(true);
  expect(sealedByOldKey(encryptText('x', 'y'))).toBe(false);
  expect(blindIndex('phone', '13800006027')).not.toBe(index);
  expect(blindIndexCandidates('phone', '13800006027')).toEqual([blindIndex('phone', '13800006027'), index]);
  expect(receiptDigits('rating', 'seed')).toBe(receipt);
  expect(verifyAnchorSignature('line', keyId, signature)).toBe(true);
  expect(anchorPublicKeys().length).toBe(2);
  expect(signAnchor('line').keyId).not.toBe(keyId);
  installSecrets(retireOldKeys(dir));
  expect(blindIndexCandidates('phone', '13800006027')).toEqual([blindIndex('phone', '13800006027')]);
  installSecrets(rotateSecrets(dir));
  expect(blindIndexCandidates('phone', '13800006027').length).toBe(2);
});

test('a signature holds for its text and key only', () => {
  const { keyId, signature } = signAnchor('line');
  expect(verifyAnchorSignature('line', keyId, signature)).toBe(true);
  expect(verifyAnchorSignature('lime', keyId, signature)).toBe(false);
  expect(verifyAnchorSignature('line', 'unknown', signature)).toBe(false);
});
