import { clearDatabase, useTestDatabase } from '../../../test/support/database';
import { identityCheckCharacter, identityNumber } from '../../../contracts/person';
import { changePerson, createOrganisation, createPerson, deactivatePerson, dispatchEvents, Fault, fixedClock, listPeople, lookUpPeople, moveOrganisation, native, PersonModel, recordParty, revealPerson, showPerson, systemContext, type Context, type OrganisationRecord } from '..';
import type { Role } from '../../../contracts/roles';

useTestDatabase();
const clock = fixedClock('2026-11-20T01:00:00Z');
const system = systemContext('test', clock);
const first17 = '63010219800101001';
const citizenNumber = first17 + identityCheckCharacter(first17);
let district: OrganisationRecord;
let bureau: OrganisationRecord;

beforeEach(async () => {
  await clearDatabase();
  district = await createOrganisation(system, { kind: 'district', name: '青禾区', code: 'QH', parentId: null });
  bureau = await createOrganisation(system, { kind: 'department', name: '人社局', code: 'RSJ', parentId: String(district._id) });
});

const as = (role: Role, at = district): Context => ({ actor: { kind: 'staff', accountId: 'c'.repeat(24), name: '沈宁', grants: [{ role, organisationId: String(at._id) }] }, clock });
const post = (to: string | null = null, at = bureau) => ({ organisationId: String(at._id), title: '科长', from: '2024-03-01', to });
const build = (code: string, more = {}) => createPerson(system, { code, name: '示例姓名', kind: 'cadre', posts: [post()], joinedPartyOn: '2008-07-01', phone: '13800006027', ...more });
const outcome = (promise: Promise<unknown>): Promise<string> => promise.then(() => 'done', (error) => (error instanceof Fault ? error.code : String(error)));

test('an identity number is checked by its last character, 15 digits become 18', () => {
  expect(identityNumber.parse(` ${citizenNumber.toLowerCase()} `)).toBe(citizenNumber);
  const old = '630102800101001';
  expect(identityNumber.parse(old)).toBe(citizenNumber);
  const wrong = citizenNumber.slice(0, 17) + (citizenNumber[17] === '1' ? '2' : '1');
  for (const bad of [wrong, '630102198013010010', '6301021980010100', 'abc']) expect(identityNumber.safeParse(bad).success).toBe(false);
});

test('who holds a post at an organisation is told apart from who holds one below it, or held one', async () => {
  const hall = await createOrganisation(system, { kind: 'hall', name: '人社大厅', code: 'H1', parentId: String(bureau._id) });
  await build('G1', { posts: [post(null, hall), post('2026-11-19')] });
  await build('G2', { posts: [post('2026-11-20')] });
  const at = async (one: OrganisationRecord) => (await listPeople(as('systemAdmin'), { postAt: String(one._id), limit: 20, inactive: 'without' })).items.map(({ code }) => code);
  expect([await at(bureau), await at(hall), await at(district)]).toEqual([['G2'], ['G1'], []]);
});

test('numbers are stored sealed, shown masked, found by a blind index and opened by one audited click', async () => {
  const person = await build('G1', { identityNumber: citizenNumber });
  const stored = JSON.stringify(await native(PersonModel).findOne({ _id: person._id }));
  expect(stored).not.toContain('13800006027');
  expect(stored).not.toContain(citizenNumber);
  const leader = as('commissionLeader');
  expect((await lookUpPeople(leader, { phone: '13800006027' })).items).toMatchObject([{ code: 'G1', phoneMasked: '138****6027', identityNumberMasked: `630102********${citizenNumber.slice(14)}` }]);
  expect((await lookUpPeople(leader, { identityNumber: citizenNumber })).items).toHaveLength(1);
  expect(await outcome(revealPerson(as('systemAdmin'), String(person._id), { field: 'phone', reason: '想看看' }))).toBe('forbidden');
  expect(await revealPerson(leader, String(person._id), { field: 'phone', reason: '通知谈话' })).toBe('13800006027');
  const entry = (await native(PersonModel).findOne({ _id: person._id }))!.trail.tail.at(-1);
  expect(entry).toMatchObject({ verb: 'person.reveal', detail: { field: 'phone', reason: '通知谈话' } });
});

