import type { Context, Middleware } from 'koa';
import type { FaultKind } from '../contract';
import { faultsOf } from '../faults';
import { bodyOf, endSilently, silentFaults } from '../http';
import type { World } from '../world';
import { FileAnswer, JsonText, Onward, type Answer, type WechatInterface } from './interface';
import { Refusal, type RefusalCode } from './refusal';
import type { AccountName } from './tokens';

const refusals: Partial<Record<FaultKind, RefusalCode>> = { busy: -1, dailyQuota: 45009, perMinute: 45011, refused: 43101, blocked: 43004 };

function checkToken(world: World, each: WechatInterface, query: URLSearchParams): AccountName {
  if (each.accounts === null) return 'official';
  const value = query.get('access_token');
  if (!value) throw new Refusal(41001);
  const state = world.tokens.check(value);
  if (state === 'malformed') throw new Refusal(40014);
  if (state === 'notLatest') throw new Refusal(40001);
  if (state === 'expired') throw new Refusal(42001);
  if (!each.accounts.includes(state.account)) throw new Refusal(48001);
  return state.account;
}

/** Answers WeChat's own addresses: token, faults, the interface itself, and a line in the log. */
export function wechat(world: World, interfaces: readonly WechatInterface[], { timeoutMs }: { timeoutMs: number }): Middleware {
  const byAddress = new Map(interfaces.map((each) => [`${each.method} ${each.path}`, each]));

  const work = async (koa: Context, each: WechatInterface, fault: FaultKind | null): Promise<Answer> => {
    const body = await bodyOf(koa);
    const query = new URLSearchParams(koa.querystring);
    const account = checkToken(world, each, query);
    if (fault === 'token') {
      // Somebody else has fetched a new one: every call with the old is refused until the platform fetches its own.
      world.tokens.kill(account);
      throw new Refusal(40001);
    }
    const code = fault && refusals[fault];
    if (code) throw new Refusal(code);
    if (body === null) throw new Refusal(47001);
    return each.answer({ world, query, headers: koa.headers, body, account });
  };

  return async (koa, next) => {
    const each = byAddress.get(`${koa.method} ${koa.path}`);
    if (!each) return next();
    const begun = performance.now();
    const fault = each.accounts === null ? null : world.faults.draw(each.toPerson ? faultsOf.message : faultsOf.call);
    const silent = silentFaults.has(fault);
    let result = 'ok';
    if (!silent || fault === 'lostAnswer' || world.faults.taken()) {
      try {
        reply(koa, await work(koa, each, fault));
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        result = `${error.code} ${error.message}`;
        koa.body = error.answer();
      }
    } else result = '没有收下';
    if (silent) result = `${fault}：${result === 'ok' ? '收下了' : result}`;
    world.write({ direction: 'out', method: koa.method, what: `${each.title} ${each.path}`, result, failed: result !== 'ok', milliseconds: Math.round(performance.now() - begun) });
    if (silent) await endSilently(koa, fault as FaultKind, timeoutMs);
  };
}

function reply(koa: Context, answer: Answer): void {
  if (answer instanceof FileAnswer) {
    koa.type = answer.type;
    if (answer.name) koa.attachment(answer.name);
    koa.body = answer.bytes;
  } else if (answer instanceof JsonText) {
    koa.type = 'application/json';
    koa.body = answer.text;
  } else if (answer instanceof Onward) koa.redirect(answer.address);
  else koa.body = answer;
}
