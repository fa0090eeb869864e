import { entries, financeRule, money, number, onDay, person, text } from './shape';

const common = { class: 'finance', places: ['village'], source: financeRule, certainty: 'unverified', provider: '村报账员（会计）', reviewer: '民主理财小组' } as const;
const debt = [text('unit', '单位', 'optional'), person('name', '个人', 'optional'), text('what', '事由'), onDay('since', '发生日期'), money('amount', '余额')];
const unitOrPerson = '单位写全称；个人写在“个人”，公开时只留姓。';

/** 各项资产 */
export const financeAssets = entries({ ...common, group: '各项资产', columns: [text('asset', '资产'), number('quantity', '数量'), money('value', '账面价值'), text('where', '存放或使用', 'optional')] }, [
  { code: 'F4.1', name: '现金及银行存款', frequency: 'monthly', partOf: 'F0', form: 'accounts', places: ['village', 'community'], columns: [] },
  { code: 'F4.2', name: '产品物资', frequency: 'quarterly' },
  { code: 'F4.3', name: '固定资产', frequency: 'halfYearly', columns: [text('asset', '资产'), onDay('since', '购建日期'), money('cost', '原值'), money('value', '净值'), text('state', '使用状况')] },
  { code: 'F4.4', name: '农业资产', frequency: 'halfYearly' },
  { code: 'F4.5', name: '对外投资', frequency: 'quarterly', columns: [text('into', '投资单位'), money('amount', '投资额'), money('income', '本期收益'), text('until', '期限', 'optional')] },
  { code: 'F4.6', name: '其他资产', frequency: 'halfYearly' },
]);

/** 各类资源: one table, not numbered among the 44. */
export const financeResources = entries({ ...common, group: '各类资源', certainty: 'secondary' }, [
  {
    code: 'F5',
    name: '耕地、林地、草地、园地、滩涂、水面、四荒地、集体建设用地等资源',
    frequency: 'yearly',
    columns: [text('kind', '种类'), text('place', '坐落'), number('area', '面积（亩）'), text('use', '使用或承包情况'), text('until', '期限', 'optional'), money('income', '年收益', 'optional')],
    help: '年中有变动的，记一件要公开的事，单独公开。',
  },
]);

/** 债权债务 */
export const financeDebts = entries({ ...common, group: '债权债务', columns: debt, help: unitOrPerson }, [
  { code: 'F6.1', name: '应收单位和个人欠款', frequency: 'quarterly' },
  { code: 'F6.2', name: '银行（信用社）贷款', frequency: 'quarterly', columns: [text('bank', '银行'), money('amount', '余额'), onDay('since', '借款日期'), onDay('until', '到期日期'), text('use', '用途')], help: '' },
  { code: 'F6.3', name: '欠单位和个人款', frequency: 'quarterly' },
  { code: 'F6.4', name: '其他债权债务', frequency: 'quarterly' },
]);
