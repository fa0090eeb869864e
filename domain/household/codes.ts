import { randomUUID } from 'node:crypto';
import { slipsTogether, type HouseholdSlip, type IssueHouseholdCodesRequest } from '../../contracts/household';
import { actorName, auditedChange, authorize, fail, findOrganisation, isDuplicateKey, keyedHash, native, receiptDigits, shanghaiDay, toObjectId, type Context } from '../kernel';
import { HouseholdModel, type Household } from './model';

const households = () => native(HouseholdModel);
const attempts = 5;

export const codeHashOf = (code: string): string => keyedHash('household.code', code);
/** 12 digits that follow from a seed under the installation's key; nobody keeps the seed but the demo. */
export const codeOfSeed = (seed: string): string => receiptDigits('household.code', seed);

/**
 * Makes codes for households, the former ones no longer work. The codes are in this answer and nowhere else.
 * @throws Fault notFound, forbidden
 */
export async function issueCodes(ctx: Context, request: IssueHouseholdCodesRequest): Promise<{ items: HouseholdSlip[]; left: number }> {
  const { chosen, left } = 'householdIds' in request ? { chosen: await named(ctx, request.householdIds), left: 0 } : await nextOf(ctx, request.villageId);
  const items: HouseholdSlip[] = [];
  for (const household of chosen) items.push(await issueCode(ctx, household));
  return { items, left };
}

async function named(ctx: Context, ids: readonly string[]): Promise<Household[]> {
  const found = (await households().find({ _id: { $in: ids.map(toObjectId) } }, { sort: { group: 1, _id: 1 } }).toArray()) as Household[];
  if (found.length !== new Set(ids).size) fail('notFound');
  for (const household of found) authorize(ctx.actor, 'household.issue', household);
  return found;
}

/** The village's next ones that have none. */
async function nextOf(ctx: Context, villageId: string): Promise<{ chosen: Household[]; left: number }> {
  const village = (await findOrganisation(toObjectId(villageId))) ?? fail('notFound');
  authorize(ctx.actor, 'household.issue', village);
  const filter = { path: village._id, coded: false };
  const chosen = (await households().find(filter, { sort: { _id: 1 }, limit: slipsTogether }).toArray()) as Household[];
  const all = await households().countDocuments(filter);
  return { chosen: chosen.sort((a, b) => a.group.localeCompare(b.group, 'zh')), left: all - chosen.length };
}

/** `seed`: of the demo, whose codes are shown. */
export async function issueCode(ctx: Context, household: Pick<Household, '_id'>, seed?: string): Promise<HouseholdSlip> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const code = codeOfSeed(seed ?? randomUUID());
    const issuedOn = shanghaiDay(ctx.clock.now());
    try {
      const { _id, village, group, head } = await auditedChange(HouseholdModel, household._id, ctx, 'household.codeIssued', (before) => ({
        set: { codeHash: codeHashOf(code), codeIssued: { on: issuedOn, by: actorName(ctx.actor) }, coded: true },
        detail: { replaced: before.coded },
      }));
      return { householdId: _id.toHexString(), village: village.name, group, head, code, issuedOn };
    } catch (error) {
      // Another household has these digits: one in a million millions.
      if (!isDuplicateKey(error)) throw error;
    }
  }
  return fail('conflict');
}
