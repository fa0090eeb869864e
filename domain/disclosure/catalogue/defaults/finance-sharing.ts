import { entries, financeRule, landLaw, money, number, onDay, person, text } from './shape';

const common = { source: financeRule, provider: '村报账员（会计）', reviewer: '民主理财小组' } as const;
const shares = [text('entry', '项目'), money('amount', '金额'), text('note', '说明', 'optional')];

/** 收益分配 */
export const financeSharing = entries({ ...common, class: 'finance', group: '收益分配', places: ['village'], certainty: 'unverified', columns: shares }, [
  { code: 'F7.1', name: '收益总额', frequency: 'yearly' },
  { code: 'F7.2', name: '提取公积公益金数额', frequency: 'yearly' },
  { code: 'F7.3', name: '提取福利费数额', frequency: 'yearly' },
  { code: 'F7.4', name: '外来投资分利数额', frequency: 'yearly', columns: [text('investor', '投资方'), text('share', '比例'), money('amount', '金额')] },
  { code: 'F7.5', name: '成员分配数额', frequency: 'yearly', columns: [person('name', '姓名'), number('shares', '份额'), money('amount', '金额')] },
  { code: 'F7.6', name: '其他分配数额', frequency: 'yearly' },
]);

/** 其他需要公开的事项: whatever most members ask for. */
export const financeOther = entries({ ...common, class: 'finance', group: '其他', places: ['village', 'community'], certainty: 'unverified' }, [
  { code: 'F8', name: '其他需要公开的财务事项', frequency: 'atOnce', help: '多数成员或民主理财小组要求公开的，单独、及时公开。' },
]);

/** 专项公开: separately and at once. */
export const specialMatters = entries({ ...common, class: 'project', group: '专项公开', places: ['village', 'community'], certainty: 'secondary' }, [
  { code: 'S1', name: '集体土地征占补偿及分配', frequency: 'atOnce', places: ['village'], source: landLaw, certainty: 'official', columns: [text('project', '用地项目'), number('area', '面积（亩）'), money('received', '补偿款'), text('plan', '分配办法'), money('shared', '已分配'), money('left', '结余')] },
  { code: 'S2', name: '集体资产资源发包、租赁、出让、投资及收益（亏损）', frequency: 'atOnce', columns: [text('thing', '资产或资源'), text('way', '方式'), text('party', '对方'), text('term', '期限'), money('price', '价款'), money('result', '收益（亏损为负）', 'optional')] },
  { code: 'S3', name: '集体工程招投标及预决算', frequency: 'atOnce', columns: [text('project', '工程'), text('way', '招标或比选方式'), text('winner', '中标单位'), money('budget', '预算'), money('contract', '合同价'), money('final', '决算', 'optional')] },
  { code: 'S4', name: '一事一议筹资筹劳及使用', frequency: 'atOnce', columns: [text('project', '项目'), onDay('decided', '议定日期'), money('raised', '筹资'), text('labour', '筹劳', 'optional'), money('used', '使用'), money('left', '结余')] },
  { code: 'S5', name: '其他专项公开事项', frequency: 'atOnce' },
]);
