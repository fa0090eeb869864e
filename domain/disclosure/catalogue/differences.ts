import type { EntryDifference } from '../../../contracts/disclosure-catalogue';
import { basisWords } from '../../../contracts/disclosure-catalogue';
import { columnKindLabels, disclosureAudienceLabels, disclosureClassLabels, disclosureFormLabels, disclosureFrequencyLabels, sourceCertaintyLabels } from '../../../contracts/disclosure';
import type { EntryBody } from './model';

const placeLabels = { village: '村', community: '社区' } as const;

/** Each field with its name and how it is told to people. */
const fields: readonly (readonly [field: string, label: string, words: (body: EntryBody) => string])[] = [
  ['name', '名称', (body) => body.name],
  ['class', '类别', (body) => disclosureClassLabels[body.class]],
  ['group', '小类', (body) => body.group],
  ['places', '谁公开', (body) => body.places.map((place) => placeLabels[place]).join('、')],
  ['audience', '公开范围', (body) => disclosureAudienceLabels[body.audience]],
  ['frequency', '多久一次', (body) => disclosureFrequencyLabels[body.frequency]],
  ['ahead', '计划', (body) => (body.ahead ? '是，年初公开' : '不是')],
  ['form', '形式', (body) => disclosureFormLabels[body.form]],
  ['columns', '表格的列', (body) => body.columns.map(({ title, kind, required }) => `${title}（${columnKindLabels[kind]}${required ? '' : '，可空'}）`).join('、')],
  ['attached', '要附的', (body) => body.attached],
  ['partOf', '并入', (body) => body.partOf ?? ''],
  ['provider', '谁提供', (body) => body.provider],
  ['reviewer', '谁审核', (body) => body.reviewer],
  ['help', '提示', (body) => body.help],
  ['source', '依据', (body) => basisWords(body.source)],
  ['certainty', '依据核对', (body) => sourceCertaintyLabels[body.certainty]],
  ['active', '状态', (body) => (body.active ? '在用' : '停用')],
];

/** What is told differently, field by field, in the words of the page. */
export function differences(before: EntryBody, after: EntryBody): EntryDifference[] {
  return fields.map(([field, label, words]) => ({ field, label, before: words(before), after: words(after) })).filter((one) => one.before !== one.after);
}
