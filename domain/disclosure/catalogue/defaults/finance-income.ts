import { entries, financeRule, money, number, onDay, person, text } from './shape';

const sums = [onDay('day', '日期'), text('from', '来源'), money('amount', '金额'), text('note', '说明', 'optional')];
/** An entry of the month's accounts: it has no publication of its own. */
const inAccounts = { frequency: 'monthly', partOf: 'F0', form: 'accounts', columns: [] } as const;

/** 各项收入 */
export const financeIncome = entries({ class: 'finance', group: '各项收入', places: ['village', 'community'], source: financeRule, certainty: 'unverified', provider: '村报账员（会计）', reviewer: '民主理财小组', columns: sums }, [
  { ...inAccounts, code: 'F2.1', name: '产品销售、租赁、服务等集体经营收入' },
  { ...inAccounts, code: 'F2.2', name: '发包及上交收入' },
  { code: 'F2.3', name: '投资收入', frequency: 'quarterly', places: ['village'] },
  { code: 'F2.4', name: '一事一议筹资及以资代劳款项', frequency: 'atOnce', columns: [text('project', '项目'), number('households', '户数'), money('perHead', '每人标准'), money('amount', '收到'), money('owed', '未收')], help: '写清总数和标准，不列没有交的人名。' },
  { code: 'F2.5', name: '村级组织运转经费财政补助', frequency: 'quarterly', places: ['village'] },
  { code: 'F2.6', name: '上级专项补助款项', frequency: 'atOnce', columns: [onDay('day', '到账日期'), text('from', '拨款单位'), text('document', '文号', 'optional'), text('use', '用途'), money('amount', '金额')] },
  { code: 'F2.7', name: '征占土地补偿款项', frequency: 'atOnce', columns: [onDay('day', '到账日期'), text('project', '用地项目'), number('area', '面积（亩）'), money('amount', '金额'), text('note', '说明', 'optional')] },
  { code: 'F2.8', name: '救济扶贫款项', frequency: 'atOnce' },
  { code: 'F2.9', name: '社会捐赠款项', frequency: 'atOnce', columns: [onDay('day', '日期'), text('donorUnit', '捐赠单位', 'optional'), person('donor', '捐赠人', 'optional'), text('use', '指定用途', 'optional'), money('amount', '金额')], help: '捐赠单位写全称；个人写在“捐赠人”，公开时只留姓。' },
  { code: 'F2.10', name: '资产处置收入', frequency: 'atOnce', columns: [text('asset', '资产'), text('way', '处置方式'), money('appraised', '评估价'), money('amount', '成交价'), onDay('day', '到账日期')] },
  { ...inAccounts, code: 'F2.11', name: '其他收入' },
]);
