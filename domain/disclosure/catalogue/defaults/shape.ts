import { basisWords, type BasisSource, type CatalogueEntry } from '../../../../contracts/disclosure-catalogue';
import type { ColumnKind, DisclosureColumn, DisclosurePlace } from '../../../../contracts/disclosure';

/** Laws and rules that entries cite: names, versions and articles, never their words. */
export const villageLaw = (article: string): BasisSource => ({ law: '村民委员会组织法', version: '2018', article });
export const financeRule: BasisSource = { law: '农村集体经济组织财务公开规定', version: '2011', article: '' };
export const landLaw: BasisSource = { law: '土地管理法', version: '2019', article: '49' };
export const partyRule: BasisSource = { law: '中国共产党党务公开条例（试行）', version: '2017', article: '10' };
export const villageLists: BasisSource = { law: '各地村务公开事项', version: '', article: '上海 23、浙江 29、北京 28、山东 27、重庆 27' };
export const communityTables: BasisSource = { law: '居务公开事项表', version: '上海 2022、雅安 2023', article: '' };

const column =
  (kind: ColumnKind) =>
  (key: string, title: string, required: boolean | 'optional' = true): DisclosureColumn => ({ key, title, kind, required: required === true });
export const text = column('text');
/** Masked wherever it is published. */
export const person = column('name');
export const phone = column('phone');
export const card = column('card');
export const number = column('number');
export const money = column('money');
export const onDay = column('day');

interface Lists {
  places: readonly DisclosurePlace[];
  columns: readonly DisclosureColumn[];
}
type Said = Omit<CatalogueEntry, 'basis' | 'version' | 'active' | keyof Lists> & Lists;
type Told = Pick<Said, 'code' | 'name' | 'frequency'> & Partial<Said>;
type Common = Pick<Said, 'class' | 'group' | 'places' | 'source' | 'certainty' | 'provider' | 'reviewer'> & Partial<Said>;

/** Entries of one group: what they share is said once, and an entry may say otherwise. A table where it has columns, else a text. */
export function entries(common: Common, told: readonly Told[]): CatalogueEntry[] {
  return told.map((one) => {
    const columns = one.columns ?? common.columns ?? [];
    const form = columns.length > 0 ? ('table' as const) : ('text' as const);
    const entry = { form, audience: 'everyone' as const, partOf: null, help: '', attached: '', ahead: false, ...common, ...one };
    return { ...entry, columns: [...columns], places: [...entry.places], basis: basisWords(entry.source), version: 1, active: true };
  });
}
