import { entries, financeRule } from './shape';

/** The month's accounts: its entries are those of 各项收入, 各项支出 and 各项资产 that say so. */
export const monthlyAccounts = entries(
  { class: 'finance', group: '收支', places: ['village', 'community'], source: financeRule, certainty: 'proposal', provider: '村报账员（会计）', reviewer: '村务监督委员会' },
  [{ code: 'F0', name: '每月收支账', frequency: 'monthly', form: 'accounts', help: '把上月结余、这个月每一笔收入和支出、月末结余写全，凭证拍照附上。' }],
);
