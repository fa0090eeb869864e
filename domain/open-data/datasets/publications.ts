import { disclosureClassLabels, disclosureFormLabels, type PublicPublicationSummary } from '../../../contracts/disclosure';
import { eachPublished } from '../../disclosure';
import { dataset } from '../dataset';
import { placeFields, villagesAsked, type At } from '../places';
import { publicationsState } from '../published';

type Row = PublicPublicationSummary & At;

/** Who published what of which period when, and whether in time. */
export const publications = dataset<Row>({
  key: 'publications',
  title: '各村公开了什么',
  about: '每个村每一项、每一期公开的情况：哪天公开、该哪天公开、晚了几天、更正过没有。更正过的只列最新一版。',
  theme: 'disclosure',
  updates: '村里公开一份，就多一行',
  filters: ['year', 'town', 'village', 'item'],
  fields: {
    ...placeFields,
    itemCode: { title: '事项编码', type: 'id', value: ({ item }) => item.code },
    item: { title: '公开事项', type: 'text', value: ({ item }) => item.name },
    class: { title: '类别', type: 'text', value: ({ item }) => disclosureClassLabels[item.class] },
    form: { title: '形式', type: 'text', value: ({ item }) => disclosureFormLabels[item.form] },
    period: { title: '时段', type: 'text', value: ({ period }) => period.label },
    periodFrom: { title: '时段起', type: 'day', value: ({ period }) => period.from },
    periodTo: { title: '时段止', type: 'day', value: ({ period }) => period.to },
    nothing: { title: '本期无发生', type: 'boolean', value: ({ nothing }) => nothing },
    publishedOn: { title: '公开日期', type: 'day', value: ({ publishedOn }) => publishedOn },
    due: { title: '应公开日期', type: 'day', about: '空的是没有规定到哪天', value: ({ due }) => due },
    lateWorkingDays: { title: '晚了', type: 'integer', unit: '个工作日', about: '0 是按时', value: ({ lateWorkingDays }) => lateWorkingDays },
    edition: { title: '第几版', type: 'integer', value: ({ edition }) => edition },
    corrected: { title: '更正过', type: 'boolean', value: ({ corrected }) => corrected },
    id: { title: '原文编号', type: 'id', about: '原文在 /village/item/index?id=编号', value: ({ id }) => id },
  },
  state: publicationsState,
  async *rows(asked) {
    for (const at of await villagesAsked(asked)) for await (const one of eachPublished(at.id, asked)) yield { ...one, at };
  },
});
