import { Secret, TOTP } from 'otpauth';
import { decryptText, encryptText } from '../secrets';

// What every authenticator app takes: SHA-1, six digits, thirty seconds (RFC 6238).
const periodMs = 30_000;
const totpOf = (secret: string, username = ''): TOTP =>
  new TOTP({ issuer: '清鉴', label: username, algorithm: 'SHA1', digits: 6, period: periodMs / 1000, secret: Secret.fromBase32(secret) });

export const newSecret = (): string => new Secret({ size: 20 }).base32;
export const sealSecret = (accountId: string, secret: string): string => encryptText(secret, `totp:${accountId}`);
export const openSecret = (accountId: string, sealed: string): string => decryptText(sealed, `totp:${accountId}`);

/** What an authenticator app reads from a QR code. */
export const enrolmentUri = (secret: string, username: string): string => totpOf(secret, username).toString();

export const stepAt = (now: Date): number => Math.floor(now.getTime() / periodMs);
export const codeOfStep = (secret: string, step: number): string => totpOf(secret).generate({ timestamp: step * periodMs });

/** The step a code belongs to, one before and one after allowed for clocks that differ; null where it fits none. */
export function stepOfCode(secret: string, code: string, now: Date): number | null {
  const delta = totpOf(secret).validate({ token: code, timestamp: now.getTime(), window: 1 });
  return delta === null ? null : stepAt(now) + delta;
}
