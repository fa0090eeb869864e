/**
 * SHA-256, HMAC and PBKDF2 in plain JavaScript. A mini-program has no Web Crypto at all, and a browser's is asynchronous:
 * for the many small hashes of a proof of work that is slower than this. sha256.test.ts holds it against the platform's own.
 */
const k = constants(64, (prime) => Math.cbrt(prime));
const start = constants(8, (prime) => Math.sqrt(prime));
const block = 64;
const schedule = new Int32Array(64);

/** The first 32 bits behind the point of a root of the first primes (FIPS 180-4). */
function constants(count: number, root: (prime: number) => number): Int32Array {
  const found: number[] = [];
  for (let number = 2; found.length < count; number += 1) {
    let prime = true;
    for (let divisor = 2; divisor * divisor <= number; divisor += 1) if (number % divisor === 0) prime = false;
    if (prime) found.push(Math.floor((root(number) % 1) * 2 ** 32) | 0);
  }
  return Int32Array.from(found);
}

/** One block of 64 bytes into the state. */
function compress(state: Int32Array, bytes: Uint8Array, at: number): void {
  const w = schedule;
  for (let i = 0; i < 16; i += 1) {
    const p = at + i * 4;
    w[i] = (bytes[p]! << 24) | (bytes[p + 1]! << 16) | (bytes[p + 2]! << 8) | bytes[p + 3]!;
  }
  for (let i = 16; i < 64; i += 1) {
    const x = w[i - 15]!;
    const y = w[i - 2]!;
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    w[i] = (w[i - 16]! + s0 + w[i - 7]! + s1) | 0;
  }
  let a = state[0]!, b = state[1]!, c = state[2]!, d = state[3]!, e = state[4]!, f = state[5]!, g = state[6]!, h = state[7]!;
  for (let i = 0; i < 64; i += 1) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + k[i]! + w[i]!) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g; g = f; f = e; e = (d + t1) | 0; d = c; c = b; b = a; a = (t1 + t2) | 0;
  }
  state[0]! += a; state[1]! += b; state[2]! += c; state[3]! += d; state[4]! += e; state[5]! += f; state[6]! += g; state[7]! += h;
}

/** Where a hash stands after whole blocks, so that what many messages begin with is hashed once. */
export interface Midstate {
  state: Int32Array;
  /** Bytes already in the state; a multiple of 64. */
  length: number;
}

export function midstateOf(wholeBlocks: Uint8Array, from: Midstate = { state: start, length: 0 }): Midstate {
  const state = from.state.slice();
  for (let at = 0; at + block <= wholeBlocks.length; at += block) compress(state, wholeBlocks, at);
  return { state, length: from.length + wholeBlocks.length };
}

/** The eight words of the hash of what the midstate holds and `rest`. */
export function finish({ state, length }: Midstate, rest: Uint8Array): Int32Array {
  const padded = new Uint8Array(Math.ceil((rest.length + 9) / block) * block);
  padded.set(rest);
  padded[rest.length] = 0x80;
  const bits = (length + rest.length) * 8;
  new DataView(padded.buffer).setUint32(padded.length - 8, Math.floor(bits / 2 ** 32));
  new DataView(padded.buffer).setUint32(padded.length - 4, bits >>> 0);
  const words = state.slice();
  for (let at = 0; at < padded.length; at += block) compress(words, padded, at);
  return words;
}

function bytesOf(words: Int32Array): Uint8Array {
  const bytes = new Uint8Array(words.length * 4);
  words.forEach((word, at) => new DataView(bytes.buffer).setInt32(at * 4, word));
  return bytes;
}

export const sha256 = (message: Uint8Array): Uint8Array => bytesOf(finish({ state: start, length: 0 }, message));

/** HMAC-SHA256 of many messages under one key. */
export function hmacOf(key: Uint8Array): (message: Uint8Array) => Uint8Array {
  const short = key.length > block ? sha256(key) : key;
  const pad = (value: number) => midstateOf(Uint8Array.from({ length: block }, (_, at) => (short[at] ?? 0) ^ value));
  const [inner, outer] = [pad(0x36), pad(0x5c)];
  return (message) => bytesOf(finish(outer, bytesOf(finish(inner, message))));
}

/** As many rounds at a time as leave the page alive. */
const sliceRounds = 1000;

/** One block (32 bytes) of PBKDF2-HMAC-SHA256; pauses in between. @param pause resolves when the page has had its turn */
export async function pbkdf2(password: Uint8Array, salt: Uint8Array, rounds: number, pause: () => Promise<void>): Promise<Uint8Array> {
  const hmac = hmacOf(password);
  let last = hmac(Uint8Array.of(...salt, 0, 0, 0, 1));
  const sum = last.slice();
  for (let round = 1; round < rounds; round += 1) {
    last = hmac(last);
    for (let at = 0; at < sum.length; at += 1) sum[at]! ^= last[at]!;
    if (round % sliceRounds === 0) await pause();
  }
  return sum;
}
