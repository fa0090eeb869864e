import { z } from 'zod';
import { normaliseIdentityNumber, personName } from '../../contracts/person';
import { paymentBatch, paymentStateLabels, type PaymentState } from '../../contracts/disbursement';
import { dayCell, labelCell, optionalColumn, requiredColumn, type RowOf } from '../kernel';
import { findNumbers } from '../masking';

const hundredfold = 100;

/** 1,234.50 or 1234.5元 as whole hundredths; a sum that a sheet has worked out may be off by a hair. */
function hundredths(message: string): z.ZodType<number> {
  return z.string().transform((text, context) => {
    const plain = text.normalize('NFKC').replace(/[,\s¥元亩]/g, '');
    const value = /^\d{1,9}(\.\d{1,15})?$/.test(plain) ? Number(plain) * hundredfold : Number.NaN;
    if (Math.abs(value - Math.round(value)) < 1e-4) return Math.round(value);
    context.addIssue({ code: 'custom', message: plain.startsWith('-') ? '不能小于 0；冲掉原来的，请在状态一列写“冲正”' : message });
    return z.NEVER;
  });
}
const money = hundredths('金额写成 1234.50 这样，最多两位小数');

const identity = z.string().transform((text, context) => {
  const found = normaliseIdentityNumber(text.replace(/[\s']/g, ''));
  if (found) return found;
  context.addIssue({ code: 'custom', message: '身份证号不对，请核对位数、出生日期和最后一位；表里把它存成了数字的，先设成文本再填' });
  return z.NEVER;
});

/** Only the last four digits of a card go on from here. */
const card = z.string().transform((text, context) => {
  const digits = text.replace(/\D/g, '');
  if (digits.length >= 4 && digits.length <= 19) return digits.slice(-4);
  context.addIssue({ code: 'custom', message: '卡号至少写后四位' });
  return z.NEVER;
});

const year = z.string().transform((text, context) => {
  const found = /^(20\d{2})年?度?$/.exec(text);
  if (found) return Number(found[1]);
  context.addIssue({ code: 'custom', message: '年度写成 2026 这样' });
  return z.NEVER;
});

const stateWords: Record<PaymentState, readonly string[]> = { paid: ['发放成功', '已发放', '正常'], returned: ['发放失败', '失败', '退票', '退汇'], reversed: ['冲回', '撤销'] };
const state = z.string().transform((text, context) => {
  const found = (Object.keys(stateWords) as PaymentState[]).find((one) => paymentStateLabels[one] === text || stateWords[one].includes(text));
  if (found) return found;
  context.addIssue({ code: 'custom', message: `只能填：${Object.values(paymentStateLabels).join('、')}` });
  return z.NEVER;
});

const words = (most: number) => z.string().max(most, `最多 ${most} 个字`);
/** Stands in the public list as it is written here. */
const withoutNumbers = (schema: z.ZodString) => schema.refine((text) => findNumbers(text).length === 0, '这里像有手机号、身份证号或卡号，名单里看得到，请去掉');

/** What is asked of a sheet, in whatever layout it comes. */
export const columns = {
  programme: requiredColumn('项目', words(60), { example: 'A1', note: '项目编码或名称，如 A1 或 耕地地力保护补贴。', also: ['项目名称', '项目编码', '补贴项目', '补贴名称', '补助项目', '资金项目', '惠农项目'] }),
  year: requiredColumn('年度', year, { example: '2026', note: '哪一年的钱。', also: ['年份', '年', '补贴年度', '发放年度', '所属年度'] }),
  batch: requiredColumn('批次', withoutNumbers(paymentBatch), { example: '第一批', note: '哪一批，按月发的写月份，如 2026-03；一年只发一次的写 全年。', also: ['发放批次', '月份', '期次', '所属期', '发放月份', '期数'] }),
  village: requiredColumn('村', words(60), { example: '石桥村', note: '村或社区的名称或机构编码。', also: ['村名', '村（社区）', '村委会', '行政村', '所在村', '村社', '村居', '村别', '社区', '单位'] }),
  town: optionalColumn('乡镇', words(60), { example: '柳溪镇', note: '不同乡镇有同名的村时要填。', also: ['乡镇（街道）', '镇', '乡', '街道', '所在乡镇', '镇名', '乡镇名称'] }),
  group: optionalColumn('组', withoutNumbers(words(20)), { example: '三组', note: '村民小组。', also: ['村组', '小组', '村民小组', '社', '组别', '组名'] }),
  head: optionalColumn('户主', personName, { example: '演示甲', note: '不填就当领取人自己是户主。', also: ['户主姓名', '户主名'] }),
  headIdentity: optionalColumn('户主身份证号', identity, { example: '', note: '和村一起认出是哪一户。不填就当领取人自己是户主。', also: ['户主身份证', '户主证件号', '户主身份证号码', '户主证件号码'] }),
  payee: requiredColumn('领取人', personName, { example: '演示甲', note: '钱发给谁。', also: ['姓名', '领款人', '受益人', '补贴对象', '发放对象', '收款人', '领取人姓名', '农户姓名', '户名', '开户姓名', '持卡人'] }),
  identity: requiredColumn('身份证号', identity, { example: '', note: '领取人的身份证号，15 位或 18 位。', also: ['身份证', '证件号', '证件号码', '身份证号码', '公民身份号码', '领取人身份证号', '受益人身份证号', '身份证件号码'] }),
  phone: optionalColumn('户主手机', z.string().transform((text) => text.replace(/\D/g, '')).pipe(z.string().regex(/^1\d{10}$/, '手机号是 11 位')), { example: '', note: '登记下来，这一户可以凭手机验证码查自家的。', also: ['联系电话', '手机', '手机号', '电话', '手机号码', '户主电话'] }),
  quantity: optionalColumn('数量', hundredths('数量写成 12.5 这样，最多两位小数'), { example: '12.5', note: '面积、人数等。', also: ['面积', '补贴面积', '人数', '亩数', '补贴数量', '数量亩'] }),
  rate: optionalColumn('标准', money, { example: '85.00', note: '每亩、每人多少元。', also: ['补贴标准', '单价', '补助标准', '发放标准'] }),
  due: optionalColumn('应发', money, { example: '1062.50', note: '不填就和实发一样。', also: ['应发金额', '应补金额', '核定金额', '应发放金额'] }),
  paid: requiredColumn('实发', money, { example: '1062.50', note: '发了多少元；退回和冲正的写原来的金额。', also: ['实发金额', '金额', '发放金额', '补贴金额', '补助金额', '实补金额', '合计金额', '实发放金额', '发放资金'] }),
  card: optionalColumn('卡号', card, { example: '', note: '只存最后四位。', also: ['银行卡号', '账号', '一卡通账号', '银行账号', '卡号尾号', '一卡通卡号', '社保卡号', '开户账号'] }),
  day: requiredColumn('发放日期', dayCell, { example: '2026-06-18', note: '写成 2026-06-18 这样。', also: ['发放时间', '日期', '发放日', '打卡日期', '支付日期', '到账日期'] }),
  state: optionalColumn('状态', state, { example: '成功', note: '成功、退回、冲正；不填就是成功。', also: ['发放状态', '结果', '发放结果', '支付状态'] }),
  differing: optionalColumn('同批再来一笔', labelCell({ add: '另一笔', replace: '更正' }), { example: '另一笔', note: '同一人同一批已有一笔、金额或日期不同：写 更正 就冲正原来的，写 另一笔 或不填就再记一笔。' }),
};
export type PaymentColumns = typeof columns;
export type PaymentRowOf = RowOf<PaymentColumns>;
