import { z } from 'zod';
import { abilities, day, id, instant, light, organisationRef, pageQuery } from './common';
import { fen, sourceCertainty } from './disclosure';
import { programmeCode } from './fund';
import { withoutPersonalNumbers } from './personal-numbers';
import { acceptanceResults, partyKinds, projectCheckCodes, projectKinds, projectStages, tenderWays, type ProjectCheckCode, type ProjectStage } from './project-options';
import { point } from './village-map';

export * from './project-options';

/** 项目公开: a village's works from planning to payment, each stage published after the one before it. */

export const projectKind = z.enum(projectKinds);
export const projectStage = z.enum(projectStages);

/** What may be told more than once: progress of the works, changes, payments. */
export const repeatedStages: readonly ProjectStage[] = ['construction', 'change', 'payment'];

/** Becomes public: numbers of people are refused. */
const shown = (most: number) => withoutPersonalNumbers(z.string().trim().max(most, `最多 ${most} 个字`));
const filled = (most: number, asks: string) => withoutPersonalNumbers(z.string().trim().min(1, asks).max(most, `最多 ${most} 个字`));
const money = fen.positive('金额要大于 0');

/** A telephone of an office, or a hotline: a person's own has no place on a public page. */
export const officePhone = z.string().trim().regex(/^(0\d{2,3}-?\d{7,8}|\d{3,5}|400-?\d{3}-?\d{4})$/, '填办公电话（带区号）或热线，不填个人手机');

// ---- what each stage says ----

export const planData = z.object({
  name: filled(60, '请填项目名称'),
  kind: projectKind,
  budget: money,
  /** Where the money comes from, in words. */
  source: filled(100, '请写钱从哪里来'),
  programme: programmeCode.nullable(),
  /** 计划工期, in days of the calendar. */
  plannedDays: z.number().int().min(1, '工期至少 1 天').max(3650, '工期最多 3650 天'),
  /** 责任岗位, never a name. */
  responsiblePost: filled(40, '请填责任岗位'),
  supervisedBy: filled(40, '请填监督单位'),
  supervisorPhone: officePhone,
  place: filled(100, '请写在哪里'),
  point: point.nullable(),
});
export type PlanData = z.infer<typeof planData>;

export const tenderWay = z.enum(tenderWays);
export const tenderData = z.object({
  way: tenderWay,
  bidders: z.number().int().min(1, '至少 1 家').max(200),
  controlPrice: money,
  announcedFrom: day,
  announcedTo: day,
});

export const partyKind = z.enum(partyKinds);
export const contractData = z.object({
  number: shown(40).refine((text) => text.length > 0, '请填合同编号'),
  party: z.object({ kind: partyKind, name: filled(60, '请填承包方') }),
  sum: money,
  /** 合同工期, in days of the calendar. */
  termDays: z.number().int().min(1, '工期至少 1 天').max(3650, '工期最多 3650 天'),
  /** 进度款: the share of the price that may be paid before acceptance; 0 where the contract has none. */
  progressPercent: z.number().int().min(0).max(100, '进度款最多 100 %'),
});

export const constructionData = z.object({ what: filled(300, '请写干到哪里了') });
export const changeData = z.object({
  what: filled(300, '请写改了什么'),
  /** 合同总价, before and after. */
  before: money,
  after: money,
  /** Days of the calendar that the works may take longer. */
  extraDays: z.number().int().min(0).max(1000),
  approvedBy: filled(60, '请写谁批准的'),
});
export const acceptanceResult = z.enum(acceptanceResults);
export const acceptanceData = z.object({
  /** 验收人的岗位, e.g. 村务监督委员会主任. */
  by: z.array(filled(40, '请填岗位')).min(2, '验收至少两个岗位').max(12),
  result: acceptanceResult,
});
export const paymentData = z.object({ sum: money, voucher: shown(40).refine((text) => text.length > 0, '请填凭证号') });

