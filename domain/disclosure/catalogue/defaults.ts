import type { DisclosureItem } from '../../../contracts/disclosure';

const both = ['village', 'community'] as const satisfies DisclosureItem['places'];
const common = { version: 1, active: true, partOf: null, places: [...both], audience: 'everyone', columns: [] } as const;

/** What the lines of the month's account are sorted by; published within it. */
const ofAccounts = (group: string, prefix: string, names: readonly string[]): DisclosureItem[] =>
  names.map((name, index) => ({ ...common, places: [...both], columns: [], code: `${prefix}.${index + 1}`, name, class: 'finance', group, form: 'accounts', frequency: 'monthly', partOf: 'F0', help: '', basis: '农村集体经济组织财务公开规定（2011）', certainty: 'unverified' }));
const receipts = ['产品销售、租赁、服务等集体经营收入', '发包及上交收入', '投资收入', '一事一议筹资及以资代劳款项', '村级组织运转经费财政补助', '上级专项补助款项', '征占土地补偿款项', '救济扶贫款项', '社会捐赠款项', '资产处置收入', '其他收入'];
const payments = ['集体经营支出', '村组干部报酬', '报刊费支出', '办公、差旅、会议、卫生、治安等管理费支出', '集体公益福利支出', '固定资产购建支出', '征占土地补偿支出', '救济扶贫专项支出', '社会捐赠支出', '其他支出'];

/** The catalogue that an installation begins with. */
export const defaultItems: readonly DisclosureItem[] = [
  { ...common, places: [...both], columns: [], code: 'F0', name: '每月收支账', class: 'finance', group: '收支', form: 'accounts', frequency: 'monthly', help: '把上月结余、这个月每一笔收入和支出、月末结余写全，凭证拍照附上。', basis: '农村集体经济组织财务公开规定（2011）', certainty: 'proposal' },
  {
    ...common,
    places: ['village'],
    code: 'V6',
    name: '最低生活保障对象',
    class: 'affairs',
    group: '救助',
    form: 'table',
    frequency: 'quarterly',
    columns: [
      { key: 'name', title: '姓名', kind: 'name', required: true },
      { key: 'group', title: '村民小组', kind: 'text', required: true },
      { key: 'persons', title: '人数', kind: 'number', required: true },
      { key: 'amount', title: '每月金额', kind: 'money', required: true },
      { key: 'since', title: '从哪天起', kind: 'day', required: false },
    ],
    help: '姓名公开时自动遮住，只留姓。',
    basis: '村民委员会组织法（2018）30；社会救助暂行办法',
    certainty: 'official',
  },
  { ...common, places: ['village'], columns: [], code: 'V3', name: '年度工作目标、工作报告', class: 'affairs', group: '村务', form: 'text', frequency: 'yearly', help: '', basis: '村民委员会组织法（2018）30', certainty: 'official' },
  ...ofAccounts('各项收入', 'F2', receipts),
  ...ofAccounts('各项支出', 'F3', payments),
];
