import type { Day } from '../../contracts/common';
import type { ProjectCheck, ProjectLimits } from '../../contracts/project';
import { currentCalendar, dayNumber } from '../kernel';
import { moneyOf } from './head';
import { acceptedOn, toldOf, type Told } from './stages';

/** Another project of the same village that has a contract with the same party. */
export interface Sibling {
  name: string;
  sum: number;
  on: Day;
}

const yuan = (fen: number): string => `${(fen / 100).toLocaleString('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 })} 元`;
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const yearDays = 365;

/** What of the published entries does not agree, in words that say by how much. `siblings` are of the same party. */
export function checksOf(entries: readonly Told[], limits: ProjectLimits, siblings: readonly Sibling[]): ProjectCheck[] {
  return [...sumsOf(entries, limits), ...noticeOf(entries, limits), ...thresholdsOf(entries, limits, siblings)];
}

function sumsOf(entries: readonly Told[], limits: ProjectLimits): ProjectCheck[] {
  const { budget, contract, price, paid } = moneyOf(entries);
  const found: ProjectCheck[] = [];
  if (contract === null || price === null) return found;
  if (contract > budget) found.push({ code: 'contractOverBudget', words: `合同比预算多 ${yuan(contract - budget)}` });
  if (paid > price) found.push({ code: 'paidOverContract', words: `付款比合同和变更多 ${yuan(paid - price)}` });
  const changed = Math.abs(price - contract) / contract;
  if (changed * 100 > limits.changePercent) found.push({ code: 'changeOverLimit', words: `变更使合同价${price > contract ? '增加' : '减少'} ${percent(changed)}，超过 ${limits.changePercent} %` });
  return [...found, ...seriesOf(entries, contract), ...earlyOf(entries, contract)];
}

/** Each change begins where the one before it, or the contract, left the price. */
function seriesOf(entries: readonly Told[], contract: number): ProjectCheck[] {
  let price = contract;
  let gap = 0;
  for (const { data } of toldOf(entries, 'change')) {
    gap += Math.abs(data.before - price);
    price = data.after;
  }
  return gap === 0 ? [] : [{ code: 'sumsDoNotFollow', words: `变更前的价和上一次的价差 ${yuan(gap)}` }];
}

/** What was paid before the day of acceptance may be 进度款, up to its share of the price. */
function earlyOf(entries: readonly Told[], contract: number): ProjectCheck[] {
  const accepted = acceptedOn(entries);
  const early = toldOf(entries, 'payment').filter(({ day }) => accepted === null || day < accepted);
  const last = early.at(-1);
  if (!last) return [];
  const price = toldOf(entries, 'change').findLast(({ day }) => day <= last.day)?.data.after ?? contract;
  const share = toldOf(entries, 'contract')[0]!.data.progressPercent;
  const over = early.reduce((sum, { data }) => sum + data.sum, 0) - Math.floor((price * share) / 100);
  if (over <= 0) return [];
  return [{ code: 'paidBeforeAcceptance', words: share === 0 ? `验收以前付了 ${yuan(over)}，合同没有约定进度款` : `验收以前付的比进度款（${share} %）多 ${yuan(over)}` }];
}

/** Both ends count: the day it went up and the day it came down. */
function noticeOf(entries: readonly Told[], { announceWorkingDays }: ProjectLimits): ProjectCheck[] {
  const [tender] = toldOf(entries, 'tender');
  if (!tender || tender.data.way === 'direct') return [];
  const { announcedFrom, announcedTo } = tender.data;
  const calendar = currentCalendar();
  const shown = calendar.workingDaysBetween(announcedFrom, announcedTo) + (calendar.isWorkingDay(announcedFrom) ? 1 : 0);
  return shown < announceWorkingDays ? [{ code: 'shortNotice', words: `招标公告只有 ${shown} 个工作日，应不少于 ${announceWorkingDays} 个` }] : [];
}

function thresholdsOf(entries: readonly Told[], { thresholds, nearPercent }: ProjectLimits, siblings: readonly Sibling[]): ProjectCheck[] {
  const [contract] = toldOf(entries, 'contract');
  if (!contract) return [];
  const { sum } = contract.data;
  const found: ProjectCheck[] = [];
  const near = thresholds.find(({ amount }) => sum <= amount && sum > (amount * (100 - nearPercent)) / 100);
  if (near) found.push({ code: 'nearThreshold', words: `合同 ${yuan(sum)}，贴着 ${yuan(near.amount)} 这条线（${near.words}）` });
  const within = siblings.filter((other) => Math.abs(dayNumber(other.on) - dayNumber(contract.day)) <= yearDays);
  // The highest line that all of them stay under and pass together tells most.
  const lines = [...thresholds].sort((a, b) => b.amount - a.amount);
  for (const { amount } of lines) {
    const under = within.filter((other) => other.sum <= amount);
    const total = under.reduce((all, other) => all + other.sum, sum);
    if (sum > amount || under.length === 0 || total <= amount) continue;
    found.push({ code: 'split', words: `同一承包方一年内还有${under.map(({ name }) => `“${name}”`).join('、')}，合计 ${yuan(total)}，单个都没有超过 ${yuan(amount)}` });
    break;
  }
  return found;
}
