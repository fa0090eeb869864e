import type { ClueChannel } from '../../../contracts/clue';
import type { ReportFields } from '../../../contracts/clue-report';
import type { UpwardAbout } from '../../../contracts/clue-upward';
import type { Role } from '../../../contracts/roles';
import { AccountModel, certifiedRecipients, custodianIds, findAccountsWithRole, native, ObjectId, OrganisationModel, PersonModel, shanghaiDay, type AccountRecord, type Clock, type KeyRecipient, type PersonRecord } from '../../kernel';
import type { ClueDistrict } from '../district';
import { relativesOf } from '../kinship';
import { likeName, plainName } from './names';
import { meantPlace, meantUnits, type MeantPlace } from './places';
import { headAccount } from '../upward/head';

/** Who reads what comes in, before anybody is assigned. */
const reading: readonly Role[] = ['petitionClerk', 'clueManager', 'commissionLeader'];
/** The green channel leaves the clerks out. */
const readingOf = (channel?: ClueChannel): readonly Role[] => (channel === 'officerGreen' ? reading.filter((role) => role !== 'petitionClerk') : reading);

type Meant = Pick<PersonRecord, '_id' | 'name' | 'path' | 'managedBy'>;

export interface Readers {
  readers: KeyRecipient[];
  /** Custodian and deputy, as far as neither is in the report himself. */
  custodians: KeyRecipient[];
  place: MeantPlace | null;
  matched: { personId: string; name: string }[];
  /** Whom it means that is not for this commission (第十五条); null: an ordinary report. */
  upward: UpwardAbout | null;
  /** To whom alone such a one is sealed: at most one, who passes it on. */
  holders: KeyRecipient[];
}

/**
 * Who may read a report, worked out in memory from what it names. Left out is whoever is named, whoever has a post or
 * a grant in a named unit or in what that lies in below the district, and declared relatives. Left out too often is
 * safe: of two of one name both are. Where nobody is left, the custodian reads it, or his deputy: whoever of them has
 * less to do with it.
 * Whether it goes up is worked out with it, in any case, so that it takes no other time.
 */
export async function readersFor(fields: ReportFields, district: ClueDistrict, clock: Clock, channel?: ClueChannel): Promise<Readers> {
  const meaning = await meaningOf(fields, district);
  const { place, people, isMeant, worksThere } = meaning;
  const able = await accountsThatRead(readingOf(channel), district, clock);
  const custodians = await custodiansFor(meaning);
  const places = await placesOf([...able, ...custodians]);
  const free = await recipients(able.filter((account) => !isMeant(account) && !worksThere(account, places)));
  const sealed = await recipients(custodians);
  const apart = await recipients(custodians.filter((account) => !worksThere(account, places)));
  const lastResort = [...apart, ...sealed].slice(0, 1);
  const head = await headAccount();
  const upward = head && meaning.isNamed(head) ? 'head' : people.some(({ managedBy }) => managedBy === 'above') ? 'above' : null;
  return { readers: free.length > 0 ? free : lastResort, custodians: sealed, place, matched: people.map(({ _id, name }) => ({ personId: _id.toHexString(), name })), upward, holders: await passedOnBy(meaning, upward === 'head' ? null : head) };
}

/** To whom a report is sealed that its first reader finds to be one for the level above. */
export async function holdersFor(fields: ReportFields, district: ClueDistrict, about: UpwardAbout): Promise<KeyRecipient[]> {
  return passedOnBy(await meaningOf(fields, district), about === 'head' ? null : await headAccount());
}

/**
 * The head of the commission where he has a confirmed key and nothing to do with it himself; otherwise the custodian,
 * or his deputy. That he works in the same unit keeps him from nothing: the rule sends it to him.
 */
async function passedOnBy(meaning: Meaning, head: AccountRecord | null): Promise<KeyRecipient[]> {
  const inOrder = [...(head && !meaning.isMeant(head) ? [head] : []), ...(await custodiansFor(meaning))].map(idOf);
  const sealed = await certifiedRecipients(inOrder);
  return inOrder.flatMap((id) => sealed.find(({ accountId }) => accountId === id) ?? []).slice(0, 1);
}

const custodiansFor = async ({ isMeant }: Meaning): Promise<AccountRecord[]> => (await accountsOf(await custodianIds())).filter((account) => !isMeant(account));

/** Of these accounts, those that are left out by the same rule whenever somebody is to be let in later. */
export async function barredFrom(fields: ReportFields, district: ClueDistrict, accountIds: readonly string[]): Promise<Set<string>> {
  const { isMeant, worksThere } = await meaningOf(fields, district);
  const accounts = await accountsOf(accountIds);
  const places = await placesOf(accounts);
  return new Set(accounts.filter((account) => isMeant(account) || worksThere(account, places)).map(idOf));
}

