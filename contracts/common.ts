import { z } from 'zod';
import { phonePattern } from './rating-options';

/** A calendar day in Asia/Shanghai, 'YYYY-MM-DD'. */
export const day = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, '日期写成 2026-11-20 这样');
export type Day = z.infer<typeof day>;

/** An instant as ISO 8601 in UTC, e.g. '2026-11-20T07:42:00.000Z'. */
export const instant = z.iso.datetime();

/** A database id: 24 hexadecimal characters. */
export const id = z.string().regex(/^[0-9a-f]{24}$/, '编号不对');

/** A mainland mobile or fixed-line number, digits only. */
export const phone = z.string().regex(phonePattern, '手机号是 11 位；座机请带区号，只写数字');

/** A key made by the client so that a repeated request acts once. */
export const idempotencyKey = z.uuid('请求编号不对，请刷新页面再试');

/** What a list asks for besides its own filters. `cursor` is opaque, from the previous page's `nextCursor`. */
export const pageQuery = z.object({
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

/** One page of a list; `nextCursor` is null on the last page. */
export const page = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable(), total: z.number().int().optional() });
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
  total?: number;
}

/** What the signed-in person may do with the thing it came with; the page never works this out itself. */
export const abilities = z.record(z.string(), z.boolean());
export type Abilities = z.infer<typeof abilities>;

/** Every failure has this shape. `faultId` is there only for unknown faults. */
export const errorBody = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    fields: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    faultId: z.string().optional(),
    retryAfterSeconds: z.number().int().optional(),
  }),
});
export type ErrorBody = z.infer<typeof errorBody>;

/** A light is computed from a deadline's instants and now, never stored. */
export const light = z.enum(['green', 'yellow', 'red', 'done', 'paused']);
export type Light = z.infer<typeof light>;
export const lightLabels: Record<Light, string> = { green: '正常', yellow: '临期', red: '逾期', done: '已办结', paused: '已暂停' };

/** A reference to an organisation as pages show it. */
export const organisationRef = z.object({ id, name: z.string() });
export type OrganisationRef = z.infer<typeof organisationRef>;

/** One step of a timeline. `at` for what was done, `due` (a day) for what is to come. */
export const timelineStep = z.object({
  key: z.string(),
  label: z.string(),
  state: z.enum(['done', 'now', 'todo']),
  at: instant.optional(),
  due: day.optional(),
  /** By how many working days `due` has passed (for what is done: had passed), where it has. */
  lateWorkingDays: z.number().int().min(1).optional(),
  note: z.string().optional(),
});
export type TimelineStep = z.infer<typeof timelineStep>;