/** `day`: on which it happened, not on which it was published. */
const stageOf = <S extends ProjectStage, D extends z.ZodType>(stage: S, data: D) => z.object({ stage: z.literal(stage), day, data });
export const stageContent = z.discriminatedUnion('stage', [
  stageOf('plan', planData),
  stageOf('tender', tenderData.refine((value) => value.announcedFrom <= value.announcedTo, { path: ['announcedTo'], message: '公告结束不能早于开始' })),
  stageOf('contract', contractData),
  stageOf('construction', constructionData),
  stageOf('change', changeData),
  stageOf('acceptance', acceptanceData),
  stageOf('payment', paymentData),
]);
export type StageContent = z.infer<typeof stageContent>;
export type ContentOf<S extends ProjectStage> = Extract<StageContent, { stage: S }>;

const attached = { photos: z.array(id).max(12, '最多 12 张照片').default([]), documents: z.array(id).max(9, '最多 9 份文件').default([]), note: shown(500).default('') };

// ---- what does not agree ----

export const projectCheckCode = z.enum(projectCheckCodes);
/** A suspicion to be looked into; only staff see it. The others are plain sums and days, and stand on the public page too. */
export const suspicions: readonly ProjectCheckCode[] = ['nearThreshold', 'split'];
export const projectCheck = z.object({ code: projectCheckCode, words: z.string() });
export type ProjectCheck = z.infer<typeof projectCheck>;

/** A sum from which another body decides, or another way of tendering is asked for. */
export const projectThreshold = z.object({ amount: money, words: z.string().trim().min(2, '请写超过以后怎么办').max(60), certainty: sourceCertainty });
/** GET, PUT /api/projects/limits */
export const projectLimits = z.object({
  changePercent: z.number().int().min(1).max(100),
  announceWorkingDays: z.number().int().min(0).max(60),
  /** How close below a threshold is close. */
  nearPercent: z.number().int().min(1).max(30),
  thresholds: z.array(projectThreshold).max(12),
});
export type ProjectLimits = z.infer<typeof projectLimits>;
export const projectLimitsShown = z.object({ limits: projectLimits, version: z.number().int(), abilities });
export const saveProjectLimitsRequest = z.object({ limits: projectLimits, version: z.number().int().min(0) });

// ---- sums and lights, for everybody ----

export const projectMoney = z.object({
  budget: fen,
  contract: fen.nullable(),
  /** The price after the changes; null before there is a contract. */
  price: fen.nullable(),
  paid: fen,
});
export type ProjectMoney = z.infer<typeof projectMoney>;
/** Of the planned days: from the first day of the works to acceptance. Null before the works began. */
export const projectLight = z.object({ light, due: day, lateWorkingDays: z.number().int().min(0) });
export type ProjectLight = z.infer<typeof projectLight>;

const head = {
  id,
  name: z.string(),
  kind: projectKind,
  organisation: organisationRef,
  town: organisationRef,
  /** The furthest one that is public. */
  stage: projectStage.nullable(),
  money: projectMoney,
  light: projectLight.nullable(),
};

// ---- citizens ----

/** GET /api/public/villages/:id/projects — the village's and its town's own, what changed last first. */
export const publicProjectListQuery = pageQuery;
export const publicProjectSummary = z.object({ ...head, stage: projectStage, place: z.string(), changedOn: day });
export type PublicProjectSummary = z.infer<typeof publicProjectSummary>;

/** GET /api/public/villages/:id/project-places — by the distance from the village's office, those without a point last. */
export const projectPlace = z.object({ id, name: z.string(), place: z.string(), stage: projectStage, metres: z.number().int().nullable(), /** Its number on the outline; null where it is not drawn. */ mark: z.number().int().nullable() });
export type ProjectPlace = z.infer<typeof projectPlace>;
export const projectPlaces = z.object({ village: organisationRef, /** The village's outline with the projects as dots; null where none was entered. */ outline: z.string().nullable(), items: z.array(projectPlace) });
export type ProjectPlaces = z.infer<typeof projectPlaces>;

export const projectFile = z.object({ id, kind: z.enum(['photo', 'document']), name: z.string() });
export type ProjectFile = z.infer<typeof projectFile>;

/** One entry as it was published; what was corrected stays, with what took its place. */
export const publicEntry = z.object({
  id,
  content: stageContent,
  files: z.array(projectFile),
  note: z.string(),
  publishedOn: day,
  correction: z.object({ reason: z.string(), earlierId: id }).nullable(),
  replacedById: id.nullable(),
});
export type PublicEntry = z.infer<typeof publicEntry>;

