import { createHash, createHmac } from 'node:crypto';
import { tencentAccount } from '../account';
import { TencentError } from './error';

const form = /^TC3-HMAC-SHA256 Credential=([^/]+)\/(\d{4}-\d{2}-\d{2})\/(\w+)\/tc3_request, ?SignedHeaders=([\w;-]+), ?Signature=([0-9a-f]{64})$/;
const freshMs = 300_000;

const sha256 = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** The real platform has no port in its name, and its SDK signs none. */
function signedValue(name: string, value: string): string {
  if (name === 'host') return value.replace(/:\d+$/, '');
  return name === 'x-tc-action' ? value.toLowerCase() : value.trim();
}

/**
 * Checks the signature of method 3 (TC3-HMAC-SHA256) of a POST with a JSON body. By real time: the SDK signs with it,
 * wherever the sandbox's clock stands. @throws TencentError with the platform's own code
 */
export function checkSignature(headers: NodeJS.Dict<string | string[]>, body: Buffer): void {
  const header = (name: string): string => String(headers[name] ?? '');
  const parts = form.exec(header('authorization'));
  if (!parts) throw new TencentError('AuthFailure.SignatureFailure', 'The Authorization header is malformed.');
  const [, secretId, day, service, signed, signature] = parts as unknown as [string, string, string, string, string, string];
  if (secretId !== tencentAccount.secretId) throw new TencentError('AuthFailure.SecretIdNotFound', 'The SecretId is not found.');
  const timestamp = header('x-tc-timestamp');
  const at = Number(timestamp) * 1000;
  if (!/^\d{10}$/.test(timestamp) || Math.abs(Date.now() - at) > freshMs || new Date(at).toISOString().slice(0, 10) !== day) throw new TencentError('AuthFailure.SignatureExpire', 'The signature has expired.');
  const names = signed.split(';');
  if (!names.includes('content-type') || !names.includes('host')) throw new TencentError('AuthFailure.SignatureFailure', 'content-type and host must be signed.');
  const values = names.map((name) => `${name}:${signedValue(name, header(name))}\n`).join('');
  const request = ['POST', '/', '', values, signed, sha256(body)].join('\n');
  const text = ['TC3-HMAC-SHA256', timestamp, `${day}/${service}/tc3_request`, sha256(request)].join('\n');
  const key = hmac(hmac(hmac(`TC3${tencentAccount.secretKey}`, day), service), 'tc3_request');
  if (hmac(key, text).toString('hex') !== signature) throw new TencentError('AuthFailure.SignatureFailure', 'The provided credentials could not be validated.');
}
