import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import type { Bill, FundFlowLine, TradeLine } from './client';

const unpackedMax = 256 * 1024 * 1024;

/** @throws RangeError, or an error of zlib */
export const unpacked = (file: Buffer): Buffer => gunzipSync(file, { maxOutputLength: unpackedMax });

export const hasDigest = (bytes: Buffer, algorithm: 'sha1' | 'sha256', digest: string): boolean => createHash(algorithm).update(bytes).digest('hex') === digest.toLowerCase();

/** '12.30' is 1230 fen; null for what is no amount. */
function fenOf(yuan: string): number | null {
  const parts = /^(-?)(\d+)(?:\.(\d{1,2})0*)?$/.exec(yuan);
  if (!parts) return null;
  const [, sign, whole, part = ''] = parts as unknown as [string, string, string, string | undefined];
  const fen = Number(whole) * 100 + Number(part.padEnd(2, '0'));
  return sign ? -fen : fen;
}

/** A cell is led by ` so that spreadsheets leave numbers alone; a name with a comma in it does not end a cell. */
const cellsOf = (line: string): string[] => line.replace(/^`/, '').split(/,`/);

interface Sheet {
  rows: Record<string, string>[];
  summary: Record<string, string>;
}

/** A bill: titles, lines, titles of sums, sums. Null where it has another form. */
function sheetOf(text: string, required: readonly string[]): Sheet | null {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/).filter(Boolean);
  const sumsAt = lines.findIndex((line, index) => index > 0 && !line.startsWith('`'));
  const [head, sumHead, sums] = [lines[0], lines[sumsAt], lines[sumsAt + 1]];
  if (head === undefined || sumHead === undefined || sums === undefined || lines.length !== sumsAt + 2) return null;
  const titles = head.split(',');
  if (!required.every((title) => titles.includes(title))) return null;
  const named = (names: readonly string[], cells: readonly string[]): Record<string, string> | null => (names.length === cells.length ? Object.fromEntries(names.map((name, index) => [name, cells[index] ?? ''])) : null);
  const rows = lines.slice(1, sumsAt).map((line) => named(titles, cellsOf(line)));
  const summary = named(sumHead.split(','), cellsOf(sums));
  return summary && rows.every((row) => row !== null) ? { rows: rows as Sheet['rows'], summary } : null;
}

function billOf<Line>(text: string, columns: readonly string[], line: (cell: (title: string) => string, money: (title: string) => number) => Line): Bill<Line> | null {
  const sheet = sheetOf(text, columns);
  if (!sheet) return null;
  let broken = false;
  const lines = sheet.rows.map((row) =>
    line(
      (title) => row[title] ?? '',
      (title) => {
        const fen = fenOf(row[title] ?? '');
        if (fen === null) broken = true;
        return fen ?? 0;
      },
    ),
  );
  return broken ? null : { lines, summary: sheet.summary };
}

const tradeColumns = ['交易时间', '微信订单号', '商户订单号', '交易状态', '商户退款单号', '退款金额', '退款状态', '手续费', '订单金额'] as const;

export const tradeBillOf = (text: string): Bill<TradeLine> | null =>
  billOf(text, tradeColumns, (cell, money) => ({
    at: cell('交易时间'),
    transactionId: cell('微信订单号'),
    outNo: cell('商户订单号'),
    state: cell('交易状态'),
    total: money('订单金额'),
    outRefundNo: absent(cell('商户退款单号')),
    refund: money('退款金额'),
    refundState: absent(cell('退款状态')),
    feeYuan: cell('手续费'),
  }));

const flowColumns = ['记账时间', '微信支付业务单号', '资金流水单号', '业务名称', '业务类型', '收支类型', '收支金额（元）', '账户结余（元）', '业务凭证号'] as const;

export const fundFlowBillOf = (text: string): Bill<FundFlowLine> | null =>
  billOf(text, flowColumns, (cell, money) => ({
    at: cell('记账时间'),
    billNo: cell('微信支付业务单号'),
    flowNo: cell('资金流水单号'),
    business: cell('业务名称'),
    type: cell('业务类型'),
    income: cell('收支类型') === '收入',
    amount: money('收支金额（元）'),
    balance: money('账户结余（元）'),
    voucher: cell('业务凭证号'),
  }));

/** The bill writes 0 where there is no refund. */
const absent = (cell: string): string | null => (cell === '' || cell === '0' ? null : cell);
