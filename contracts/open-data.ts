import { z } from 'zod';
import { abilities, day, id } from './common';
import { disclosureItemCode } from './disclosure';
import { fundYear } from './fund';

/** 开放数据: what is public anyway, as tables that anybody can take and check. */

export const openFormat = z.enum(['csv', 'xlsx', 'json']);
export type OpenFormat = z.infer<typeof openFormat>;

export const openTheme = z.enum(['disclosure', 'accounts', 'funds', 'projects', 'powers', 'places']);
export type OpenTheme = z.infer<typeof openTheme>;
export const openThemeLabels: Record<OpenTheme, string> = { disclosure: '村里公开', accounts: '村级账', funds: '民生资金', projects: '项目和政策', powers: '小微权力', places: '村和乡镇' };

/** How the values of a column are written; money is yuan, a day 2026-11-20, a yes 是 (in JSON true). */
export const openFieldType = z.enum(['text', 'id', 'integer', 'decimal', 'day', 'boolean']);
export type OpenFieldType = z.infer<typeof openFieldType>;
export const openFieldTypeLabels: Record<OpenFieldType, string> = { text: '文字', id: '编号', integer: '整数', decimal: '小数', day: '日期', boolean: '是或否' };

/** `key` is its name in JSON, `title` the head of its column in the sheets. */
export const openField = z.object({ key: z.string(), title: z.string(), type: openFieldType, unit: z.string(), about: z.string() });
export type OpenField = z.infer<typeof openField>;

export const openFilter = z.enum(['year', 'town', 'village', 'item']);
export type OpenFilter = z.infer<typeof openFilter>;
export const openFilterWords: Record<OpenFilter, string> = { year: '年度，如 2026', town: '乡镇的编号', village: '村的编号', item: '公开事项编码，如 V6' };
export const openFilterShapes = { year: fundYear.optional(), town: id.optional(), village: id.optional(), item: disclosureItemCode.optional() };

/** `GET /api/open/<key>.csv`, `.xlsx`, `.json` */
export const openDataset = z.object({
  key: z.string(),
  title: z.string(),
  about: z.string(),
  theme: openTheme,
  /** When there is something new in it, in words. */
  updates: z.string(),
  filters: z.array(openFilter),
  fields: z.array(openField),
  /** The day of the newest fact in it; null where facts have none, or there is none. */
  newest: day.nullable(),
});
export type OpenDataset = z.infer<typeof openDataset>;

/** 使用许可: on which terms it may be used, in the district's own words. */
export const openLicence = z.object({
  title: z.string().trim().min(2, '请写许可的名称').max(40, '最多 40 个字'),
  words: z.string().trim().min(2, '请写怎么用').max(500, '最多 500 个字'),
  /** Where it is told in full; null where it is told here. */
  address: z.url({ protocol: /^https?$/, error: '网址以 https:// 开头' }).max(300).nullable(),
});
export type OpenLicence = z.infer<typeof openLicence>;

/** GET /api/open/datasets — what there is, with its dictionary; the same as DCAT under /api/open/catalog. */
export const openDatasets = z.object({ publisher: z.string(), licence: openLicence, items: z.array(openDataset) });
export type OpenDatasets = z.infer<typeof openDatasets>;

// ---- staff ----

/** GET /api/open-data */
export const openDataShown = openDatasets.extend({ origin: z.string(), version: z.number().int(), abilities });
export type OpenDataShown = z.infer<typeof openDataShown>;
/** PUT /api/open-data/licence. `version`: the one that was seen. */
export const saveOpenLicenceRequest = openLicence.extend({ version: z.number().int().min(0) });
export type SaveOpenLicenceRequest = z.infer<typeof saveOpenLicenceRequest>;
