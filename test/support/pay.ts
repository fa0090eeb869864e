import { miniProgram, officialAccount } from '../../scripts/sandbox/account';
import type { FaultKind } from '../../scripts/sandbox/contract';
import { miniOpenid, officialOpenid } from '../../scripts/sandbox/people';
import { payMerchant } from '../../scripts/sandbox/wechatpay/keys';
import { createPayClient, type Merchant, type PayAccount, type PayClient } from '../../clients/wechatpay';
import type { Clock } from '../../domain/kernel';
import type { NewPayment, NewTransfer } from '../../domain/payment';
import { openSandbox, type SandboxClient } from './sandbox';

export interface PayWorld {
  sandbox: SandboxClient;
  /** The sandbox's. */
  clock: Clock;
  /** Without the public key: WeChat Pay is known by its certificates. */
  client(over?: Partial<Merchant>): PayClient;
  failNext(kind: FaultKind, times?: number): Promise<unknown>;
  move(milliseconds: number): Promise<void>;
}

export const payerOf = (account: PayAccount, id = 'Citizen01'): string => (account === 'mini' ? miniOpenid(id) : officialOpenid(id));

/** A sandbox whose clock stands, and clients that pay through it. */
export async function openPayWorld(at = '2026-11-20T02:00:00Z', port = 0): Promise<PayWorld> {
  const sandbox = await openSandbox({ timeoutMs: 20, port });
  const { world, pay } = sandbox;
  world.clock.move({ to: 'stand' });
  world.clock.move({ to: 'instant', instant: at });
  const clock: Clock = { now: () => new Date(world.clock.now()) };
  const merchant: Merchant = { mchid: payMerchant.mchid, serialNo: payMerchant.serialNo, apiV3Key: payMerchant.apiV3Key, privateKey: pay.keys().merchant, publicKey: { id: pay.keys().publicKey.serial, key: pay.keys().publicKey.key } };
  return {
    sandbox,
    clock,
    client: (over = {}) => createPayClient({ merchant: { ...merchant, ...over }, appids: { official: officialAccount.appid, mini: miniProgram.appid }, origin: sandbox.origin, clock, pausesMs: [0, 0] }),
    failNext: (kind, times = 1) => sandbox.control('POST', '/faults/next', { kind, times }),
    move: async (milliseconds) => {
      await sandbox.control('PUT', '/clock', { to: 'instant', instant: new Date(world.clock.now() + milliseconds).toISOString() });
      await sandbox.settled();
    },
  };
}

/** Takes up what a page asks of WeChat on this person's phone, and answers its card. */
export async function answerOnPhone({ sandbox }: PayWorld, openid: string, act: Parameters<SandboxClient['act']>[1], accept: boolean): Promise<void> {
  const asked = await sandbox.act(openid, act);
  if (asked.status >= 300) throw new Error(await asked.text());
  const card = sandbox.world.chatOf(openid).at(-1);
  if (card?.content.type !== 'pay') throw new Error('no card');
  const answered = await sandbox.act(openid, { type: 'answerPay', card: card.id, accept });
  if (answered.status >= 300) throw new Error(await answered.text());
}

/** What a capability might order; `turn` tells one from another. */
export const somePayment = (turn: string, now: Date): NewPayment => ({ key: `repayment:${turn}`, owner: 'test', reference: `r-${turn}`, amount: 12_000, words: '退缴款', account: 'mini', openid: payerOf('mini'), expiresAt: new Date(now.getTime() + 3_600_000) });
export const someTransfer = (turn: string): NewTransfer => ({ key: `reward:${turn}`, owner: 'test', reference: `w-${turn}`, amount: 5000, words: '奖励', account: 'official', openid: payerOf('official'), scene: { id: '1002', report: [{ type: '活动名称', content: '奖励' }] } });
