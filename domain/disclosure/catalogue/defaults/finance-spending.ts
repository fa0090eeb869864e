import { entries, financeRule, money, number, onDay, person, text } from './shape';

const sums = [onDay('day', '日期'), text('what', '事由'), text('payee', '收款单位', 'optional'), money('amount', '金额'), text('note', '说明', 'optional')];
const inAccounts = { frequency: 'monthly', partOf: 'F0', form: 'accounts', columns: [] } as const;

/** 各项支出 */
export const financeSpending = entries({ class: 'finance', group: '各项支出', places: ['village', 'community'], source: financeRule, certainty: 'unverified', provider: '村报账员（会计）', reviewer: '民主理财小组', columns: sums }, [
  { ...inAccounts, code: 'F3.1', name: '集体经营支出' },
  { code: 'F3.2', name: '村组干部报酬', frequency: 'quarterly', places: ['village'], columns: [text('post', '职务'), text('holder', '任职人'), number('months', '月数'), money('amount', '金额')], help: '职务和任职人照实写：村干部报酬公开到人。' },
  { code: 'F3.3', name: '报刊费支出', frequency: 'quarterly', places: ['village'] },
  { ...inAccounts, code: 'F3.4', name: '办公、差旅、会议、卫生、治安等管理费支出' },
  { ...inAccounts, code: 'F3.5', name: '集体公益福利支出' },
  { code: 'F3.6', name: '固定资产购建支出', frequency: 'atOnce', columns: [text('asset', '资产'), text('supplier', '供应或施工单位'), number('quantity', '数量'), money('amount', '金额'), onDay('day', '付款日期')] },
  { code: 'F3.7', name: '征占土地补偿支出', frequency: 'atOnce', columns: [person('name', '姓名'), number('area', '面积（亩）'), money('rate', '标准（元/亩）'), money('amount', '金额'), onDay('day', '支付日期')] },
  { code: 'F3.8', name: '救济扶贫专项支出', frequency: 'atOnce', columns: [person('name', '姓名'), text('kind', '种类'), money('amount', '金额'), onDay('day', '日期')], help: '不写病情、残疾种类。' },
  { code: 'F3.9', name: '社会捐赠支出', frequency: 'atOnce' },
  { ...inAccounts, code: 'F3.10', name: '其他支出' },
]);
