import { z } from 'zod';
import { instant } from './common';

/** GET /api/audit/footer — the line at the foot of the console. */
export const auditFooter = z.object({
  /** When the newest anchor was signed; null before the first. */
  lastAnchorAt: instant.nullable(),
  /** When everything was last checked; null before the first time. */
  lastCheckAt: instant.nullable(),
  /** False when the last check found something, or no anchor was made for two days. */
  ok: z.boolean(),
});
export type AuditFooter = z.infer<typeof auditFooter>;

/** GET /api/audit/anchors — newest first; to be printed or kept elsewhere. */
export const auditAnchor = z.object({
  n: z.number().int(),
  at: instant,
  from: instant,
  to: instant,
  root: z.string(),
  leaves: z.number().int(),
  subjects: z.number().int(),
  key: z.string(),
  signature: z.string(),
});
export type AuditAnchor = z.infer<typeof auditAnchor>;
export const auditAnchors = z.object({ items: z.array(auditAnchor) });

/** `integration`: another system, by its key. */
const auditActorKind = z.enum(['staff', 'citizen', 'system', 'integration']);

export const auditCollection = z.string().regex(/^[a-zA-Z]{2,40}$/, '种类不对');

/** GET /api/audit/trails/:collection/:id — what was done with one thing, oldest first. */
export const auditTrailEntry = z.object({
  seq: z.number().int(),
  at: instant,
  actorKind: auditActorKind,
  actorName: z.string().nullable(),
  verb: z.string(),
  detail: z.record(z.string(), z.unknown()).nullable(),
  hash: z.string(),
});
export type AuditTrailEntry = z.infer<typeof auditTrailEntry>;
export const auditTrail = z.object({ items: z.array(auditTrailEntry) });

/** GET /api/audit/subjects — what has a trail: by the beginning of its number, user name or name, or by its whole id; without text the newest. */
export const auditSubjectQuery = z.object({ collection: auditCollection, text: z.string().trim().max(50).optional() });
export type AuditSubjectQuery = z.infer<typeof auditSubjectQuery>;
export const auditSubject = z.object({
  id: z.string(),
  /** Empty where such a thing has no name. */
  title: z.string(),
  steps: z.number().int(),
  /** The last act, when and by whom. */
  verb: z.string(),
  at: instant.nullable(),
  actorKind: auditActorKind.nullable(),
  actorName: z.string().nullable(),
});
export type AuditSubject = z.infer<typeof auditSubject>;
export const auditSubjects = z.object({ items: z.array(auditSubject) });

/** POST /api/audit/check */
export const auditReport = z.object({
  ok: z.boolean(),
  findings: z.array(z.object({ collection: z.string(), id: z.string(), problem: z.string() })),
  anchors: z.number().int(),
  subjects: z.number().int(),
});
