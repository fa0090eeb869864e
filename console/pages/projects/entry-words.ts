import { acceptanceResultLabels, partyKindLabels, projectKindLabels, tenderWayLabels, type StageContent } from '../../../contracts/project';
import { dayWords } from '../../parts/dates';
import { yuanWords } from '../../parts/money';

/** What a stage says, name and value, in the order people ask. */
export function entryRows(content: StageContent, now: Date): [string, string][] {
  switch (content.stage) {
    case 'plan': {
      const { kind, budget, source, programme, plannedDays, responsiblePost, supervisedBy, supervisorPhone, place } = content.data;
      return [['类别', projectKindLabels[kind]], ['预算', yuanWords(budget)], ['钱从哪里来', programme ? `${source}（${programme}）` : source], ['计划工期', `${plannedDays} 天`], ['责任岗位', responsiblePost], ['谁来监督', `${supervisedBy}，${supervisorPhone}`], ['在哪里', place]];
    }
    case 'tender': {
      const { way, bidders, controlPrice, announcedFrom, announcedTo } = content.data;
      return [['方式', tenderWayLabels[way]], ['参加', `${bidders} 家`], ['控制价', yuanWords(controlPrice)], ['公告', `${dayWords(announcedFrom, now)} 到 ${dayWords(announcedTo, now)}`]];
    }
    case 'contract': {
      const { number, party, sum, termDays, progressPercent } = content.data;
      return [['承包方', `${party.name}（${partyKindLabels[party.kind]}）`], ['合同价', yuanWords(sum)], ['合同编号', number], ['合同工期', `${termDays} 天`], ['进度款', progressPercent === 0 ? '没有约定' : `验收以前最多 ${progressPercent} %`]];
    }
    case 'construction':
      return [['进展', content.data.what]];
    case 'change': {
      const { what, before, after, extraDays, approvedBy } = content.data;
      return [['改了什么', what], ['合同总价', `${yuanWords(before)} 改为 ${yuanWords(after)}`], ...(extraDays > 0 ? [['工期', `增加 ${extraDays} 天`] as [string, string]] : []), ['谁批准的', approvedBy]];
    }
    case 'acceptance':
      return [['结果', acceptanceResultLabels[content.data.result]], ['谁验收的', content.data.by.join('、')]];
    case 'payment':
      return [['付了', yuanWords(content.data.sum)], ['凭证号', content.data.voucher]];
  }
}
