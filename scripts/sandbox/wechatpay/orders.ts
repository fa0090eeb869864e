import { z } from 'zod';
import { define, type PayInterface } from './interface';
import { payMerchant } from './keys';
import { PayRefusal } from './refusal';
import { orderWords, personUnder, refundWords } from './words';

const number = z.string().regex(/^[0-9A-Za-z_|*-]{6,32}$/);
const fen = z.number().int().min(1);
const address = z.url().max(255).refine((url) => !url.includes('?'));
const own = z.literal(payMerchant.mchid);

const jsapi = z.object({
  appid: z.string(),
  mchid: own,
  description: z.string().min(1).max(127),
  out_trade_no: number,
  time_expire: z.iso.datetime({ offset: true }).optional(),
  notify_url: address,
  amount: z.object({ total: fen, currency: z.literal('CNY').optional() }),
  payer: z.object({ openid: z.string() }),
});
const refunds = z.object({ out_trade_no: number, out_refund_no: number, reason: z.string().max(80).optional(), notify_url: address.optional(), amount: z.object({ refund: fen, total: fen, currency: z.literal('CNY') }) });

/** 下单, 查单, 关单, 退款. */
export const orderInterfaces: PayInterface[] = [
  define('POST /v3/pay/transactions/jsapi', 'JSAPI 下单', { body: jsapi }, ({ world, book }, asked) => {
    personUnder(world, asked.appid, asked.payer.openid);
    const { appid, description, out_trade_no: outNo, notify_url: notifyUrl, amount, payer, time_expire } = asked;
    const expiresAt = time_expire === undefined ? null : Date.parse(time_expire);
    if (expiresAt !== null && expiresAt <= world.clock.now()) throw new PayRefusal('PARAM_ERROR', 'time_expire 已过');
    return { prepay_id: book.order({ outNo, appid, openid: payer.openid, description, notifyUrl, total: amount.total, expiresAt, asked: JSON.stringify(asked) }).prepayId };
  }),
  define('GET /v3/pay/transactions/out-trade-no/{}', '查单', {}, ({ book, number: outNo, query }) => {
    if (query.get('mchid') !== payMerchant.mchid) throw new PayRefusal('PARAM_ERROR', 'mchid 不对');
    return orderWords(book.found(outNo));
  }),
  define('POST /v3/pay/transactions/out-trade-no/{}/close', '关单', { body: z.object({ mchid: own }) }, ({ book, number: outNo }) => {
    book.close(outNo);
    return null;
  }),
  define('POST /v3/refund/domestic/refunds', '退款', { body: refunds, paysOut: true }, ({ book }, asked) => {
    const { out_trade_no: outNo, out_refund_no: outRefundNo, notify_url: notifyUrl = '', amount } = asked;
    const refund = book.refund({ outNo, outRefundNo, notifyUrl, amount: amount.refund, total: amount.total, asked: JSON.stringify(asked) });
    return refundWords(refund, book.found(outNo), 'status');
  }),
  define('GET /v3/refund/domestic/refunds/{}', '查退款', {}, ({ book, number: outRefundNo }) => {
    book.advance();
    const refund = book.refunds.get(outRefundNo);
    if (!refund) throw new PayRefusal('RESOURCE_NOT_EXISTS');
    return refundWords(refund, book.found(refund.outNo), 'status');
  }),
];
