import { z } from 'zod';
import { abilities, day, id } from './common';
import { disclosureItemCode } from './disclosure';
import { fundYear } from './fund';
import { openFieldTypes, openFilters, openFormats, openThemes } from './open-data-words';

/** 开放数据: what is public anyway, as tables that anybody can take and check. */

export * from './open-data-words';

export const openFormat = z.enum(openFormats);
export const openTheme = z.enum(openThemes);
export const openFieldType = z.enum(openFieldTypes);

/** `key` is its name in JSON, `title` the head of its column in the sheets. */
export const openField = z.object({ key: z.string(), title: z.string(), type: openFieldType, unit: z.string(), about: z.string() });
export type OpenField = z.infer<typeof openField>;

export const openFilter = z.enum(openFilters);
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
