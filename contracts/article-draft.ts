import { z } from 'zod';
import { id, instant } from './common';

/** One publication, or several of a village, as a draft in the official account's draft box. Publishing it stays with a person on WeChat's own page. */

/** 新增草稿: what WeChat takes of each; the console of WeChat shows digests of 120. */
export const articleLimits = { title: 32, digest: 120, articles: 8, content: 20_000 } as const;
const lengthOf = (text: string): number => [...text].length;

export const articleTitle = z.string().trim().min(1, '请写标题').refine((text) => lengthOf(text) <= articleLimits.title, `标题最多 ${articleLimits.title} 个字`);
export const articleDigest = z.string().trim().refine((text) => lengthOf(text) <= articleLimits.digest, `摘要最多 ${articleLimits.digest} 个字`);

export const articleDraftState = z.enum(['waiting', 'made', 'failed', 'gone']);
export type ArticleDraftState = z.infer<typeof articleDraftState>;
export const articleDraftStateLabels: Record<ArticleDraftState, string> = { waiting: '正在存', made: '在草稿箱里', failed: '没有存成', gone: '已不在草稿箱里' };

/** As it will look: `html` is what WeChat is given, but for the picture of the code. */
export const articlePreview = z.object({
  publicationId: id,
  title: z.string(),
  digest: z.string(),
  html: z.string(),
  /** The original's QR code, as SVG. */
  code: z.string(),
  /** Characters of the content as WeChat counts them. */
  length: z.number().int(),
  /** Rows that had no place; the original has them. */
  leftOut: z.number().int(),
});
export type ArticlePreview = z.infer<typeof articlePreview>;

export const articleDraft = z.object({
  id,
  state: articleDraftState,
  /** Why it was not made, and what to do. */
  fault: z.string().nullable(),
  articles: z.array(z.object({ publicationId: id, title: z.string() })),
  /** What it was made from was corrected since. */
  outdated: z.boolean(),
  by: z.string(),
  updatedAt: instant,
  version: z.number().int(),
});
export type ArticleDraft = z.infer<typeof articleDraft>;

/** GET /api/disclosure/outlets/:id/article */
export const articleOutlet = z.object({
  /** Whether the official account's keys are set. */
  connected: z.boolean(),
  preview: articlePreview,
  /** Drafts that hold this publication, or an earlier edition of it, the newest first. */
  drafts: z.array(articleDraft),
  /** What else the village published in the same month, by which one message may be made of several. */
  siblings: z.array(z.object({ id, title: z.string() })),
  abilities: z.object({ make: z.boolean() }),
});
export type ArticleOutlet = z.infer<typeof articleOutlet>;

/** POST /api/disclosure/article-drafts. Asked again with the same, it makes nothing new. */
export const saveArticleDraftRequest = z.object({
  articles: z.array(z.object({ publicationId: id, title: articleTitle, digest: articleDigest })).min(1, '请选一份').max(articleLimits.articles, `一条消息最多 ${articleLimits.articles} 篇`),
  /** A JPEG that was uploaded before, 2.35:1. */
  coverId: id,
});
export type SaveArticleDraftRequest = z.infer<typeof saveArticleDraftRequest>;

/** POST /api/disclosure/article-drafts/:id/renewal: after a correction, with the newest editions. */
export const renewArticleDraftRequest = z.object({ version: z.number().int() });
