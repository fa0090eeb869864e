import { z } from 'zod';
import { day, id } from './common';

/** One publication in the forms that reach people who open no phone: the board, the LED screen, the loudspeaker. */

export const noticeTable = z.object({ caption: z.string(), columns: z.array(z.object({ title: z.string(), right: z.boolean() })), rows: z.array(z.array(z.string())) });
export const notice = z.object({
  village: z.string(),
  town: z.string(),
  title: z.string(),
  period: z.string(),
  /** Two or three figures in large print, e.g. 月末结余 213,906.40 元. */
  figures: z.array(z.object({ name: z.string(), words: z.string() })),
  paragraphs: z.array(z.string()),
  tables: z.array(noticeTable),
  note: z.string(),
  publishedOn: day,
  checkedBy: z.string(),
  approvedBy: z.string(),
  correction: z.string().nullable(),
});
export type Notice = z.infer<typeof notice>;

/** GET /api/disclosure/outlets/:id */
export const disclosureOutlets = z.object({
  notice,
  /** The newer edition, where this one was corrected: nothing of this one is to be put anywhere any more. */
  replacedById: id.nullable(),
  /** The original, and its QR code as SVG. */
  url: z.string(),
  svg: z.string(),
  /** Where a screen reads its text by itself: the village's newest publications. */
  ledUrl: z.string(),
  /** Lines for a screen of characters, the longest 40. */
  led: z.array(z.string()),
  /** Sentences with their numbers as they are said. */
  broadcast: z.array(z.string()),
});
export type DisclosureOutlets = z.infer<typeof disclosureOutlets>;
