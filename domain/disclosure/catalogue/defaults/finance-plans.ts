import { entries, financeRule, money, text } from './shape';

/** 财务计划: told at the beginning of the year. */
export const financePlans = entries(
  {
    class: 'finance',
    group: '财务计划',
    places: ['village'],
    source: financeRule,
    certainty: 'unverified',
    provider: '村报账员（会计）',
    reviewer: '民主理财小组',
    ahead: true,
    columns: [text('project', '项目'), money('planned', '计划金额'), text('use', '用途和依据'), text('note', '说明', 'optional')],
  },
  [
    { code: 'F1.1', name: '财务收支计划', frequency: 'yearly', columns: [text('entry', '收支项目'), money('lastYear', '上年实际'), money('planned', '本年计划'), text('note', '说明', 'optional')], help: '收入和支出分开列，各列合计。' },
    { code: 'F1.2', name: '固定资产购建计划', frequency: 'yearly' },
    { code: 'F1.3', name: '农业基本建设计划', frequency: 'yearly' },
    { code: 'F1.4', name: '公益事业建设及一事一议筹资筹劳计划', frequency: 'yearly', columns: [text('project', '项目'), money('planned', '总投资'), money('raised', '筹资'), text('labour', '筹劳'), text('note', '说明', 'optional')], help: '年中另有决定的，记一件要公开的事，单独公开。' },
    { code: 'F1.5', name: '集体资产经营与处置、资源开发利用、对外投资等计划', frequency: 'yearly', help: '年中另有决定的，记一件要公开的事，单独公开。' },
    { code: 'F1.6', name: '收益分配计划', frequency: 'yearly', columns: [text('entry', '分配项目'), money('planned', '计划金额'), text('note', '说明', 'optional')] },
    { code: 'F1.7', name: '成员（代表）会议确定的其他财务计划', frequency: 'onDecision', ahead: false },
  ],
);
