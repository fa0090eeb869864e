import { createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import type { KeyPairRecord } from './model';

type Certified = Pick<KeyPairRecord, '_id' | 'accountId' | 'suite' | 'publicKey'>;

/** What a certificate says: this public key is of this account. */
const certificateText = ({ _id, accountId, suite, publicKey }: Certified): Buffer => Buffer.from(['qingjian key certificate 1', suite, _id.toHexString(), accountId.toHexString(), publicKey].join('\n'));

/** Ed25519; the signing key is the commission's, made in the ceremony. */
export const signCertificate = (pair: Certified, signingKey: KeyObject): string => sign(null, certificateText(pair), signingKey).toString('base64url');

/** `verificationKey`: raw Ed25519, base64url. */
export const certificateFits = (pair: Certified, signature: string, verificationKey: string): boolean => verify(null, certificateText(pair), ed25519(verificationKey), Buffer.from(signature, 'base64url'));

const ed25519 = (raw: string): KeyObject => createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: raw }, format: 'jwk' });
