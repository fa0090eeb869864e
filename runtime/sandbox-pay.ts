import { z } from 'zod';
import type { DemoPayCard } from '../contracts/demo-pay';
import { fail } from '../domain/kernel';
import type { Settings } from '../settings';
import { inSandbox } from './in-sandbox';

const answerWithinMs = 3000;

const followers = z.object({ followers: z.array(z.object({ openid: z.string(), miniOpenid: z.string(), name: z.string(), about: z.string() })) });
const ledger = z.object({
  orders: z.array(z.object({ prepayId: z.string(), openid: z.string(), state: z.string() })),
  transfers: z.array(z.object({ packageInfo: z.string(), openid: z.string(), state: z.string() })),
});

export interface SandboxPhone {
  /** The card that WeChat would lay over the page; answers on whose phone it lies. @throws Fault notFound, notReady, conflict */
  show(card: DemoPayCard): Promise<string>;
  /** Whether that card was confirmed. @throws Fault notFound, notReady */
  confirmed(what: DemoPayCard['what'], handed: string): Promise<boolean>;
  /** A login code of a citizen's mini-program. @throws Fault notFound, notReady */
  loginCode(): Promise<string>;
}

/** The phones of the WeChat sandbox; there is one in demo mode on this machine only. @throws Fault notFound */
export function sandboxPhone({ demo, wechatPayApiOrigin: origin }: Pick<Settings, 'demo' | 'wechatPayApiOrigin'>): SandboxPhone {
  if (!inSandbox({ demo, wechatApiOrigin: origin })) return fail('notFound');
  const ask = async (path: string, body?: object): Promise<unknown> => {
    const asked = { signal: AbortSignal.timeout(answerWithinMs), ...(body ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}) };
    const answer = await fetch(`${origin}/sandbox/api${path}`, asked).catch(() => fail('notReady', { message: '沙箱没有回话。' }));
    if (answer.status === 409) return fail('conflict', { message: '这笔已经付过、收过，或者过期了。' });
    return answer.status === 204 ? null : answer.ok ? answer.json() : fail('notFound');
  };
  const found = async (what: DemoPayCard['what'], handed: string): Promise<{ openid: string; state: string }> => {
    const { orders, transfers } = ledger.parse(await ask('/pay'));
    const known = what === 'payment' ? orders.find(({ prepayId }) => handed === `prepay_id=${prepayId}`) : transfers.find(({ packageInfo }) => handed === packageInfo);
    return known ?? fail('notFound');
  };
  const people = async () => followers.parse(await ask('/state')).followers;
  return {
    async show(card) {
      const { openid } = await found(card.what, card.params.package);
      const person = (await people()).find((each) => each.openid === openid || each.miniOpenid === openid) ?? fail('notFound');
      await ask(`/followers/${person.openid}/acts`, { type: card.what === 'payment' ? 'requestPayment' : 'requestTransfer', params: card.params });
      return person.name;
    },
    confirmed: async (what, handed) => ['SUCCESS', 'TRANSFERING', 'REFUND'].includes((await found(what, handed)).state),
    async loginCode() {
      const citizen = (await people()).find(({ about }) => about === '群众') ?? fail('notFound');
      return z.object({ code: z.string() }).parse(await ask(`/followers/${citizen.openid}/login-code`, {})).code;
    },
  };
}
