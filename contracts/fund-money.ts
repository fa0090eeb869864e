import { z } from 'zod';
import { abilities, day, id, instant, organisationRef, pageQuery } from './common';
import { fen } from './disclosure';
import { fundSourceLevel, fundYear, programmeCode } from './fund';

/** The ledger of public money on its way: what was planned, released, approved and given back. What was paid is counted from the single payments. */

/** 立项、拨付、审核、退回. */
export const fundMovementKind = z.enum(['plan', 'release', 'approval', 'return']);
export type FundMovementKind = z.infer<typeof fundMovementKind>;
export const fundMovementKindLabels: Record<FundMovementKind, string> = { plan: '立项', release: '拨付', approval: '审核通过', return: '退回' };
/** How its two ends are called. */
export const fundMovementEnds: Record<FundMovementKind, readonly [from: string, to: string]> = { plan: ['谁批的', '给谁立项'], release: ['谁拨的', '拨给谁'], approval: ['谁审的', '哪个村'], return: ['谁退的', '退给谁'] };

/** A level of the budget, or one of our organisations by its id. */
export const fundPlaceKey = z.union([fundSourceLevel, id], '请选一个单位');
export type FundPlaceKey = z.infer<typeof fundPlaceKey>;
export const fundPlaceKind = z.enum(['source', 'district', 'department', 'town', 'village']);
export type FundPlaceKind = z.infer<typeof fundPlaceKind>;
export const fundPlace = z.object({ kind: fundPlaceKind, key: fundPlaceKey, name: z.string() });
export type FundPlace = z.infer<typeof fundPlace>;

const releaseFields = {
  programme: programmeCode,
  /** Of the programme; the day may lie in another one. */
  year: fundYear,
  /** 批次; '' where there is only one. */
  batch: z.string().trim().max(20).default(''),
  day,
  /** 文号. */
  document: z.string().trim().min(2, '请填文号').max(60),
  amount: fen.positive('金额要大于 0'),
  note: z.string().trim().max(200).default(''),
};
const movementFields = { kind: fundMovementKind, ...releaseFields };

/** POST /api/fund-movements — `departmentId`: who is in charge (主管部门), the district's own where the district is. */
export const enterMovementRequest = z
  .object({
    ...movementFields,
    from: fundPlaceKey,
    to: fundPlaceKey,
    departmentId: id,
    /** How many are to be paid; only of an approval. */
    payees: z.number().int().min(1, '人数要大于 0').max(1_000_000).nullable().default(null),
    fileIds: z.array(id).max(5, '附件最多 5 个').default([]),
  })
  .superRefine(({ kind, payees, from, to }, context) => {
    if ((kind === 'approval') !== (payees !== null)) context.addIssue({ code: 'custom', path: ['payees'], message: kind === 'approval' ? '请填审核通过的人（户）数' : '只有审核通过才填人数' });
    if (from === to) context.addIssue({ code: 'custom', path: ['to'], message: '两头不能是同一个单位' });
  });
export type EnterMovementRequest = z.infer<typeof enterMovementRequest>;

/**
 * POST /api/town-releases — what a town released to one of its villages. From where follows from the village; who is in
 * charge is whoever was of the money when it came to the town: `departmentId` only where that were several.
 */
export const enterTownReleaseRequest = z.object({ ...releaseFields, villageId: id, departmentId: id.nullable().default(null), fileIds: z.array(id).max(5, '附件最多 5 个').default([]) });
export type EnterTownReleaseRequest = z.infer<typeof enterTownReleaseRequest>;

/** GET /api/town-releases/money — what came to the actor's towns and where it is, the newest year first; also the villages it can go to. */
export const townMoneyRow = z.object({
  town: organisationRef,
  programme: programmeCode,
  programmeName: z.string(),
  year: fundYear,
  /** In charge of the money as it came. */
  departments: z.array(organisationRef),
  received: fen,
  released: fen,
  /** Given back to whoever sent it. */
  returned: fen,
  /** What is neither; below zero where more went out than came in. */
  left: fen,
});
export type TownMoneyRow = z.infer<typeof townMoneyRow>;
export const townMoney = z.object({ rows: z.array(townMoneyRow), villages: z.array(organisationRef.extend({ town: organisationRef })) });
export type TownMoney = z.infer<typeof townMoney>;

/** POST /api/fund-movements/:id/reversal — 冲正: a line of its own with the opposite amount; the first one stays. */
export const reverseMovementRequest = z.object({ day, document: z.string().trim().min(2, '请填文号').max(60), reason: z.string().trim().min(2, '请写明为什么冲正').max(200) });
export type ReverseMovementRequest = z.infer<typeof reverseMovementRequest>;

/** GET /api/fund-movements — the newest day first. `placeId`: it or anything below it takes part. */
export const fundMovementListQuery = pageQuery.extend({
  year: fundYear.optional(),
  programme: programmeCode.optional(),
  kind: fundMovementKind.optional(),
  placeId: id.optional(),
  /** What kind of place it came from: towns' own releases are `kind=release&fromKind=town`. */
  fromKind: fundPlaceKind.optional(),
});
export type FundMovementListQuery = z.infer<typeof fundMovementListQuery>;

export const fundMovement = z.object({
  id,
  ...movementFields,
  /** Negative of a reversal. */
  amount: fen,
  programmeName: z.string(),
  from: fundPlace,
  to: fundPlace,
  department: z.object({ id, name: z.string() }),
  payees: z.number().int().nullable(),
  files: z.array(z.object({ id, name: z.string() })),
  enteredAt: instant,
  enteredBy: z.string(),
  /** The line this one takes back, with the reason. */
  reverses: z.object({ id, day, reason: z.string() }).nullable(),
  /** The line that took this one back. */
  reversedBy: z.object({ id, day, reason: z.string() }).nullable(),
  abilities,
});
export type FundMovement = z.infer<typeof fundMovement>;

/** GET /api/fund-movements/places — whom a movement can be between, the levels of the budget first. */
export const fundPlaces = z.object({ items: z.array(fundPlace.extend({ code: z.string(), within: z.string() })), departments: z.array(z.object({ id, name: z.string() })) });
export type FundPlaces = z.infer<typeof fundPlaces>;
