import type { StageContent } from '../../../../contracts/project';
import { acceptanceResultLabels, partyKindLabels, tenderWayLabels } from '../../../../contracts/project-options';
import { dayWords } from '../../logic/days';
import { yuanWords } from '../../logic/money';

/** What a stage says, a short line each. */
export function entryLines(content: StageContent, now: Date): string[] {
  switch (content.stage) {
    case 'plan': {
      const { budget, source, plannedDays, responsiblePost, supervisedBy, supervisorPhone, place } = content.data;
      return [`预算 ${yuanWords(budget)}，${source}`, `计划 ${plannedDays} 天`, `在${place}`, `${responsiblePost}负责`, `${supervisedBy}监督，电话 ${supervisorPhone}`];
    }
    case 'tender': {
      const { way, bidders, controlPrice, announcedFrom, announcedTo } = content.data;
      return [`${tenderWayLabels[way]}，${bidders} 家参加`, `控制价 ${yuanWords(controlPrice)}`, `公告 ${dayWords(announcedFrom, now)} 到 ${dayWords(announcedTo, now)}`];
    }
    case 'contract': {
      const { number, party, sum, termDays, progressPercent } = content.data;
      return [`${party.name}（${partyKindLabels[party.kind]}）`, `合同价 ${yuanWords(sum)}，${termDays} 天`, progressPercent === 0 ? '没有约定进度款，验收以后才付' : `进度款：验收以前最多付 ${progressPercent} %`, `合同编号 ${number}`];
    }
    case 'construction':
      return [content.data.what];
    case 'change': {
      const { what, before, after, extraDays, approvedBy } = content.data;
      return [what, `${yuanWords(before)} 改为 ${yuanWords(after)}`, ...(extraDays > 0 ? [`工期增加 ${extraDays} 天`] : []), `${approvedBy}批准`];
    }
    case 'acceptance':
      return [acceptanceResultLabels[content.data.result], `${content.data.by.join('、')}验收`];
    case 'payment':
      return [`付 ${yuanWords(content.data.sum)}`, `凭证 ${content.data.voucher}`];
  }
}
