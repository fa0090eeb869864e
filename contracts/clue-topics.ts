import { z } from 'zod';
import { instant } from './common';
import { reportTopic, topicField } from './clue-report';

/** What kinds of matters the report form offers, each with questions of its own: the commission's to change. */

export const topicsOfferedMax = 20;
/** Those that are offered no longer count too: reports of before still carry them. */
export const topicsKeptMax = 60;
export const topicFieldsMax = 6;

/** As it is kept. What was offered once is not deleted, since which reports carry it is sealed: it is hidden. */
export const keptTopic = reportTopic.extend({
  hidden: z.boolean().default(false),
  /** Questions of before, for the answers that they got. */
  former: z.array(topicField).default([]),
});
export type KeptTopic = z.infer<typeof keptTopic>;

/** GET /api/clue-topics */
export const clueTopics = z.object({ topics: z.array(keptTopic), version: z.number().int(), changedAt: instant.nullable(), changedBy: z.string().nullable() });
export type ClueTopics = z.infer<typeof clueTopics>;

const words = (least: number, most: number, message: string) => z.string().trim().min(least, message).max(most, `最多 ${most} 个字`);
/** Empty: new, its key is the server's to make. */
const key = z.union([z.literal(''), topicField.shape.key]);
export const savedTopic = z.object({
  key,
  label: words(1, 20, '请写叫什么'),
  examples: words(0, 100, ''),
  hidden: z.boolean(),
  fields: z.array(z.object({ key, label: words(1, 20, '请写问什么'), hint: words(0, 60, '') })).max(topicFieldsMax, `最多问 ${topicFieldsMax} 样`),
});
export type SavedTopic = z.infer<typeof savedTopic>;

const offered = (topics: readonly SavedTopic[]): SavedTopic[] => topics.filter(({ hidden }) => !hidden);
/** PUT /api/clue-topics — all of them, in their order. */
export const saveClueTopicsRequest = z.object({
  version: z.number().int().min(0),
  topics: z
    .array(savedTopic)
    .max(topicsKeptMax, `连同不再提供的，最多 ${topicsKeptMax} 类`)
    .refine((topics) => offered(topics).length > 0, '至少要有一类')
    .refine((topics) => offered(topics).length <= topicsOfferedMax, `最多提供 ${topicsOfferedMax} 类`)
    .refine((topics) => new Set(offered(topics).map(({ label }) => label)).size === offered(topics).length, '有两类同名，请改一个'),
});
export type SaveClueTopicsRequest = z.infer<typeof saveClueTopicsRequest>;
