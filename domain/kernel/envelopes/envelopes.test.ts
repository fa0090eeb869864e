import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { addRecipient, chunkBytes, currentSuite, fingerprintOf, keyPairFromSeed, makeEnvelope, newDataKey, newKeyPair, openContent, openEnvelope, openJson, openKey, paddedLength, recoverEnvelope, removeRecipient, sealContent, sealJson, sealKey, unwrapSecret, wipe, wrapSecret, type KeyPair } from '.';

const purpose = 'clue:content';

describe('a key for a person', () => {
  test('opens with the private half only, and not when it was altered', async () => {
    const [ours, other] = [await newKeyPair(), await newKeyPair()];
    const key = newDataKey();
    const sealed = await sealKey(key, ours.publicKey);
    expect(await openKey(sealed, ours)).toEqual(key);
    await expect(openKey(sealed, other)).rejects.toThrow();
    const altered = Buffer.from(sealed, 'base64url');
    altered[40]! ^= 1;
    await expect(openKey(altered.toString('base64url'), ours)).rejects.toThrow();
  });

  test('two envelopes of one key have nothing in common', async () => {
    const { publicKey } = await newKeyPair();
    const key = newDataKey();
    expect(await sealKey(key, publicKey)).not.toBe(await sealKey(key, publicKey));
  });

  test('a seed always gives the same pair', async () => {
    const seed = randomBytes(32);
    expect(await keyPairFromSeed(seed)).toEqual(await keyPairFromSeed(seed));
    expect((await keyPairFromSeed(randomBytes(32))).publicKey).not.toEqual((await keyPairFromSeed(seed)).publicKey);
  });

  test('a fingerprint is read in groups of four and differs from key to key', async () => {
    const [one, two] = [await newKeyPair(), await newKeyPair()];
    expect(fingerprintOf(one.publicKey)).toMatch(/^(\d{4} ){11}\d{4}$/);
    expect(fingerprintOf(one.publicKey)).not.toBe(fingerprintOf(two.publicKey));
  });

  test('a wiped secret is gone', () => {
    const secret = newDataKey();
    wipe(secret);
    expect(secret).toEqual(Buffer.alloc(32));
  });
});

describe('a wrapped secret', () => {
  test('opens under its key and purpose only', () => {
    const [key, secret] = [newDataKey(), newDataKey()];
    const wrapped = wrapSecret(secret, key, 'session');
    expect(unwrapSecret(wrapped, key, 'session')).toEqual(secret);
    expect(() => unwrapSecret(wrapped, newDataKey(), 'session')).toThrow();
    expect(() => unwrapSecret(wrapped, key, 'shred')).toThrow();
  });
});

