import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { repaymentReasonLabels, wechatMost, type PayerView, type PayRepaymentRequest } from '../../contracts/repayment';
import { decryptText, encryptText, fail, native, type Context } from '../kernel';
import { askAgain, ordersAbout, paySwitchedOn, type PayParams } from '../payment';
import { loadRepayment } from './change';
import { codeHashOf, payerOf, RepaymentModel, type Repayment } from './model';
import { lightOn } from './present';
import { owner } from './refunds';
import { isCancelled, partsPaid } from './state';
import { payByWechat, payerInMini, payerOnPage, waitsForWechat, webWay } from './wechat';

const purpose = 'repayment.session';
const ticket = z.object({ id: z.string(), code: z.string(), until: z.number() });
const sessionMs = 60 * 60_000;

/** Whoever has the paper. Unknown, wrong and replaced answer alike. @throws Fault notFound */
export async function enterByCode(ctx: Context, { number, code }: { number: string; code: string }): Promise<PayerView> {
  const found = (await native(RepaymentModel).findOne({ number })) as Repayment | null;
  const given = Buffer.from(codeHashOf(number, code));
  const wanted = Buffer.from(found?.codeHash ?? codeHashOf(number, ''));
  if (!found || given.length !== wanted.length || !timingSafeEqual(given, wanted)) return fail('notFound', { message: '没有找到。请对一对单号和缴款码；换过缴款码的，用新的那张纸。' });
  return viewOf(ctx, found);
}

export async function viewOf(ctx: Context, repayment: Repayment): Promise<PayerView> {
  const { kind, number, state, reason, amount, paid, due, parts, entries } = repayment;
  const now = ctx.clock.now();
  const covered = partsPaid(repayment);
  const token = encryptText(JSON.stringify({ id: repayment._id.toHexString(), code: repayment.codeHash, until: now.getTime() + sessionMs }), purpose);
  return {
    token,
    number,
    kind,
    state,
    payer: payerOf(repayment),
    reason: reason ? [repaymentReasonLabels[reason.kind], reason.note].filter(Boolean).join('：') : '主动上交',
    amount,
    paid,
    left: isCancelled(repayment) ? 0 : Math.max(0, amount - paid),
    due,
    light: due ? lightOn(repayment, now) : null,
    plan: parts.map((part, index) => ({ amount: part.amount, due: part.due, paid: index < covered })),
    received: entries.flatMap((entry) => (entry.state === 'counted' && entry.receipt !== null ? [{ id: entry.id.toHexString(), receipt: entry.receipt, way: entry.way, amount: entry.amount, refunded: entry.refunded, day: entry.day }] : [])),
    waiting: await waitsForWechat(repayment),
    wechat: paySwitchedOn(),
    web: webWay(),
    wechatMost,
  };
}

/** The ticket lives on the phone; a code that was replaced ends it too. @throws Fault unauthenticated */
export async function openTicket(ctx: Context, token: string): Promise<Repayment> {
  const { id, code, until } = contentOf(token);
  if (until <= ctx.clock.now().getTime()) over();
  const repayment = await loadRepayment(id);
  return repayment.codeHash === code ? repayment : over();
}

function contentOf(token: string): z.infer<typeof ticket> {
  try {
    return ticket.parse(JSON.parse(decryptText(token, purpose)));
  } catch {
    return over();
  }
}

const over = (): never => fail('unauthenticated', { message: '时间到了，为了安全已经关上。请重新输入单号和缴款码。' });

/** As it is now; WeChat Pay is asked about what it has not told of. @throws Fault unauthenticated */
export async function viewAgain(ctx: Context, token: string): Promise<PayerView> {
  const repayment = await openTicket(ctx, token);
  if (await waitsForWechat(repayment)) {
    for (const { _id, kind, state } of await ordersAbout(owner, repayment._id.toHexString())) if (kind === 'payment' && state === 'open') await askAgain(ctx, _id.toHexString());
  }
  return viewOf(ctx, await loadRepayment(repayment._id));
}

/**
 * What the page hands to WeChat; null where it could be paid, and WeChat has yet to tell a web page who pays.
 * @throws Fault unauthenticated, badRequest, notReady, conflict, wrongState
 */
export async function payNow(ctx: Context, { token, loginCode, web, ...request }: PayRepaymentRequest): Promise<PayParams | null> {
  const repayment = await openTicket(ctx, token);
  if (isCancelled(repayment)) fail('wrongState', { message: '这张退缴单已经撤销，不用缴了。' });
  const left = repayment.amount - repayment.paid;
  if (left <= 0) fail('wrongState', { message: '已经缴清了，不用再缴。' });
  if (request.amount > left) fail('badRequest', { fields: [{ path: 'amount', message: '比还没有缴的多，请改小' }] });
  if (loginCode !== undefined) return payByWechat(ctx, repayment, { ...request, ...(await payerInMini(loginCode)) });
  if (web) return payByWechat(ctx, repayment, { ...request, ...(await payerOnPage(web.code)) });
  return webWay() ? null : fail('notReady', { message: '请在微信小程序里付款。' });
}
