import type { ClueChannel } from '../../contracts/clue';
import type { ReportFields } from '../../contracts/clue-report';
import type { Role } from '../../contracts/roles';
import { AccountModel, certifiedRecipients, custodianIds, findAccountsWithRole, native, ObjectId, PersonModel, shanghaiDay, type AccountRecord, type Clock, type KeyRecipient, type PersonRecord } from '../kernel';
import type { ClueDistrict } from './district';
import { relativesOf } from './kinship';
import { meantPlace, meantUnits, type MeantPlace } from './places';

/** Who reads what comes in, before anybody is assigned. */
const reading: readonly Role[] = ['petitionClerk', 'clueManager', 'commissionLeader'];
/** The green channel leaves the clerks out. */
const readingOf = (channel?: ClueChannel): readonly Role[] => (channel === 'officerGreen' ? reading.filter((role) => role !== 'petitionClerk') : reading);

type Meant = Pick<PersonRecord, '_id' | 'name' | 'path'>;

export interface Readers {
  readers: KeyRecipient[];
  /** Custodian and deputy, as far as neither is in the report himself. */
  custodians: KeyRecipient[];
  place: MeantPlace | null;
  matched: { personId: string; name: string }[];
}

/**
 * Who may read a report, worked out in memory from what it names. Left out is whoever is named, whoever has a post or
 * a grant in a named unit or in what that lies in below the district, and declared relatives. Left out too often is
 * safe: of two of one name both are. Where nobody is left, the custodian reads it, or his deputy.
 */
export async function readersFor(fields: ReportFields, district: ClueDistrict, clock: Clock, channel?: ClueChannel): Promise<Readers> {
  const { place, people, isMeant, worksThere } = await meaningOf(fields, district);
  const able = await accountsThatRead(readingOf(channel), district, clock);
  const posts = await postsOf(able);
  const custodians = (await accountsOf(await custodianIds())).filter((account) => !isMeant(account));
  const free = await certifiedRecipients(able.filter((account) => !isMeant(account) && !worksThere(account, posts)).map(idOf));
  const sealed = await certifiedRecipients(custodians.map(idOf));
  return { readers: free.length > 0 ? free : sealed.slice(0, 1), custodians: sealed, place, matched: people.map(({ _id, name }) => ({ personId: _id.toHexString(), name })) };
}

/** Of these accounts, those that are left out by the same rule whenever somebody is to be let in later. */
export async function barredFrom(fields: ReportFields, district: ClueDistrict, accountIds: readonly string[]): Promise<Set<string>> {
  const { isMeant, worksThere } = await meaningOf(fields, district);
  const accounts = await accountsOf(accountIds);
  const posts = await postsOf(accounts);
  return new Set(accounts.filter((account) => isMeant(account) || worksThere(account, posts)).map(idOf));
}

/** Whom and what a report means, and who has to do with it. */
async function meaningOf(fields: ReportFields, district: ClueDistrict) {
  const place = await meantPlace(fields.placeId);
  const units = await meantUnits(district.id, [fields.placeText, ...fields.people.map(({ organisation }) => organisation)]);
  const people = await meantPeople(fields, units.map(({ _id }) => _id));
  const below = (path: readonly ObjectId[]): string[] => path.map(String).filter((id) => id !== String(district.id));
  const touched = new Set([place?.place.path ?? [], ...units.map(({ path }) => path), ...people.map(({ path }) => path)].flatMap(below));
  const names = new Set(fields.people.map(({ name }) => plain(name)));
  const relatives = await relativesOf(people.map(({ _id }) => _id), [...names]);
  const isMeant = (account: AccountRecord): boolean =>
    account.personId ? people.some(({ _id }) => _id.equals(account.personId)) || relatives.has(account.personId.toHexString()) : names.has(plain(account.name));
  const worksThere = (account: AccountRecord, posts: Map<string, ObjectId[]>): boolean => [...account.grants.map(({ organisationId }) => String(organisationId)), ...below(posts.get(String(account.personId)) ?? [])].some((id) => touched.has(id));
  return { place, people, isMeant, worksThere };
}

const plain = (name: string): string => name.replace(/[\s·]/g, '');
const idOf = ({ _id }: AccountRecord): string => _id.toHexString();

/** People of the directory by exact name: within the named unit where one of that name works there, else anywhere. */
async function meantPeople({ people }: ReportFields, unitIds: readonly ObjectId[]): Promise<Meant[]> {
  if (people.length === 0) return [];
  const names = [...new Set(people.flatMap(({ name }) => [name, plain(name)]))];
  const found = await native(PersonModel).find<Meant>({ name: { $in: names } }, { projection: { name: 1, path: 1 } }).toArray();
  return people.flatMap(({ name, organisation }) => {
    const same = found.filter((person) => plain(person.name) === plain(name));
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

async function postsOf(accounts: readonly AccountRecord[]): Promise<Map<string, ObjectId[]>> {
  const ids = accounts.flatMap(({ personId }) => personId ?? []);
  const found = await native(PersonModel).find({ _id: { $in: ids } }, { projection: { path: 1 } }).toArray();
  return new Map(found.map(({ _id, path }) => [_id.toHexString(), path]));
}
