import { communityTables, entries, money, number, onDay, person, text } from './shape';

/** 居务 */
export const communityAffairs = entries({ class: 'affairs', group: '居务', places: ['community'], source: communityTables, certainty: 'secondary', provider: '居委会', reviewer: '居务监督委员会' }, [
  { code: 'C1', name: '居委会概况、办公地址时间电话', class: 'service', group: '办事', frequency: 'onDecision' },
  { code: 'C2', name: '班子成员、专业委员会、监督委员会、居民小组', frequency: 'onDecision', columns: [text('holder', '任职人'), text('post', '职务'), text('duty', '分工'), text('officePhone', '办公电话', 'optional')], help: '写办公电话，不写私人手机号。' },
  { code: 'C3', name: '居委会工作经费收支', class: 'finance', group: '经费', frequency: 'quarterly', columns: [text('entry', '项目'), money('income', '收入', 'optional'), money('spending', '支出', 'optional'), text('note', '说明', 'optional')] },
  { code: 'C4', name: '筹集公益经费收支', class: 'finance', group: '经费', frequency: 'atOnce', columns: [text('entry', '项目'), money('income', '收入', 'optional'), money('spending', '支出', 'optional'), text('note', '说明', 'optional')] },
  { code: 'C5', name: '捐赠款物、慰问、救助发放', class: 'fund', group: '救助', frequency: 'atOnce', columns: [person('name', '姓名'), text('kind', '种类'), money('amount', '金额或折价'), onDay('day', '日期')], help: '姓名公开时自动遮住，只留姓。' },
  { code: 'C6', name: '低保、特困、残补、高龄等对象', group: '救助', frequency: 'quarterly', columns: [person('name', '姓名'), text('kind', '种类'), number('persons', '人数'), money('amount', '每月金额')], help: '姓名公开时自动遮住，只留姓。不写病情、残疾种类。' },
  { code: 'C7', name: '居民（代表）会议决定与落实', frequency: 'atOnce', columns: [text('matter', '事项'), onDay('day', '日期'), text('present', '到会/应到'), text('result', '结果'), text('progress', '落实情况', 'optional')] },
  { code: 'C8', name: '选举事项', frequency: 'atOnce' },
  { code: 'C9', name: '党群服务经费（社区保障资金）使用', class: 'finance', group: '经费', frequency: 'quarterly', columns: [text('project', '项目'), onDay('day', '日期'), money('amount', '金额'), text('benefit', '受益的人', 'optional')] },
  { code: 'C10', name: '物业、业主大会指导，公共收益监督情况', class: 'service', group: '办事', frequency: 'halfYearly' },
  { code: 'C11', name: '为民办实事项目', class: 'project', group: '项目', frequency: 'yearly', help: '进展每季度说一次。', columns: [text('project', '项目'), text('progress', '进展'), money('budget', '预算'), money('paid', '已付')] },
  { code: 'C12', name: '社区工作者评议结果', frequency: 'yearly', columns: [text('holder', '任职人'), text('post', '岗位'), text('result', '结果')] },
  { code: 'C13', name: '居民公约、制度', frequency: 'onDecision' },
]);
