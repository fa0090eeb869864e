import type { PublicPayment, PublicPaymentList } from '../../../contracts/disbursement';
import { balancesState } from '../../fund';
import { eachPublicList, publicListsState } from '../../disbursement';
import { dataset, yuan, yuanOrNone, type OpenState } from '../dataset';
import { placeFields, villagesAsked, withPlaces, type At } from '../places';

/** Which programmes are sensitive decides what of a list is told. */
async function state(): Promise<OpenState> {
  const [{ newestDay, oldestDay, ...lists }, { marks }] = await Promise.all([publicListsState(), balancesState()]);
  return withPlaces({ marks: [lists, marks], newest: newestDay, oldest: oldestDay });
}

interface ListRow extends At {
  list: PublicPaymentList;
}

const listFields = {
  ...placeFields,
  year: { title: '年度', type: 'integer', value: ({ list }: ListRow) => list.year },
  programme: { title: '项目编码', type: 'id', value: ({ list }: ListRow) => list.programme.code },
  programmeName: { title: '项目', type: 'text', value: ({ list }: ListRow) => list.programme.name },
  batch: { title: '批次', type: 'text', value: ({ list }: ListRow) => list.batch },
} as const;

/** What was published of payments, a list a row. */
export const paymentLists = dataset<ListRow>({
  key: 'payment-lists',
  title: '发放名单，一份一行',
  about: '公开的每一份发放名单：哪个村、哪个项目、哪一批，多少户、多少钱。涉及个人隐私的项目只有合计；不足 3 户的，合计也不公布。',
  theme: 'funds',
  updates: '公开一份名单，就多一行',
  filters: ['year', 'town', 'village'],
  fields: {
    ...listFields,
    households: { title: '户数', type: 'integer', unit: '户', about: '空的是不公布', value: ({ list }) => list.households },
    amount: { title: '金额', type: 'decimal', unit: '元', about: '空的是不公布', value: ({ list }) => yuanOrNone(list.amount) },
    byName: { title: '有名单', type: 'boolean', value: ({ list }) => list.byName },
    publishedOn: { title: '公开日期', type: 'day', value: ({ list }) => list.publishedOn },
    edition: { title: '第几版', type: 'integer', value: ({ list }) => list.edition },
    id: { title: '名单编号', type: 'id', value: ({ list }) => list.id },
  },
  state,
  async *rows(asked) {
    for (const at of await villagesAsked(asked)) for await (const { list } of eachPublicList(at.id, asked.year)) yield { at, list };
  },
});

interface Line extends ListRow {
  line: PublicPayment;
}

/** The lines of the lists as they are public: surnames, sums and days. Ends of cards stay on the pages: nobody needs them to add up. */
export const payments = dataset<Line>({
  key: 'payments',
  title: '发放名单，一笔一行',
  about: '公开名单里的每一笔，姓名只有姓，卡号不在这里。同一份名单加起来，就是“发放名单，一份一行”里的金额。涉及个人隐私的项目没有名单。',
  theme: 'funds',
  updates: '公开一份名单，就多几行',
  filters: ['year', 'town', 'village'],
  fields: {
    ...listFields,
    name: { title: '领取人', type: 'text', about: '只有姓', value: ({ line }) => line.name },
    group: { title: '组', type: 'text', about: '不足 3 户的组不写', value: ({ line }) => line.group },
    quantity: { title: '数量', type: 'decimal', value: ({ line }) => yuanOrNone(line.quantity) },
    unit: { title: '计量单位', type: 'text', value: ({ list }) => list.programme.unit },
    rate: { title: '标准', type: 'decimal', unit: '元', value: ({ line }) => yuanOrNone(line.rate) },
    paid: { title: '发放金额', type: 'decimal', unit: '元', value: ({ line }) => yuan(line.paid) },
    day: { title: '发放日期', type: 'day', value: ({ line }) => line.day },
    list: { title: '名单编号', type: 'id', value: ({ list }) => list.id },
  },
  state,
  async *rows(asked) {
    for (const at of await villagesAsked(asked)) for await (const { list, lines } of eachPublicList(at.id, asked.year)) for await (const line of lines()) yield { at, list, line };
  },
});
