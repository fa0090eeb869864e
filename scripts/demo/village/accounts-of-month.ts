import { monthAfter } from '../../../contracts/accounts-rules';
import type { AccountLine } from '../../../contracts/disclosure';
import type { Random } from '../random';

/** A village of the demo, as far as its money goes: 1 is an ordinary one. */
export interface DemoMeans {
  scale: number;
  community: boolean;
}
export interface DemoLines {
  receipts: AccountLine[];
  payments: AccountLine[];
}

interface Habit {
  entry: string;
  what: string;
  party?: string;
  /** Yuan, from and to. */
  yuan: readonly [number, number];
  /** Of the year; left out, every month. */
  months?: readonly number[];
  /** Of ten such months in how many. */
  often?: number;
  community?: boolean;
}

const quarterly = [1, 4, 7, 10];
const receiptHabits: readonly Habit[] = [
  { entry: 'F2.2', what: '山塘水面承包费', yuan: [6_000, 14_000], community: false, often: 6 },
  { entry: 'F2.1', what: '集体房屋租金', party: '便民超市', yuan: [4_200, 9_800] },
  { entry: 'F2.1', what: '晒场和仓库租金', party: '粮食合作社', yuan: [2_400, 6_000], community: false, often: 7 },
  { entry: 'F2.5', what: '村级组织运转经费', party: '镇财政所', yuan: [24_000, 36_000], months: quarterly },
  { entry: 'F2.6', what: '人居环境整治补助', party: '区农业农村局', yuan: [15_000, 60_000], often: 3 },
  { entry: 'F2.11', what: '存款利息', party: '农商银行', yuan: [120, 460], months: [3, 6, 9, 12] },
];
const paymentHabits: readonly Habit[] = [
  { entry: 'F3.4', what: '公益岗位工资', yuan: [9_000, 16_000] },
  { entry: 'F3.10', what: '路灯电费', party: '供电所', yuan: [900, 2_400] },
  { entry: 'F3.4', what: '保洁工具和垃圾清运', yuan: [1_200, 3_600] },
  { entry: 'F3.5', what: '老年食堂补助', yuan: [3_000, 6_000], often: 8 },
  { entry: 'F3.4', what: '办公用品', party: '文具店', yuan: [180, 900] },
  { entry: 'F3.4', what: '办公室水电', party: '供电所', yuan: [260, 700] },
  { entry: 'F3.4', what: '村民代表会议材料打印', yuan: [60, 320], often: 5 },
  { entry: 'F3.2', what: '误工补贴', yuan: [6_000, 13_000], months: quarterly },
  { entry: 'F3.3', what: '报刊订阅', party: '邮政支局', yuan: [900, 1_400], months: [12] },
  { entry: 'F3.6', what: '机耕路维修工程款', yuan: [8_000, 38_000], community: false, often: 3 },
  { entry: 'F3.6', what: '活动室桌椅购置', yuan: [2_600, 7_800], often: 2 },
  { entry: 'F3.8', what: '困难户临时救助', yuan: [500, 2_000], often: 4 },
];

/** Whole jiao, so that the sums look like a ledger's. */
const amountOf = ([low, high]: readonly [number, number], scale: number, random: Random): number => Math.max(1_000, Math.round(random.whole(low, high) * scale) * 100 + random.whole(0, 9) * 10);

/** What a village received and paid in a month: the same for the same random numbers. */
export function accountsOfMonth({ scale, community }: DemoMeans, monthKey: string, random: Random): DemoLines {
  const month = Number(monthKey.slice(5));
  const lines = (habits: readonly Habit[]): AccountLine[] =>
    habits
      .filter((habit) => (habit.community === undefined || habit.community === community) && (habit.months?.includes(month) ?? true) && random.chance((habit.often ?? 10) / 10))
      .map((habit) => line(monthKey, random.whole(1, 28), habit, amountOf(habit.yuan, scale, random)))
      .sort((one, other) => one.day.localeCompare(other.day));
  return numbered({ receipts: lines(receiptHabits), payments: lines(paymentHabits) });
}

const line = (monthKey: string, day: number, { entry, what, party = '' }: Pick<Habit, 'entry' | 'what' | 'party'>, amount: number): AccountLine => ({ day: `${monthKey}-${String(day).padStart(2, '0')}`, entry, what, amount, party, voucher: '', voucherFileIds: [] });

/** 记001, in the order of days. */
function numbered({ receipts, payments }: DemoLines): DemoLines {
  const order = [...receipts, ...payments].sort((one, other) => one.day.localeCompare(other.day));
  const withNumber = (one: AccountLine): AccountLine => ({ ...one, voucher: `记${String(order.indexOf(one) + 1).padStart(3, '0')}` });
  return { receipts: receipts.map(withNumber), payments: payments.map(withNumber) };
}