/** GET /api/public/projects/:id */
export const publicProject = z.object({
  ...head,
  stage: projectStage,
  entries: z.array(publicEntry),
  checks: z.array(projectCheck),
  approvedBy: z.string(),
  /** Whether a picture of the map can be had: only with a key and a point. */
  map: z.boolean(),
});
export type PublicProject = z.infer<typeof publicProject>;

// ---- staff ----

/** Draft → with the town → public; a correction takes an entry's place. */
export const entryState = z.enum(['draft', 'waiting', 'published', 'replaced']);
export type EntryState = z.infer<typeof entryState>;
export const entryStateLabels: Record<EntryState, string> = { draft: '草稿', waiting: '待乡镇审核', published: '已公开', replaced: '已更正，有新版' };

const yes = z.literal('yes').optional();
export const projectListQuery = pageQuery.extend({
  /** A village, or a town with all below it. */
  organisationId: id.optional(),
  stage: projectStage.optional(),
  /** Only those where something does not agree. */
  warned: yes,
  /** Only those of which an entry waits for the town. */
  waiting: yes,
});
export type ProjectListQuery = z.infer<typeof projectListQuery>;
export const projectSummary = z.object({ ...head, warnings: z.array(projectCheckCode), waiting: z.number().int(), updatedAt: instant });
export type ProjectSummary = z.infer<typeof projectSummary>;

export const projectEntry = z.object({
  id,
  content: stageContent,
  files: z.array(projectFile),
  note: z.string(),
  state: entryState,
  draftedBy: z.string(),
  draftedAt: instant,
  /** Why the town gave it back, while it is being changed. */
  returned: z.string().nullable(),
  approvedBy: z.string().nullable(),
  publishedOn: day.nullable(),
  correction: z.object({ reason: z.string(), earlierId: id }).nullable(),
  replacedById: id.nullable(),
  abilities,
});
export type ProjectEntry = z.infer<typeof projectEntry>;

/** GET /api/projects/:id */
export const projectDetail = z.object({
  ...head,
  plan: planData,
  listed: z.boolean(),
  entries: z.array(projectEntry),
  checks: z.array(projectCheck),
  /** Which stages can be published now, and of the others why not yet. */
  next: z.array(z.object({ stage: projectStage, open: z.boolean(), why: z.string() })),
  version: z.number().int(),
  abilities,
});
export type ProjectDetail = z.infer<typeof projectDetail>;

/** POST /api/projects — a new project begins with the draft of its plan. */
export const createProjectRequest = z.object({ organisationId: id, content: stageOf('plan', planData), ...attached });
export type CreateProjectRequest = z.infer<typeof createProjectRequest>;

// Every command names the version it saw; another's change in between answers 409 conflict.
export const projectCommand = z.object({ version: z.number().int().min(0) });
/** POST /api/projects/:id/entries; with `corrects`, a reason that is published. */
export const addEntryRequest = projectCommand
  .extend({ content: stageContent, ...attached, corrects: id.nullable().default(null), reason: shown(300).default('') })
  .refine((value) => value.corrects === null || value.reason.length >= 5, { path: ['reason'], message: '请写明改了什么、为什么改，至少 5 个字' });
export type AddEntryRequest = z.infer<typeof addEntryRequest>;
/** PUT /api/projects/:id/entries/:entryId */
export const saveEntryRequest = projectCommand.extend({ content: stageContent, ...attached, reason: shown(300).default('') });
export type SaveEntryRequest = z.infer<typeof saveEntryRequest>;
/** POST /api/projects/:id/entries/:entryId/return */
export const returnEntryRequest = projectCommand.extend({ opinion: z.string().trim().min(5, '请写明退回的理由，至少 5 个字').max(300) });

/** GET /api/projects/:id/sign — what is printed for the building site. */
export const projectSign = z.object({
  name: z.string(),
  organisation: z.string(),
  budget: fen,
  contract: fen.nullable(),
  /** Masked where it is a person; null before there is a contract. */
  builder: z.string().nullable(),
  plannedDays: z.number().int(),
  startedOn: day.nullable(),
  due: day.nullable(),
  responsiblePost: z.string(),
  supervisedBy: z.string(),
  supervisorPhone: z.string(),
  url: z.string(),
  svg: z.string(),
});
export type ProjectSign = z.infer<typeof projectSign>;
