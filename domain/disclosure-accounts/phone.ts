import type { VillageDraftDue, VillageDrafts } from '../../contracts/village-draft';
import { accountsItemCode } from '../../contracts/accounts-rules';
import type { DisclosureItem } from '../../contracts/disclosure';
import { catalogueItems, PublicationModel } from '../disclosure';
import { personOfMini } from '../follower';
import { AccountModel, actorOf, can, findOrganisation, native, shanghaiDay, type Context, type OrganisationRecord, type StaffActor } from '../kernel';
import { accountsEntries } from './entries';
import { lastPeriod } from './last-period';
import { lastBefore } from './queries';
import { accountsRules } from './settings';

/** The clerk behind a phone, acting with the grants of his account: policies apply to him as at his desk. */
export interface PhoneClerk {
  ctx: Context & { actor: StaffActor };
  villages: OrganisationRecord[];
}

/** Null for whoever is not bound, has no account, or writes for no village. @throws Fault of whoever exchanges the code */
export async function clerkOf(ctx: Context, loginCode: string): Promise<PhoneClerk | null> {
  const person = await personOfMini(loginCode);
  const account = person && (await native(AccountModel).findOne({ personId: person.personId, state: 'active' }, { projection: { _id: 1 } }));
  const actor = account && (await actorOf(account._id.toHexString(), ctx.clock));
  if (!actor) return null;
  const ids = new Set(actor.grants.filter(({ role }) => role === 'villageClerk').map(({ organisationId }) => organisationId));
  const villages = (await Promise.all([...ids].map((id) => findOrganisation(id)))).filter((place): place is OrganisationRecord => place !== null && place.active && isVillage(place) && can(actor, 'publication.write', place));
  return villages.length > 0 ? { ctx: { ...ctx, actor }, villages } : null;
}

export const isVillage = ({ kind }: Pick<OrganisationRecord, 'kind'>): boolean => kind === 'village' || kind === 'community';

const nobody: VillageDrafts = { clerk: null, due: [], before: [], entries: [], voucherFrom: 0 };

/** What is to be published now, and what figures stand on. */
export async function showVillageDrafts(ctx: Context, loginCode: string): Promise<VillageDrafts> {
  const clerk = await clerkOf(ctx, loginCode);
  if (!clerk) return nobody;
  const due = (await Promise.all(clerk.villages.map((village) => dueOf(clerk, village)))).flat();
  const accounts = due.filter(({ item }) => item.code === accountsItemCode);
  const before = await Promise.all(accounts.map(async ({ village, period }) => ({ villageId: village.id, before: (await lastBefore(village.id, period.key)).before })));
  const [entries, { voucherFrom }] = await Promise.all([accountsEntries(), accountsRules(ctx)]);
  return { clerk: { name: clerk.ctx.actor.name }, due, before: before.flatMap(({ villageId, before }) => (before ? [{ villageId, ...before }] : [])), entries, voucherFrom };
}

/** Items that come round by themselves and are not published yet for the last period that is over; what was begun first. */
export async function dueOf({ ctx }: PhoneClerk, village: OrganisationRecord): Promise<VillageDraftDue[]> {
  const today = shanghaiDay(ctx.clock.now());
  const owed = (await catalogueItems(village.kind === 'community' ? 'community' : 'village')).flatMap((item) => {
    const period = item.partOf === null ? lastPeriod(item.frequency, today) : null;
    return period ? [{ item, period }] : [];
  });
  const known = await native(PublicationModel)
    .find({ 'village.id': village._id, 'item.code': { $in: owed.map(({ item }) => item.code) }, 'period.key': { $in: [...new Set(owed.map(({ period }) => period.key))] } }, { projection: { state: 1, 'item.code': 1, 'period.key': 1, 'drafted.by.id': 1, edition: 1 }, sort: { edition: 1 } })
    .toArray();
  const latest = new Map(known.map((one) => [`${one.item.code} ${one.period.key}`, one]));
  const due = owed.flatMap(({ item, period }): VillageDraftDue[] => {
    const found = latest.get(`${item.code} ${period.key}`);
    if (found?.state === 'published' || found?.state === 'replaced') return [];
    return [{ village: { id: village._id.toHexString(), name: village.name }, item: headOf(item), period, state: found?.state ?? null, mine: found ? found.drafted.by.id.toHexString() === ctx.actor.accountId : false }];
  });
  return [...due.filter(({ item }) => item.code === accountsItemCode), ...due.filter(({ item }) => item.code !== accountsItemCode)];
}

const headOf = ({ code, name, form, help, columns }: DisclosureItem): VillageDraftDue['item'] => ({ code, name, form, help, columns });
