import type { Context, Middleware } from 'koa';
import type { FaultKind } from '../contract';
import { faultsOf } from '../faults';
import { bodyOf, endSilently, silentFaults } from '../http';
import type { World } from '../world';
import { billInterfaces } from './bills';
import type { PayBook } from './book';
import { certificatesInterface } from './certificates';
import { stampHeaders } from './envelope';
import { Files } from './files';
import type { PayAnswer, PayInterface } from './interface';
import type { PayKeys } from './keys';
import { orderInterfaces } from './orders';
import { PayRefusal, type PayCode } from './refusal';
import { checkSignature } from './signature';
import { transferInterfaces } from './transfers';

const interfaces: readonly PayInterface[] = [certificatesInterface, ...orderInterfaces, ...transferInterfaces, ...billInterfaces];
/** What a fault answers without anything having been taken. */
const refusals: Partial<Record<FaultKind, PayCode>> = { busy: 'SYSTEM_ERROR', perMinute: 'FREQUENCY_LIMITED', balanceShort: 'NOT_ENOUGH', dailyQuota: 'QUOTA_EXCEED' };

/** Answers WeChat Pay's addresses under /v3: the signature, faults, the interface itself, a signed answer, and a line in the log. */
export function wechatPay(world: World, book: PayBook, keysOf: () => PayKeys, { timeoutMs, origin }: { timeoutMs: number; origin: () => string }): Middleware {
  const files = new Files();

  const work = (koa: Context, each: PayInterface, number: string, body: Buffer, fault: FaultKind | null): PayAnswer => {
    const keys = keysOf();
    checkSignature(koa, body, world, keys);
    const code = fault && refusals[fault];
    if (code) throw new PayRefusal(code);
    return each.answer({ world, book, keys, files, origin: origin(), number, query: new URLSearchParams(koa.querystring), serial: koa.get('wechatpay-serial') }, body);
  };

  /** By the key that the caller names, else by the certificate; a refused caller gets no signature. */
  const answer = (koa: Context, status: number, said: PayAnswer, forged: boolean): void => {
    const body = said === null ? '' : Buffer.isBuffer(said) ? said : JSON.stringify(said);
    koa.status = status;
    koa.body = body === '' ? null : body;
    koa.type = Buffer.isBuffer(said) ? 'application/octet-stream' : 'application/json';
    if (status === 401 || Buffer.isBuffer(said)) return;
    const { publicKey, certificate } = keysOf();
    koa.set(stampHeaders(body, koa.get('wechatpay-serial') === publicKey.serial ? publicKey : certificate, world.clock.now(), forged));
  };

  return async (koa, next) => {
    if (!koa.path.startsWith('/v3/')) return next();
    const each = interfaces.find(({ method, path }) => method === koa.method && path.test(koa.path));
    const begun = performance.now();
    const body = (await bodyOf(koa)) ?? Buffer.alloc(0);
    const fault = each ? world.faults.draw(each.paysOut ? faultsOf.payOut : faultsOf.pay) : null;
    const silent = silentFaults.has(fault);
    let result = 'ok';
    if (!silent || fault === 'lostAnswer' || world.faults.taken()) {
      try {
        if (!each) throw new PayRefusal('NOT_FOUND', '没有这个接口');
        const said = work(koa, each, each.path.exec(koa.path)?.[1] ?? '', body, fault);
        if (fault === 'takenThen500') throw new PayRefusal('SYSTEM_ERROR');
        answer(koa, said === null ? 204 : 200, said, fault === 'wrongSignature');
      } catch (error) {
        if (!(error instanceof PayRefusal)) throw error;
        result = `${error.code} ${error.message}`;
        answer(koa, error.status, error.answer(), fault === 'wrongSignature');
      }
    } else result = '没有收下';
    if (silent || fault === 'wrongSignature') result = `${fault}：${result === 'ok' ? '收下了' : result}`;
    world.write({ direction: 'out', method: koa.method, what: `${each?.title ?? '微信支付'} ${koa.path}`, result, failed: result !== 'ok', milliseconds: Math.round(performance.now() - begun) });
    if (silent) await endSilently(koa, fault as FaultKind, timeoutMs);
  };
}