describe('a content', () => {
  const lengths = [0, 1, 4088, 4089, chunkBytes - 8, chunkBytes, 3 * chunkBytes + 7, 1_000_000];

  test.each(lengths)('of %i bytes comes back as it was', (length) => {
    const [key, plain] = [newDataKey(), randomBytes(length)];
    expect(openContent(sealContent(plain, key, purpose), key, purpose).equals(plain)).toBe(true);
  });

  test('does not open under another key or purpose', () => {
    const key = newDataKey();
    const sealed = sealContent(Buffer.from('秘密'), key, purpose);
    expect(() => openContent(sealed, newDataKey(), purpose)).toThrow();
    expect(() => openContent(sealed, key, 'clue:talk')).toThrow();
  });

  test('whose bytes were altered, cut, swapped, repeated or joined does not open', () => {
    const key = newDataKey();
    const sealed = sealContent(randomBytes(3 * chunkBytes), key, purpose);
    const whole = chunkBytes + 16;
    const [salt, chunks] = [sealed.subarray(0, 16), Array.from({ length: 4 }, (_, n) => sealed.subarray(16 + n * whole, 16 + (n + 1) * whole))];
    expect(chunks[3]!.length).toBeGreaterThan(16);
    const refused = (bytes: Buffer): void => void expect(() => openContent(bytes, key, purpose)).toThrow();
    refused(Buffer.concat([salt, chunks[1]!, chunks[0]!, chunks[2]!, chunks[3]!]));
    refused(Buffer.concat([salt, chunks[0]!, chunks[1]!, chunks[2]!]));
    refused(Buffer.concat([salt, chunks[0]!, chunks[0]!, chunks[2]!, chunks[3]!]));
    refused(Buffer.concat([sealed, chunks[3]!]));
    refused(sealed.subarray(0, sealed.length - 1));
    refused(Buffer.from(salt));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: sealed.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const altered = Buffer.from(sealed);
        altered[at]! ^= by;
        refused(altered);
      }),
      { numRuns: 60, seed: 5 },
    );
  });

  test('tells little by its size', () => {
    expect(new Set([1, 500, 4000].map((length) => sealContent(randomBytes(length), newDataKey(), purpose).length)).size).toBe(1);
    fc.assert(
      fc.property(fc.integer({ min: 4097, max: 30_000_000 }), (length) => {
        const padded = paddedLength(length);
        expect(padded).toBeGreaterThanOrEqual(length);
        expect(padded / length).toBeLessThan(1.12);
      }),
      { seed: 7 },
    );
  });

  test('of JSON', () => {
    const key = newDataKey();
    expect(openJson(sealJson({ what: '砂石少了两车' }, key, purpose), key, purpose)).toEqual({ what: '砂石少了两车' });
    expect(currentSuite).toBe('x25519-aes256gcm-1');
  });
});

describe('an envelope', () => {
  const held = (keyId: string, pair: KeyPair) => ({ keyId, open: (sealed: string) => openKey(sealed, pair) });
  const about = { shredKey: newDataKey(), purpose };

  test('opens for those it is sealed to and for the recovery key, and for nobody without the shred key', async () => {
    const [reader, other, recovery] = [await newKeyPair(), await newKeyPair(), await newKeyPair()];
    const dataKey = newDataKey();
    const envelope = await makeEnvelope(dataKey, { to: [{ accountId: 'a', keyId: 'k1', publicKey: reader.publicKey }], recovery: recovery.publicKey, ...about });
    expect(await openEnvelope(envelope, held('k1', reader), about)).toEqual(dataKey);
    expect(await recoverEnvelope(envelope, recovery, about)).toEqual(dataKey);
    await expect(openEnvelope(envelope, held('k2', other), about)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(openEnvelope(envelope, undefined, about)).rejects.toMatchObject({ code: 'keysClosed' });
    await expect(openEnvelope(envelope, held('k1', other), about)).rejects.toThrow();
    await expect(openEnvelope(envelope, held('k1', reader), { ...about, shredKey: newDataKey() })).rejects.toThrow();
    await expect(recoverEnvelope(envelope, recovery, { ...about, purpose: 'clue:talk' })).rejects.toThrow();
  });

  test('takes in one more, replaces a key that was renewed, and lets go', async () => {
    const [first, second, renewed, recovery] = [await newKeyPair(), await newKeyPair(), await newKeyPair(), await newKeyPair()];
    const dataKey = newDataKey();
    const envelope = await makeEnvelope(dataKey, { to: [{ accountId: 'a', keyId: 'k1', publicKey: first.publicKey }], recovery: recovery.publicKey, ...about });
    const both = await addRecipient(envelope, dataKey, { to: { accountId: 'b', keyId: 'k2', publicKey: second.publicKey }, ...about });
    expect(await openEnvelope(both, held('k2', second), about)).toEqual(dataKey);
    const again = await addRecipient(both, dataKey, { to: { accountId: 'a', keyId: 'k3', publicKey: renewed.publicKey }, ...about });
    expect(again.keys.map(({ keyId }) => keyId).sort()).toEqual(['k2', 'k3']);
    await expect(openEnvelope(again, held('k1', first), about)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(openEnvelope(removeRecipient(again, 'b'), held('k2', second), about)).rejects.toMatchObject({ code: 'forbidden' });
  });
});
