
/**
 * Argon2 at next to no cost, for tests with many people of which none is about what a guess costs:
 * `jest.mock('@node-rs/argon2', () => jest.requireActual('<path to this file>'))`.
 */
const actual = jest.requireActual<typeof import('@node-rs/argon2')>('@node-rs/argon2');
const cheap = { memoryCost: 64, timeCost: 1 } as const;
export const hash: typeof actual.hash = (password, options, signal) => actual.hash(password, { ...options, ...cheap }, signal);
export const hashRaw: typeof actual.hashRaw = (password, options, signal) => actual.hashRaw(password, { ...options, ...cheap }, signal);
export const verify: typeof actual.verify = actual.verify;
