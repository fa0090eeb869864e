import { z } from 'zod';
import { day, id, light, organisationRef, page, pageQuery } from './common';
import { disclosureItemCode, disclosurePlace, fen } from './disclosure';
import { organisationCode } from './organisation';

/** How a village's affairs are read: choosing a village, its board, the search over what it published, its news. */

export const publicVillage = z.object({ id, name: z.string(), code: organisationCode, kind: disclosurePlace, town: organisationRef });
export type PublicVillage = z.infer<typeof publicVillage>;

/** GET /api/public/villages — by a word or pinyin, or all of one town; without both, the towns only. */
export const publicVillageListQuery = z.object({ text: z.string().trim().max(30).optional(), townId: id.optional() });
export type PublicVillageListQuery = z.infer<typeof publicVillageListQuery>;
export const publicVillageList = z.object({
  items: z.array(publicVillage),
  towns: z.array(organisationRef.extend({ villages: z.number().int() })),
});
export type PublicVillageList = z.infer<typeof publicVillageList>;

/** Which page shows it, and of what: the id of a publication, project or policy, the code of a power or programme. */
export const villagePage = z.enum(['item', 'fund', 'power', 'project', 'policy']);
export const villageTarget = z.object({ page: villagePage, id: z.string() });
export type VillageTarget = z.infer<typeof villageTarget>;

export const boardTab = z.enum(['finance', 'fund', 'project', 'power', 'affairs']);
export type BoardTab = z.infer<typeof boardTab>;

/** One of the newest on a tab. */
export const boardLine = z.object({
  title: z.string(),
  /** What it belongs to: 党务, 财务. */
  group: z.string(),
  on: day.nullable(),
  /** Working days late; 0 in time. */
  lateWorkingDays: z.number().int().min(0),
  corrected: z.boolean(),
  /** 本期无发生 */
  nothing: z.boolean(),
  target: villageTarget,
});
export type BoardLine = z.infer<typeof boardLine>;

/** The newest month's account in its figures. */
export const boardAccount = z.object({
  publicationId: id,
  period: z.string(),
  opening: fen,
  received: fen,
  paid: fen,
  closing: fen,
  on: day,
  lateWorkingDays: z.number().int().min(0),
  corrected: z.boolean(),
});
export type BoardAccount = z.infer<typeof boardAccount>;

/** What is to be published next; `workingDays`: left, or by how many it is late. */
export const nextDuty = z.object({ code: disclosureItemCode, name: z.string(), period: z.string(), due: day, light: light.extract(['green', 'yellow', 'red']), workingDays: z.number().int().min(0) });
export type NextDuty = z.infer<typeof nextDuty>;
export const dutyOutlook = z.object({ next: z.array(nextDuty), yellow: z.number().int().min(0), red: z.number().int().min(0) });
export type DutyOutlook = z.infer<typeof dutyOutlook>;

/** GET /api/public/villages/:id/board, and /api/public/village-codes/:code/board by what stands on the printed board. */
export const villageBoard = z.object({
  village: publicVillage,
  publishedThisYear: z.number().int().min(0),
  account: boardAccount.nullable(),
  lines: z.record(boardTab, z.array(boardLine)),
  /** Null where nobody watches over what is due. */
  duties: dutyOutlook.nullable(),
});
export type VillageBoard = z.infer<typeof villageBoard>;

// ---- search ----

export const searchGroup = z.enum(['publications', 'funds', 'powers', 'projects', 'policies']);
export type SearchGroup = z.infer<typeof searchGroup>;

/** GET /api/public/villages/:id/search — the best five of each group; with `group`, one group page by page. */
export const villageSearchQuery = pageQuery.extend({ text: z.string().trim().min(1, '请写要找什么').max(30, '最多 30 个字'), group: searchGroup.optional() });
export type VillageSearchQuery = z.infer<typeof villageSearchQuery>;
export const villageFound = z.object({ title: z.string(), note: z.string(), target: villageTarget });
export type VillageFound = z.infer<typeof villageFound>;
export const villageSearch = z.object({ groups: z.array(page(villageFound).extend({ group: searchGroup, total: z.number().int() })) });
export type VillageSearch = z.infer<typeof villageSearch>;

// ---- news ----

export const followedMost = 3;
/** Who asks is known by a fresh code of wx.login, in the body only. POST /api/public/village-news */
export const villageNewsRequest = z.object({ loginCode: z.string().min(1).max(128) });
export const followVillageRequest = villageNewsRequest.extend({
  villageId: id,
  on: z.boolean(),
  /** WeChat's own sheet was answered with yes: one more message may be sent. */
  agreed: z.boolean(),
});
export type FollowVillageRequest = z.infer<typeof followVillageRequest>;
export const villageNews = z.object({
  villages: z.array(organisationRef),
  /** WeChat's template; null where the commission has none: then nobody can be told. */
  templateId: z.string().nullable(),
  /** How many messages WeChat still lets through: each yes is one. */
  left: z.number().int().min(0),
});
export type VillageNews = z.infer<typeof villageNews>;

/** For an information officer: the newest of his village, and what is late. */
export const villageNotices = z.object({ village: organisationRef, newest: z.array(boardLine), late: z.array(nextDuty) });
export type VillageNotices = z.infer<typeof villageNotices>;

