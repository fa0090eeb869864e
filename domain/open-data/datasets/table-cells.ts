import { columnKindLabels, type DisclosureColumn, type PublicPublicationSummary } from '../../../contracts/disclosure';
import { dataset } from '../dataset';
import { placeFields, type At } from '../places';
import { eachContent, publicationsState } from '../published';

interface Row extends At {
  publication: PublicPublicationSummary;
  line: number;
  column: DisclosureColumn;
  cell: string;
}

const isSum = ({ kind }: DisclosureColumn): boolean => kind === 'money' || kind === 'number';
const numberOf = ({ column, cell }: Row): number | null => (isSum(column) && /^-?\d+(\.\d+)?$/.test(cell) ? Number(cell) : null);

/** Tables have other columns from item to item and from year to year, so that each cell is a row here: the set keeps its form. */
export const tableCells = dataset<Row>({
  key: 'table-cells',
  title: '公开的表格，一格一行',
  about: '村里用表格公开的内容，一个格子一行。各项的列不一样，年年也会变，所以这样存；用事项编码、原文编号和第几行可以拼回原来的表。姓名和号码已遮住。',
  theme: 'disclosure',
  updates: '村里公开一份表格，就多几行',
  filters: ['year', 'town', 'village', 'item'],
  fields: {
    ...placeFields,
    itemCode: { title: '事项编码', type: 'id', value: ({ publication }) => publication.item.code },
    item: { title: '公开事项', type: 'text', value: ({ publication }) => publication.item.name },
    period: { title: '时段', type: 'text', value: ({ publication }) => publication.period.label },
    publishedOn: { title: '公开日期', type: 'day', value: ({ publication }) => publication.publishedOn },
    line: { title: '第几行', type: 'integer', value: ({ line }) => line },
    column: { title: '列', type: 'text', value: ({ column }) => column.title },
    kind: { title: '列里是什么', type: 'text', value: ({ column }) => columnKindLabels[column.kind] },
    cell: { title: '内容', type: 'text', value: (row) => (numberOf(row) === null ? row.cell : null) },
    number: { title: '数', type: 'decimal', about: '列里是金额或数的，写在这一列；金额的单位是元', value: numberOf },
    id: { title: '原文编号', type: 'id', value: ({ publication }) => publication.id },
  },
  state: publicationsState,
  async *rows(asked) {
    for await (const { content, ...where } of eachContent('table', asked)) {
      for (const [index, cells] of content.rows.entries()) for (const [place, column] of content.columns.entries()) yield { ...where, line: index + 1, column, cell: cells[place] ?? '' };
    }
  },
});
