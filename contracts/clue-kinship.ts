import { z } from 'zod';
import { id, instant, pageQuery } from './common';

/** Relatives whom somebody of the staff has declared: of reports about the one the other sees nothing. */
export const clueKinship = z.object({
  id,
  person: z.object({ id, name: z.string() }),
  /** Without an id where he is not in the directory. */
  relative: z.object({ id: id.nullable(), name: z.string() }),
  relation: z.string(),
  declaredAt: instant,
  version: z.number().int(),
});
export type ClueKinship = z.infer<typeof clueKinship>;

/** GET /api/clue-kinship */
export const clueKinshipListQuery = pageQuery;
export type ClueKinshipListQuery = z.infer<typeof clueKinshipListQuery>;

/** GET /api/clue-kinship/people — whom a declaration can be about, by the beginning of a name or code. */
export const kinshipPeopleQuery = z.object({ text: z.string().trim().min(1).max(30) });
export const kinshipPeople = z.object({ items: z.array(z.object({ id, name: z.string(), code: z.string(), where: z.string() })) });

/** POST /api/clue-kinship */
export const declareKinshipRequest = z
  .object({ personId: id, relativePersonId: id.nullable().default(null), relativeName: z.string().trim().max(30).default(''), relation: z.string().trim().min(1, '请写是什么关系').max(20) })
  .refine((value) => value.relativePersonId !== null || value.relativeName.length >= 2, { path: ['relativeName'], message: '请写亲属的姓名' });
export type DeclareKinshipRequest = z.infer<typeof declareKinshipRequest>;

/** POST /api/clue-kinship/:id/end */
export const endKinshipRequest = z.object({ version: z.number().int().min(0) });