/** The village of the story: its half year up to the newest month, in yuan, as received and paid. */
const halfYear: readonly (readonly [received: number, paid: number])[] = [[62_000, 48_000], [40_000, 71_000], [54_000, 50_000], [84_000, 60_000], [71_000, 93_000], [128_460, 76_215.6]];
/** What it held before its newest month. */
export const openingOfStory = 16_166_200;

const newest: DemoLines = {
  receipts: [
    { on: 9, entry: 'F2.6', what: '三组排水沟专项补助', party: '区水务局', yuan: 60_000 },
    { on: 12, entry: 'F2.5', what: '村级组织运转经费', party: '镇财政所', yuan: 36_000 },
    { on: 15, entry: 'F2.2', what: '山塘水面承包费', party: '水产合作社', yuan: 21_600 },
    { on: 20, entry: 'F2.1', what: '集体房屋租金', party: '便民超市', yuan: 8_400 },
    { on: 26, entry: 'F2.1', what: '晒场租金', party: '粮食合作社', yuan: 2_460 },
  ].map(storyLine),
  payments: [
    { on: 10, entry: 'F3.6', what: '三组排水沟工程款（第一期）', party: '恒通建筑队', yuan: 30_000 },
    { on: 28, entry: 'F3.6', what: '三组排水沟工程款（第二期）', party: '恒通建筑队', yuan: 12_000 },
    ...[3, 10, 17, 24].map((on, week) => ({ on, entry: 'F3.4', what: `公益岗位工资（8 人，第 ${week + 1} 周）`, party: '', yuan: 4_600 })),
    { on: 8, entry: 'F3.10', what: '路灯电费', party: '供电所', yuan: 1_882.4 },
    { on: 14, entry: 'F3.10', what: '路灯灯头 24 个', party: '电器商店', yuan: 4_080 },
    { on: 16, entry: 'F3.10', what: '路灯维修人工', party: '', yuan: 2_400 },
    { on: 22, entry: 'F3.10', what: '路灯线路材料', party: '电器商店', yuan: 1_453.2 },
    ...[2, 6, 9, 12, 13, 16, 19, 20, 23, 26, 27, 29, 30].map((on, index) => ({ on, entry: 'F3.5', what: `老年食堂补助（第 ${index + 1} 次）`, party: '老年食堂', yuan: index === 12 ? 480 : 460 })),
  ].map(storyLine),
};

function storyLine({ on, yuan, ...rest }: { on: number; entry: string; what: string; party: string; yuan: number }): AccountLine {
  return { day: String(on).padStart(2, '0'), amount: Math.round(yuan * 100), voucher: '', voucherFileIds: [], ...rest };
}

/** A month of the village of the story: the newest written out, the half year before it with its sums, the rest as it comes. `age`: months before the newest. */
export function storyMonth(monthKey: string, age: number, means: DemoMeans, random: Random): DemoLines {
  const placed = (lines: AccountLine[]): AccountLine[] => lines.map((one) => ({ ...one, day: `${monthKey}-${one.day}` })).sort((one, other) => one.day.localeCompare(other.day));
  if (age === 0) return numbered({ receipts: placed(newest.receipts), payments: placed(newest.payments) });
  const drawn = accountsOfMonth(means, monthKey, random);
  const sums = halfYear[halfYear.length - 1 - age];
  return sums ? { receipts: upTo(drawn.receipts, sums[0] * 100), payments: upTo(drawn.payments, sums[1] * 100) } : drawn;
}

/** The same lines, the largest of them so that the sum is `total`; one too large shrinks all. */
function upTo(lines: AccountLine[], total: number): AccountLine[] {
  const sum = lines.reduce((so, { amount }) => so + amount, 0);
  const share = Math.min(1, (total * 0.7) / sum);
  const shrunk = lines.map((one) => ({ ...one, amount: Math.max(100, Math.floor((one.amount * share) / 100) * 100) }));
  const largest = shrunk.reduce((most, one, index) => (one.amount > shrunk[most]!.amount ? index : most), 0);
  const rest = total - shrunk.reduce((so, { amount }, index) => (index === largest ? so : so + amount), 0);
  return shrunk.map((one, index) => (index === largest ? { ...one, amount: rest } : one));
}

/** The months of the demo, the oldest first: so many up to the last that is due by `today`. */
export function demoMonths(today: string, count: number): string[] {
  const last = monthAfter(today.slice(0, 7), Number(today.slice(8)) >= 8 ? -1 : -2);
  return Array.from({ length: count }, (_, index) => monthAfter(last, index - count + 1));
}
