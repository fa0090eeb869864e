import type mongoose from 'mongoose';
import type { Page } from '../../contracts/common';
import type { HouseholdListQuery, HouseholdSummary } from '../../contracts/household';
import { maskPhone } from '../masking';
import { abilitiesOf, auditedChange, authorize, blindIndex, cursorAfter, cursorValue, encryptText, native, scopeFilter, toObjectId, type Context, type ObjectId } from '../kernel';
import { HouseholdModel, phoneOf, phonePurpose, type Household } from './model';

type Filter = mongoose.mongo.Filter<Household>;

/** What the list asks the database for; `after` is where the page before ended: its last id, and by name its last head. */
export function listFilter(scope: { path?: { $in: ObjectId[] } }, { villageId, code, name }: Omit<HouseholdListQuery, 'cursor' | 'limit'>, after?: string): Filter {
  return {
    $and: [
      scope,
      {
        ...(villageId ? { path: toObjectId(villageId) } : {}),
        ...(code ? { coded: code === 'with' } : {}),
        ...(name ? { head: { $gte: name, $lt: `${name}\uffff` } } : {}),
        ...afterHousehold(name !== undefined, after),
      },
    ],
  } as Filter;
}

function afterHousehold(byName: boolean, after: string | undefined): object {
  if (after === undefined) return {};
  const _id = { $gt: toObjectId(after.slice(0, 24)) };
  const head = after.slice(24);
  return byName ? { $or: [{ head: { $gt: head } }, { head, _id }] } : { _id };
}

/** Households of the viewer's villages, in the order in which they became known; those of a name by it. */
export async function listHouseholds(ctx: Context, query: HouseholdListQuery): Promise<Page<HouseholdSummary>> {
  const filter = listFilter(scopeFilter(ctx.actor, 'household.list'), query, cursorValue(query.cursor));
  const found = (await native(HouseholdModel).find(filter, { sort: query.name === undefined ? { _id: 1 } : { head: 1, _id: 1 }, limit: query.limit + 1 }).toArray()) as Household[];
  const items = found.slice(0, query.limit).map((one) => presentHousehold(ctx, one));
  return { items, nextCursor: found.length > query.limit ? cursorAfter(items.at(-1)!.id + items.at(-1)!.head) : null };
}

/** The number to which codes may be sent; null takes it off. @throws Fault notFound, forbidden, conflict */
export async function savePhone(ctx: Context, id: string, { version, phone }: { version: number; phone: string | null }): Promise<HouseholdSummary> {
  const change = (before: Household) => {
    authorize(ctx.actor, 'household.phone', before);
    const detail = { set: phone !== null };
    return phone === null ? { unset: ['phone', 'phoneIndex'], detail } : { set: { phone: encryptText(phone, phonePurpose), phoneIndex: blindIndex('phone', phone) }, detail };
  };
  return presentHousehold(ctx, await auditedChange(HouseholdModel, id, ctx, 'household.phone', change, { version }));
}

function presentHousehold(ctx: Context, household: Household): HouseholdSummary {
  const { _id, village, head, group, codeIssued, trail } = household;
  const phone = phoneOf(household);
  return {
    id: _id.toHexString(),
    village: { id: village.id.toHexString(), name: village.name },
    head,
    group,
    phoneMasked: phone === null ? null : maskPhone(phone),
    code: codeIssued ? { issuedOn: codeIssued.on, by: codeIssued.by } : null,
    version: trail.seq,
    abilities: abilitiesOf(ctx.actor, 'household', household),
  };
}

/** The number in the clear, for the moment of sending; null where none is on file any more. */
export async function openHouseholdPhone(id: string): Promise<string | null> {
  const found = (await native(HouseholdModel).findOne({ _id: toObjectId(id) }, { projection: { phone: 1 } })) as Pick<Household, 'phone'> | null;
  return found && phoneOf(found);
}
