import { entries, money, number, onDay, partyRule, text } from './shape';

/** 党务. Names of people who are admitted or honoured stand as they are: the rule asks for it. */
export const partyMatters = entries(
  { class: 'party', group: '党务', places: ['village', 'community'], source: partyRule, certainty: 'unverified', provider: '村（社区）党组织', reviewer: '乡镇（街道）党委' },
  [
    { code: 'P1', name: '学习贯彻上级决策部署情况', frequency: 'quarterly' },
    { code: 'P2', name: '任期目标、年度重点任务及完成情况', frequency: 'yearly', help: '半年时另写一次进展。' },
    { code: 'P3', name: '学习教育、三会一课、主题党日', frequency: 'quarterly', audience: 'party', columns: [onDay('day', '日期'), text('what', '内容'), number('entitled', '应到'), number('present', '实到')] },
    { code: 'P4', name: '换届选举、组织设置、班子分工', frequency: 'onDecision' },
    { code: 'P5', name: '发展党员各环节公示', frequency: 'atOnce', help: '写公示哪天起、哪天止，意见向谁反映。' },
    { code: 'P6', name: '民主评议党员、组织生活会结果', frequency: 'yearly', audience: 'party' },
    { code: 'P7', name: '党费收缴、使用、管理', frequency: 'halfYearly', audience: 'party', columns: [text('entry', '项目'), money('amount', '金额'), text('note', '说明', 'optional')] },
    { code: 'P8', name: '联系服务群众、纠治四风情况', frequency: 'halfYearly' },
    { code: 'P9', name: '党风廉政建设责任落实、处分处理情况', frequency: 'atOnce', audience: 'party', help: '公开到什么范围，按批准的办。' },
    { code: 'P10', name: '评优评先、困难党员慰问', frequency: 'atOnce', help: '慰问只写人数和总额。' },
  ],
);
