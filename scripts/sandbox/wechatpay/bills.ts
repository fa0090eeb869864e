import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { PayBook } from './book';
import { define, type PayCall, type PayInterface } from './interface';
import { payMerchant } from './keys';
import { PayRefusal } from './refusal';
import { shanghai } from './words';

const tradeTitles = '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注';
const tradeSums = '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额';
const flowTitles = '记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额（元）,账户结余（元）,资金变更提交申请人,备注,业务凭证号';
const flowSums = '资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额';

/** A day's bill is there from ten o'clock on the next. */
const readyMs = (24 + 10) * 3_600_000;

const yuan = (fen: number): string => (fen / 100).toFixed(2);
const dayOf = (at: number): string => shanghai(at).slice(0, 10);
const instantOf = (at: number): string => shanghai(at).slice(0, 19).replace('T', ' ');
const lineOf = (cells: readonly (string | number)[]): string => cells.map((cell) => `\`${cell}`).join(',');
const sumOf = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);

function tradeBill(book: PayBook, day: string): string[] {
  const paid = [...book.orders.values()].filter(({ paidAt }) => paidAt !== null && dayOf(paidAt) === day);
  const refunded = [...book.refunds.values()].filter(({ doneAt }) => doneAt !== null && dayOf(doneAt) === day);
  if (paid.length + refunded.length === 0) return [];
  const lines = [
    ...paid.map((order) => [instantOf(order.paidAt ?? 0), order.appid, payMerchant.mchid, 0, '', order.transactionId ?? '', order.outNo, order.openid, 'JSAPI', 'SUCCESS', 'OTHERS', 'CNY', yuan(order.total), '0.00', 0, 0, '0.00', '0.00', '', '', order.description, '', '0.00000', '0.60%', yuan(order.total), '0.00', '']),
    ...refunded.flatMap((refund) => {
      const order = book.orders.get(refund.outNo);
      return order ? [[instantOf(refund.doneAt ?? 0), order.appid, payMerchant.mchid, 0, '', order.transactionId ?? '', order.outNo, order.openid, 'JSAPI', 'REFUND', 'OTHERS', 'CNY', '0.00', '0.00', refund.refundId, refund.outRefundNo, yuan(refund.amount), '0.00', 'ORIGINAL', refund.state, order.description, '', '0.00000', '0.60%', '0.00', yuan(refund.amount), '']] : [];
    }),
  ];
  const [total, back] = [yuan(sumOf(paid.map((order) => order.total))), yuan(sumOf(refunded.map(({ amount }) => amount)))];
  return [tradeTitles, ...lines.map(lineOf), tradeSums, lineOf([lines.length, total, back, '0.00', '0.00000', total, back])];
}

function flowBill(book: PayBook, day: string): string[] {
  const flows = book.flows.filter(({ at }) => dayOf(at) === day);
  if (flows.length === 0) return [];
  const [incomes, expenses] = [flows.filter(({ income }) => income), flows.filter(({ income }) => !income)].map((some) => [some.length, yuan(sumOf(some.map(({ amount }) => amount)))] as const);
  const lines = flows.map((flow) => lineOf([instantOf(flow.at), flow.billNo, flow.flowNo, flow.business, flow.business, flow.income ? '收入' : '支出', yuan(flow.amount), yuan(flow.balance), 'system', '', flow.voucher]));
  return [flowTitles, ...lines, flowSums, lineOf([flows.length, ...(incomes ?? []), ...(expenses ?? [])])];
}

function billOf({ world, book, files, origin, query }: PayCall, lines: (book: PayBook, day: string) => string[]): Record<string, unknown> {
  const day = query.get('bill_date') ?? '';
  const midnight = Date.parse(`${day}T00:00:00+08:00`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(midnight) || query.get('tar_type') !== 'GZIP') throw new PayRefusal('PARAM_ERROR', 'bill_date 或 tar_type 不对');
  if (world.clock.now() < midnight + readyMs) throw new PayRefusal('STATEMENT_CREATING');
  book.advance();
  const text = lines(book, day);
  if (text.length === 0) throw new PayRefusal('NO_STATEMENT_EXIST');
  const bytes = Buffer.from(`\uFEFF${text.join('\r\n')}\r\n`);
  // The digest is that of what comes out of the package.
  return { hash_type: 'SHA1', hash_value: createHash('sha1').update(bytes).digest('hex'), download_url: `${origin}/v3/billdownload/file?token=${files.put(gzipSync(bytes))}` };
}

const download = ({ files, query }: PayCall): Buffer => {
  const file = files.get(query.get('token') ?? '');
  if (!file) throw new PayRefusal('NO_STATEMENT_EXIST');
  return file;
};

/** A day's bills, and whatever is downloaded. */
export const billInterfaces: PayInterface[] = [
  define('GET /v3/bill/tradebill', '申请交易账单', {}, (call) => billOf(call, tradeBill)),
  define('GET /v3/bill/fundflowbill', '申请资金账单', {}, (call) => billOf(call, flowBill)),
  define('GET /v3/billdownload/file', '下载账单', {}, download),
  define('GET /v3/transferdownload/elecvoucherfile', '下载转账回单', {}, download),
];
