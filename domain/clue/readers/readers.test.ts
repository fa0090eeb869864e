import { reportFields, type ReportFields } from '../../../contracts/clue-report';
import type { Role } from '../../../contracts/roles';
import { AccountModel, appointDeputy, native, ObjectId, type Context } from '../../kernel';
import { accountIdOf, certify, withKeys } from '../../../test/support/ceremony';
import { useTestDatabase } from '../../../test/support/database';
import { buildAccount, buildDepartment, buildPerson, buildTown, buildVillage, idOf, testClock, testContext } from '../../../test/support/factories';
import { openOffice, type Office } from '../../../test/support/report';
import { useWorld } from '../../../test/support/world';
import { clueDistrict } from '../district';
import { declareKinship, endKinship } from '../kinship';
import { readersFor } from './readers';
import { saveHead } from '../upward';

useTestDatabase();
let office: Office;
useWorld(async () => {
  office = await openOffice();
});

const fields = (changes: Partial<ReportFields> = {}): ReportFields => reportFields.parse({ topic: 'money', what: '把事情说清楚，至少十个字', ...changes });
const person = (name: string, organisation = '') => ({ name, organisation, post: '' });
const names = async (changes?: Partial<ReportFields>): Promise<string[]> => {
  const { readers } = await readersFor(fields(changes), await clueDistrict(), testClock);
  const found = await native(AccountModel).find({ _id: { $in: readers.map(({ accountId }) => new ObjectId(accountId)) } }).toArray();
  return found.map(({ name }) => name).sort();
};
/** Ties an account to a person with a post there. */
async function isPerson(account: Context, name: string, organisationId: string): Promise<string> {
  const { _id } = await buildPerson({ name, posts: [{ organisationId, title: '干部', from: null, to: null }] });
  await native(AccountModel).updateOne({ _id: new ObjectId(accountIdOf(account)) }, { $set: { personId: _id } });
  return _id.toHexString();
}
async function oneMore(name: string, role: Role, organisationId: string): Promise<Context> {
  const grants = [{ role, organisationId }];
  const account = await withKeys(await buildAccount({ name, grants }), grants, testClock);
  await certify(office.custodian, account);
  return account;
}
const everybody = ['受理甲', '线索甲', '领导甲'].sort();

test('clerk, manager and leader with a confirmed key; nobody without', async () => {
  const grants = [{ role: 'clueManager' as const, organisationId: office.districtId }];
  await withKeys(await buildAccount({ name: '没确认', grants }), grants, testClock);
  await oneMore('承办甲', 'clueHandler', office.districtId);
  expect(await names()).toEqual(everybody);
});

test('whoever is named does not read it, however the name is written', async () => {
  for (const name of ['线索甲', '线 索甲']) expect(await names({ people: [person(name)] })).toEqual(everybody.filter((one) => one !== '线索甲'));
});

test('of two of one name both are left out, unless a unit tells which is meant', async () => {
  const [one, other] = [idOf(await buildDepartment({ parentId: office.districtId, name: '区水务局' })), idOf(await buildDepartment({ parentId: office.districtId, name: '区林业局' }))];
  await isPerson(office.clerk, '周某', one);
  await isPerson(office.manager, '周某', other);
  expect(await names({ people: [person('周某')] })).toEqual(['领导甲']);
  expect(await names({ people: [person('周某', '区水务局')] })).toEqual(['线索甲', '领导甲'].sort());
});

test('a post in the named unit, or in what it lies in below the district, leaves out', async () => {
  const town = idOf(await buildTown({ parentId: office.districtId, name: '柳溪镇' }));
  const village = idOf(await buildVillage({ parentId: town, name: '上柳村' }));
  await isPerson(office.clerk, '受理某', town);
  expect(await names({ placeId: village })).toEqual(everybody.filter((one) => one !== '受理甲'));
  expect(await names({ placeText: '上柳村磨坊边' })).toEqual(everybody.filter((one) => one !== '受理甲'));
  expect(await names({ people: [person('不认识', '柳溪镇政府')] })).toEqual(everybody.filter((one) => one !== '受理甲'));
  expect(await names({ placeText: '别的地方' })).toEqual(everybody);
});