test('a code and an identity number belong to one person', async () => {
  await build('G1', { identityNumber: citizenNumber });
  await expect(build('G1')).rejects.toMatchObject({ code: 'duplicate', fields: [{ path: 'code' }] });
  await expect(build('G2', { identityNumber: citizenNumber })).rejects.toMatchObject({ code: 'duplicate', fields: [{ path: 'identityNumber' }] });
  const other = await build('G2');
  const change = { version: 1, name: '示例姓名', kind: 'cadre' as const, posts: [post()], joinedPartyOn: null };
  expect(await outcome(changePerson(system, String(other._id), { ...change, identityNumber: citizenNumber }))).toBe('duplicate');
  expect(await outcome(changePerson(system, String(other._id), { ...change, phone: null }))).toBe('done');
  expect(await outcome(changePerson(system, String(other._id), change))).toBe('conflict');
  expect((await showPerson(as('commissionLeader'), String(other._id))).phoneMasked).toBeNull();
  await deactivatePerson(system, String(other._id), { version: 2, reason: '调出' });
  expect((await listPeople(as('systemAdmin'), { limit: 20, inactive: 'without' })).items.map((one) => one.code)).toEqual(['G1']);
});

test('the day of retirement stays until another one, or none, is given', async () => {
  const person = await build('G1', { retiresOn: '2039-06-01', posts: [{ ...post(), appointment: 'transfer' }] });
  const leader = as('commissionLeader');
  const change = { name: '示例姓名', kind: 'cadre' as const, posts: [post()], joinedPartyOn: null };
  expect(await showPerson(leader, String(person._id))).toMatchObject({ retiresOn: '2039-06-01', posts: [{ appointment: 'transfer' }] });
  await changePerson(system, String(person._id), { ...change, version: 1 });
  expect(await showPerson(leader, String(person._id))).toMatchObject({ retiresOn: '2039-06-01', posts: [{ appointment: null }] });
  await changePerson(system, String(person._id), { ...change, version: 2, retiresOn: null });
  expect((await showPerson(leader, String(person._id))).retiresOn).toBeNull();
});

test('whose cadre he is stays until another word is given, is found by it, and is audited in words', async () => {
  const person = await build('G1', { managedBy: 'above' });
  const older = await build('G2');
  await native(PersonModel).updateOne({ _id: older._id }, { $unset: { managedBy: '' } });
  const change = { name: '示例姓名', kind: 'cadre' as const, posts: [post()], joinedPartyOn: null };
  const found = async (managedBy: 'above' | 'district') => (await listPeople(as('commissionLeader'), { managedBy, limit: 20, inactive: 'without' })).items.map(({ code }) => code);
  expect([await found('above'), await found('district')]).toEqual([['G1'], ['G2']]);
  expect((await changePerson(system, String(person._id), { ...change, version: 1 })).managedBy).toBe('above');
  const changed = await changePerson(system, String(person._id), { ...change, version: 2, managedBy: 'district' });
  expect([changed.managedBy, changed.trail.tail.at(-1)?.detail?.managedBy]).toEqual(['district', '区管及以下']);
});

test('the scope follows the posts held now, and the tree', async () => {
  const town = await createOrganisation(system, { kind: 'town', name: '柳溪镇', code: 'LX', parentId: String(district._id) });
  const person = await build('G1', { posts: [post('2026-11-01'), post(null, town)] });
  expect(await outcome(showPerson(as('commissionLeader', bureau), String(person._id)))).toBe('notFound');
  expect((await showPerson(as('commissionLeader', town), String(person._id))).posts.map((one) => one.organisation.name)).toEqual(['柳溪镇', '人社局']);
  const office = await createOrganisation(system, { kind: 'department', name: '民政办', code: 'MZB', parentId: String(bureau._id) });
  const clerk = await build('G2', { posts: [post(null, office)] });
  await moveOrganisation(system, String(office._id), { version: 1, parentId: String(town._id), reason: '机构改革' });
  await dispatchEvents(clock);
  expect(await outcome(showPerson(as('commissionLeader', bureau), String(clerk._id)))).toBe('notFound');
  expect(await outcome(showPerson(as('commissionLeader', town), String(clerk._id)))).toBe('done');
  expect(await outcome(build('G3', { posts: [{ ...post(), organisationId: 'f'.repeat(24) }] }))).toBe('badRequest');
});

test('a party with one identifier is one party, however often and at once it is met', async () => {
  const meet = (kind: 'person' | 'household') => recordParty(system, { kind, name: '示例户主', identityNumber: citizenNumber });
  const [a, b, household] = await Promise.all([meet('person'), meet('person'), meet('household')]);
  expect(String(a._id)).toBe(String(b._id));
  expect(String(household._id)).not.toBe(String(a._id));
});
