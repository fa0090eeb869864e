import type { MatterItem, RecordVillageMatterRequest, VillageDrafts, VillageMatterRecorded } from '../../contracts/village-draft';
import { isPeriodic } from '../../contracts/disclosure-period';
import { accountsItemCode } from '../../contracts/accounts-rules';
import { catalogueItems } from '../disclosure';
import { recordMatter } from '../disclosure-duty';
import { personOfMini } from '../follower';
import { AccountModel, actorOf, can, fail, findOrganisation, native, workingDaysLeft, type Context, type OrganisationRecord, type StaffActor } from '../kernel';
import { accountsEntries } from './entries';
import { dueOf } from './phone-due';
import { lastBefore } from './queries';
import { accountsRules } from './settings';

/** The clerk behind a phone, acting with the grants of his account: policies apply to him as at his desk. */
export interface PhoneClerk {
  ctx: Context & { actor: StaffActor };
  villages: OrganisationRecord[];
}

/** Null for whoever is not bound, has no account, or writes for no village. @throws Fault of whoever exchanges the code */
async function clerkOf(ctx: Context, loginCode: string): Promise<PhoneClerk | null> {
  const person = await personOfMini(loginCode);
  const account = person && (await native(AccountModel).findOne({ personId: person.personId, state: 'active' }, { projection: { _id: 1 } }));
  const actor = account && (await actorOf(account._id.toHexString(), ctx.clock));
  if (!actor) return null;
  const ids = new Set(actor.grants.filter(({ role }) => role === 'villageClerk').map(({ organisationId }) => organisationId));
  const villages = (await Promise.all([...ids].map((id) => findOrganisation(id)))).filter((place): place is OrganisationRecord => place !== null && place.active && isVillage(place) && can(actor, 'publication.write', place));
  return villages.length > 0 ? { ctx: { ...ctx, actor }, villages } : null;
}

const isVillage = ({ kind }: Pick<OrganisationRecord, 'kind'>): boolean => kind === 'village' || kind === 'community';

/** The clerk, and the one of his villages that he writes for. @throws Fault wrongState, notFound */
export async function clerkFor(ctx: Context, { loginCode, villageId }: { loginCode: string; villageId: string }): Promise<Pick<PhoneClerk, 'ctx'> & { village: OrganisationRecord }> {
  const clerk = (await clerkOf(ctx, loginCode)) ?? fail('wrongState', { message: '这部手机没有绑定村里的报账员。请先在公众号里绑定。' });
  return { ctx: clerk.ctx, village: clerk.villages.find(({ _id }) => _id.toHexString() === villageId) ?? fail('notFound') };
}

const nobody: VillageDrafts = { clerk: null, villages: [], due: [], before: [], entries: [], voucherFrom: 0 };

/** What is to be published now, and what figures stand on. */
export async function showVillageDrafts(ctx: Context, loginCode: string): Promise<VillageDrafts> {
  const clerk = await clerkOf(ctx, loginCode);
  if (!clerk) return nobody;
  const due = (await Promise.all(clerk.villages.map((village) => dueOf(clerk.ctx, village)))).flat();
  const accounts = due.filter(({ item }) => item.code === accountsItemCode);
  const before = await Promise.all(accounts.map(async ({ village, period }) => ({ villageId: village.id, periodKey: period.key, before: (await lastBefore(village.id, period.key)).before })));
  const [entries, { voucherFrom }, villages] = await Promise.all([accountsEntries(), accountsRules(ctx), Promise.all(clerk.villages.map(async (village) => ({ id: village._id.toHexString(), name: village.name, matters: await mattersOf(village) })))]);
  return { clerk: { name: clerk.ctx.actor.name }, villages, due, before: before.flatMap(({ before, ...of }) => (before ? [{ ...of, ...before }] : [])), entries, voucherFrom };
}

/** What a single matter may be told under: the month's account waits for its month. */
async function mattersOf(village: OrganisationRecord): Promise<MatterItem[]> {
  const items = (await catalogueItems(village.kind === 'community' ? 'community' : 'village')).filter(({ partOf, form }) => partOf === null && form !== 'accounts');
  const matters = items.map(({ code, name, frequency }) => ({ code, name, periodic: isPeriodic(frequency) }));
  return [...matters.filter(({ periodic }) => !periodic), ...matters.filter(({ periodic }) => periodic)];
}

/** By the command of the desk. @throws Fault wrongState, notFound, forbidden, badRequest */
export async function recordVillageMatter(ctx: Context, { loginCode, ...matter }: RecordVillageMatterRequest): Promise<VillageMatterRecorded> {
  const clerk = await clerkFor(ctx, { loginCode, villageId: matter.villageId });
  const duty = await recordMatter(clerk.ctx, matter);
  return { item: duty.item.name, due: duty.due, workingDaysLeft: workingDaysLeft(duty, ctx.clock.now()) };
}