type Meaning = Awaited<ReturnType<typeof meaningOf>>;

/** Whom and what a report means, and who has to do with it. */
async function meaningOf(fields: ReportFields, district: ClueDistrict) {
  const place = await meantPlace(fields.placeId);
  const units = await meantUnits(district.id, [fields.placeText, ...fields.people.map(({ organisation }) => organisation)]);
  const people = await meantPeople(fields, units.map(({ _id }) => _id));
  const below = (path: readonly ObjectId[]): string[] => path.map(String).filter((id) => id !== String(district.id));
  const touched = new Set([place?.place.path ?? [], ...units.map(({ path }) => path), ...people.map(({ path }) => path)].flatMap(below));
  const names = new Set(fields.people.map(({ name }) => plainName(name)));
  const relatives = await relativesOf(people.map(({ _id }) => _id), [...names]);
  const isNamed = ({ personId, name }: AccountRecord): boolean => (personId ? people.some(({ _id }) => _id.equals(personId)) : names.has(plainName(name)));
  const isMeant = (account: AccountRecord): boolean => isNamed(account) || relatives.names.has(plainName(account.name)) || (account.personId ? relatives.personIds.has(account.personId.toHexString()) : false);
  const worksThere = (account: AccountRecord, places: Places): boolean => below(places.get(idOf(account)) ?? []).some((id) => touched.has(id));
  return { place, people, isNamed, isMeant, worksThere };
}

const idOf = ({ _id }: AccountRecord): string => _id.toHexString();

/** In the order of the accounts. */
async function recipients(accounts: readonly AccountRecord[]): Promise<KeyRecipient[]> {
  const found = new Map((await certifiedRecipients(accounts.map(idOf))).map((one) => [one.accountId, one]));
  return accounts.flatMap((account) => found.get(idOf(account)) ?? []);
}

/** People of the directory by name: within the named unit where one of that name works there, else anywhere. */
async function meantPeople({ people }: ReportFields, unitIds: readonly ObjectId[]): Promise<Meant[]> {
  if (people.length === 0) return [];
  const found = await native(PersonModel).find<Meant>({ $or: people.map(({ name }) => ({ name: likeName(name) })) }, { projection: { name: 1, path: 1, managedBy: 1 } }).toArray();
  return people.flatMap(({ name, organisation }) => {
    const same = found.filter((person) => plainName(person.name) === plainName(name));
    const there = organisation === '' ? [] : same.filter(({ path }) => unitIds.some((id) => path.some((one) => one.equals(id))));
    return there.length > 0 ? there : same;
  });
}

/** With the roles of their own, and whoever stands in for such a one today. */
async function accountsThatRead(roles: readonly Role[], { id }: ClueDistrict, clock: Clock): Promise<AccountRecord[]> {
  const own = (await Promise.all(roles.map((role) => findAccountsWithRole(role, [id])))).flat();
  const today = shanghaiDay(clock.now());
  const standIns = own.flatMap(({ deputies }) => deputies.filter(({ from, until, endedAt }) => !endedAt && from <= today && today <= until).map(({ toAccountId }) => toAccountId.toHexString()));
  return [...new Map([...own, ...(await accountsOf(standIns))].map((account) => [idOf(account), account])).values()];
}

async function accountsOf(ids: readonly string[]): Promise<AccountRecord[]> {
  const found = await native(AccountModel).find({ _id: { $in: ids.map((id) => new ObjectId(id)) }, state: 'active' }).toArray();
  return ids.flatMap((id) => found.find((account) => idOf(account) === id) ?? []);
}

type Places = Map<string, ObjectId[]>;

/** Of each account the organisations in which it has a post or a grant, and all that they lie in. */
async function placesOf(accounts: readonly AccountRecord[]): Promise<Places> {
  const [people, granted] = await Promise.all([
    native(PersonModel).find({ _id: { $in: accounts.flatMap(({ personId }) => personId ?? []) } }, { projection: { path: 1 } }).toArray(),
    native(OrganisationModel).find({ _id: { $in: accounts.flatMap(({ grants }) => grants.map(({ organisationId }) => organisationId)) } }, { projection: { path: 1 } }).toArray(),
  ]);
  const paths = new Map([...people, ...granted].map(({ _id, path }) => [_id.toHexString(), path]));
  return new Map(accounts.map((account) => [idOf(account), [account.personId, ...account.grants.map(({ organisationId }) => organisationId)].flatMap((id) => (id && paths.get(id.toHexString())) ?? [])]));
}
