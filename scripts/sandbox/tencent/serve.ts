import { randomUUID } from 'node:crypto';
import type { Context, Middleware } from 'koa';
import { faultLabels, type FaultKind } from '../contract';
import { faultsOf } from '../faults';
import { bodyOf, endSilently, silentFaults } from '../http';
import type { World } from '../world';
import { tencentActions } from './actions';
import { TencentError } from './error';
import { checkSignature } from './signature';

const errors: Partial<Record<FaultKind, string>> = {
  busy: 'InternalError.OtherError',
  dailyQuota: 'LimitExceeded.AppMainlandChinaDailyLimit',
  perMinute: 'RequestLimitExceeded',
  refused: 'FailedOperation.PhoneNumberInBlacklist',
};

/** Answers Tencent Cloud's one address: POST / with X-TC-Action. */
export function tencent(world: World, { timeoutMs }: { timeoutMs: number }): Middleware {
  const actions = new Map(tencentActions().map((action) => [action.name, action]));

  const work = async (koa: Context, fault: FaultKind | null): Promise<Record<string, unknown>> => {
    const body = await bodyOf(koa);
    if (body === null) throw new TencentError('RequestSizeLimitExceeded', 'The request is too large.');
    checkSignature(koa.headers, body);
    const action = actions.get(koa.get('x-tc-action'));
    if (!action) throw new TencentError('InvalidAction', 'The action does not exist.');
    if (koa.get('x-tc-version') !== action.version) throw new TencentError('NoSuchVersion', 'The version does not exist.');
    const code = fault && errors[fault];
    if (code) throw new TencentError(code, faultLabels[fault]);
    return action.answer(world, JSON.parse(body.toString('utf8')));
  };

  return async (koa, next) => {
    if (koa.method !== 'POST' || koa.path !== '/') return next();
    const begun = performance.now();
    const action = actions.get(koa.get('x-tc-action'));
    const fault = action?.toPhone ? world.faults.draw(faultsOf.phone) : null;
    const silent = silentFaults.has(fault);
    const RequestId = randomUUID();
    let result = 'ok';
    let nothingNew = false;
    if (!silent || fault === 'lostAnswer' || world.faults.taken()) {
      try {
        const answer = await work(koa, fault);
        nothingNew = Array.isArray(answer.PullSmsSendStatusSet) && answer.PullSmsSendStatusSet.length === 0;
        koa.body = { Response: { ...answer, RequestId } };
      } catch (error) {
        const known = error instanceof TencentError ? error : new TencentError('InvalidParameter', 'The body is not JSON.');
        result = known.code;
        koa.body = { Response: { Error: { Code: known.code, Message: known.message }, RequestId } };
      }
    } else result = '没有收下';
    if (silent) result = `${fault}：${result === 'ok' ? '收下了' : result}`;
    // Asking each minute for results where there are none would fill the log.
    if (!nothingNew) world.write({ direction: 'out', method: 'POST', what: `${action?.title ?? '腾讯云'} ${koa.get('x-tc-action')}`, result, failed: result !== 'ok', milliseconds: Math.round(performance.now() - begun) });
    if (silent) await endSilently(koa, fault as FaultKind, timeoutMs);
  };
}
