import type { AccountLine, PublicPublicationSummary } from '../../../contracts/disclosure';
import { accountMonthsState, eachAccountMonth, type AccountMonth } from '../../disclosure-accounts';
import { dataset, yuan } from '../dataset';
import { placeFields, villagesAsked, withPlaces, type At } from '../places';
import { eachContent, publicationsState } from '../published';

/** A village's account, a month a row. */
export const accountMonths = dataset<AccountMonth & At>({
  key: 'account-months',
  title: '村级账，按月',
  about: '每个村每个月的上月结余、收入、支出、月末结余，账平不平。和村级账那一页是同一个数。',
  theme: 'accounts',
  updates: '村里公开一个月的账，就多一行',
  filters: ['year', 'town', 'village'],
  fields: {
    ...placeFields,
    month: { title: '月份', type: 'text', value: ({ monthKey }) => monthKey },
    opening: { title: '上月结余', type: 'decimal', unit: '元', value: ({ opening }) => yuan(opening) },
    receipts: { title: '收入', type: 'decimal', unit: '元', value: ({ receipts }) => yuan(receipts) },
    payments: { title: '支出', type: 'decimal', unit: '元', value: ({ payments }) => yuan(payments) },
    closing: { title: '月末结余', type: 'decimal', unit: '元', value: ({ closing }) => yuan(closing) },
    difference: { title: '差额', type: 'decimal', unit: '元', about: '月末结余减去算出来的结余；0 是平的', value: ({ difference }) => yuan(difference) },
    agrees: { title: '对得上', type: 'boolean', about: '本月平，并且接得上前一个月', value: ({ agrees }) => agrees },
    nothing: { title: '本期无发生', type: 'boolean', value: ({ nothing }) => nothing },
    publishedOn: { title: '公开日期', type: 'day', value: ({ publishedOn }) => publishedOn },
    lateWorkingDays: { title: '晚了', type: 'integer', unit: '个工作日', value: ({ lateWorkingDays }) => lateWorkingDays },
    corrected: { title: '更正过', type: 'boolean', value: ({ corrected }) => corrected },
    id: { title: '原文编号', type: 'id', value: ({ publicationId }) => publicationId.toHexString() },
  },
  state: async () => withPlaces(await accountMonthsState()),
  async *rows(asked) {
    for (const at of await villagesAsked(asked)) for await (const month of eachAccountMonth(at.id, asked.year)) yield { ...month, at };
  },
});

interface Line extends At {
  publication: PublicPublicationSummary;
  direction: '收入' | '支出';
  line: AccountLine;
}

/** What a village received and paid, a line a row. */
export const accountLines = dataset<Line>({
  key: 'account-lines',
  title: '村级账，一笔一行',
  about: '公开的账里每一笔收入和支出。同一个村同一个时段加起来，就是“村级账，按月”里的收入和支出。年度按公开的日子算。',
  theme: 'accounts',
  updates: '村里公开一个月的账，就多几行',
  filters: ['year', 'town', 'village'],
  fields: {
    ...placeFields,
    period: { title: '时段', type: 'text', value: ({ publication }) => publication.period.key },
    direction: { title: '收支', type: 'text', value: ({ direction }) => direction },
    day: { title: '日期', type: 'day', value: ({ line }) => line.day },
    entry: { title: '科目', type: 'id', about: '公开事项编码', value: ({ line }) => line.entry },
    what: { title: '事由', type: 'text', value: ({ line }) => line.what },
    party: { title: '对方单位', type: 'text', value: ({ line }) => line.party },
    amount: { title: '金额', type: 'decimal', unit: '元', value: ({ line }) => yuan(line.amount) },
    voucher: { title: '凭证号', type: 'text', value: ({ line }) => line.voucher },
    id: { title: '原文编号', type: 'id', value: ({ publication }) => publication.id },
  },
  state: publicationsState,
  async *rows(asked) {
    for await (const { content, ...where } of eachContent('accounts', asked)) {
      for (const line of content.receipts) yield { ...where, direction: '收入', line };
      for (const line of content.payments) yield { ...where, direction: '支出', line };
    }
  },
});
