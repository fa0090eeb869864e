import { createCipheriv, createSign, randomBytes } from 'node:crypto';
import type { Signer } from './keys';
import { payMerchant } from './keys';

/** AEAD_AES_256_GCM by the APIv3 key, the tag behind the text. */
export function sealResource(bytes: Buffer, associated: string): { ciphertext: string; nonce: string; associated_data: string } {
  const nonce = randomBytes(6).toString('hex');
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(payMerchant.apiV3Key), Buffer.from(nonce));
  cipher.setAAD(Buffer.from(associated));
  const text = Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
  return { ciphertext: text.toString('base64'), nonce, associated_data: associated };
}

/** As WeChat Pay signs an answer or a notification. `forged`: as in its own probes, by which it looks whether anybody checks. */
export function stampHeaders(body: Buffer | string, { serial, privateKey }: Signer, now: number, forged: boolean): Record<string, string> {
  const timestamp = String(Math.floor(now / 1000));
  const nonce = randomBytes(16).toString('base64url');
  const signature = createSign('RSA-SHA256').update(`${timestamp}\n${nonce}\n`).update(body).update('\n').sign(privateKey, 'base64');
  return {
    'Wechatpay-Serial': serial,
    'Wechatpay-Timestamp': timestamp,
    'Wechatpay-Nonce': nonce,
    'Wechatpay-Signature': forged ? `WECHATPAY/SIGNTEST/${signature.slice(19)}` : signature,
    'Wechatpay-Signature-Type': 'WECHATPAY2-SHA256-RSA2048',
  };
}
