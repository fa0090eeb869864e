import { randomInt } from 'node:crypto';
import { hashRaw } from '@node-rs/argon2';
import { lastingSecret } from '../kernel';

/** As OWASP asks at least; guesses are counted besides. */
const cost = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 } as const;

export const newCode = (): string => randomInt(100_000_000).toString().padStart(8, '0');

/** The salt is the installation's, since the code alone finds its reward; the pepper stands in the key file. */
export const codeHashOf = async (code: string): Promise<string> => (await hashRaw(code, { ...cost, salt: lastingSecret('reward code salt').subarray(0, 16), secret: lastingSecret('reward code pepper') })).toString('base64url');