test('a grant for the named unit leaves out, one for the district does not', async () => {
  const town = idOf(await buildTown({ parentId: office.districtId, name: '柳溪镇' }));
  await native(AccountModel).updateOne({ _id: new ObjectId(accountIdOf(office.manager)) }, { $push: { grants: { role: 'followUpOfficer', organisationId: new ObjectId(town) } } });
  expect(await names({ placeId: town })).toEqual(everybody.filter((one) => one !== '线索甲'));
});

test('relatives are left out, from both sides, until that ends', async () => {
  const unit = idOf(await buildDepartment({ parentId: office.districtId, name: '区水务局' }));
  const clerk = await isPerson(office.clerk, '受理某', idOf(await buildDepartment({ parentId: office.districtId, name: '区信访局' })));
  const { _id } = await buildPerson({ name: '吴某', posts: [{ organisationId: unit, title: '局长', from: null, to: null }] });
  const byId = await declareKinship(office.leader, { personId: idOf({ _id }), relativePersonId: clerk, relativeName: '', relation: '夫妻' });
  const byName = await declareKinship(office.leader, { personId: clerk, relativePersonId: null, relativeName: '郑某', relation: '父子' });
  const without = everybody.filter((one) => one !== '受理甲');
  expect(await names({ people: [person('吴某')] })).toEqual(without);
  expect(await names({ people: [person('郑某')] })).toEqual(without);
  for (const one of [byId, byName]) await endKinship(office.manager, one.id, one);
  expect(await names({ people: [person('吴某')] })).toEqual(everybody);
  await expect(declareKinship(office.clerk, { personId: clerk, relativePersonId: null, relativeName: '郑某', relation: '父子' })).rejects.toMatchObject({ code: 'forbidden' });
});

test('whoever stands in today reads it too', async () => {
  const standIn = await oneMore('代理甲', 'clueHandler', office.districtId);
  await appointDeputy(testContext(), accountIdOf(office.manager), { toAccountId: accountIdOf(standIn), from: '2026-11-20', until: '2026-11-25' });
  expect(await names({ people: [person('线索甲')] })).toEqual(['代理甲', '受理甲', '领导甲'].sort());
});

test('where nobody is left the custodian reads it, and his deputy where he is named himself', async () => {
  const all = everybody.map((name) => person(name));
  expect(await names({ people: all })).toEqual(['保管甲']);
  expect(await names({ people: [...all, person('保管甲')] })).toEqual(['保管乙']);
  const { custodians } = await readersFor(fields({ people: [person('保管甲')] }), await clueDistrict(), testClock);
  expect(custodians.map(({ accountId }) => accountId)).toEqual([accountIdOf(office.deputy)]);
});

test('what is for the level above is passed on by the head, but not where it is about his own relative', async () => {
  const bureau = idOf(await buildDepartment({ parentId: office.districtId, name: '区水务局' }));
  const personId = await isPerson(office.leader, '领导甲', office.districtId);
  await saveHead(office.custodian, { accountId: accountIdOf(office.leader), version: 0 });
  const above = idOf(await buildPerson({ name: '上管周', managedBy: 'above', posts: [{ organisationId: bureau, title: '副区长', from: null, to: null }] }));
  const passedOn = async (...people: string[]) => {
    const { upward, holders } = await readersFor(fields({ people: people.map((name) => person(name)) }), await clueDistrict(), testClock);
    return [upward, holders.map(({ accountId }) => accountId)];
  };
  expect(await passedOn('上管周')).toEqual(['above', [accountIdOf(office.leader)]]);
  expect(await passedOn('领导甲')).toEqual(['head', [accountIdOf(office.custodian)]]);
  expect(await passedOn('别的人')).toEqual([null, [accountIdOf(office.leader)]]);
  await declareKinship(office.leader, { personId, relativePersonId: above, relativeName: '', relation: '兄弟' });
  expect(await passedOn('上管周')).toEqual(['above', [accountIdOf(office.custodian)]]);
});
