import { createVerify } from 'node:crypto';
import type { Context } from 'koa';
import type { World } from '../world';
import { payMerchant, type PayKeys } from './keys';
import { PayRefusal } from './refusal';

const form = /^WECHATPAY2-SHA256-RSA2048 (.+)$/;
const freshMs = 5 * 60_000;

/** Checks who asks: over the address with its query and the body byte for byte, an empty one included. @throws PayRefusal */
export function checkSignature(koa: Context, body: Buffer, world: World, keys: PayKeys): void {
  const parts = form.exec(koa.get('authorization'))?.[1];
  const said = Object.fromEntries([...(parts ?? '').matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value])) as Record<string, string | undefined>;
  const { mchid, nonce_str: nonce = '', timestamp = '', serial_no: serial, signature = '' } = said;
  if (mchid !== payMerchant.mchid || serial !== payMerchant.serialNo) throw new PayRefusal('SIGN_ERROR', '商户证书序列号有误');
  if (!/^\d{10,12}$/.test(timestamp) || Math.abs(world.clock.now() - Number(timestamp) * 1000) > freshMs) throw new PayRefusal('SIGN_ERROR', 'Http头Authorization中的timestamp与发起请求的时间不得超过5分钟');
  const verifier = createVerify('RSA-SHA256').update(`${koa.method}\n${koa.originalUrl}\n${timestamp}\n${nonce}\n`).update(body).update('\n');
  if (!verifier.verify(keys.merchantPublic, signature, 'base64')) throw new PayRefusal('SIGN_ERROR');
  if (!koa.get('accept') || !koa.get('user-agent')) throw new PayRefusal('PARAM_ERROR', '缺少 Accept 或 User-Agent');
}
