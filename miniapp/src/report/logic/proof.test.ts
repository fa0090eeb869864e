import { createHash } from 'node:crypto';
import { solve } from './proof';

const hashOf = (challenge: string, nonce: number) => createHash('sha256').update(`${challenge}:${nonce}`).digest();

test.each([
  ['short', 0],
  ['short', 9],
  ['of-sixty-three-signs-so-that-the-colon-fills-a-block-of-hash-0123', 8],
  [`${'x'.repeat(150)}长`, 10],
])('the nonce found for %s makes %d bits zero', async (challenge, bits) => {
  const { nonce, challenge: same } = await solve({ challenge, bits });
  expect(same).toBe(challenge);
  expect(hashOf(challenge, nonce).readUInt32BE()).toBeLessThan(2 ** (32 - bits));
});

test('a long search pauses again and again, and finds the first nonce there is', async () => {
  let clock = 0;
  let pauses = 0;
  const { nonce } = await solve({ challenge: 'village', bits: 12 }, () => (clock += 20), async () => void (pauses += 1));
  expect(pauses).toBeGreaterThan(1);
  const zero = (number: number) => hashOf('village', number).readUInt32BE() >>> 20 === 0;
  expect(zero(nonce)).toBe(true);
  expect(Array.from({ length: nonce }, (_, number) => number).some(zero)).toBe(false);
});
