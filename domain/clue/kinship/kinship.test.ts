import { clearDatabase, useTestDatabase } from '../../../test/support/database';
import { buildDistrict, buildPerson, idOf, testClock } from '../../../test/support/factories';
import type { Role } from '../../../contracts/roles';
import { native, ObjectId, type Context } from '../../kernel';
import { declareKinship, endKinship, listKinships } from '.';
import { KinshipModel } from './model';

useTestDatabase();
let district: string;
beforeEach(async () => {
  await clearDatabase();
  district = idOf(await buildDistrict());
});

const as = (role: Role): Context => ({ actor: { kind: 'staff', accountId: 'a'.repeat(24), name: '经办', grants: [{ role, organisationId: district }] }, clock: testClock });
const codeOf = (promise: Promise<unknown>): Promise<string> => promise.then(() => 'done', (error: { code?: string }) => error.code ?? String(error));
const declare = async (relativeName: string) => declareKinship(as('clueManager'), { personId: idOf(await buildPerson()), relativePersonId: null, relativeName, relation: '夫妻' });

test('is declared, listed page by page and ended, by two roles', async () => {
  const all = [await declare('郑某甲'), await declare('郑某乙'), await declare('郑某丙')];
  const first = await listKinships(as('commissionLeader'), { limit: 2 });
  expect([first.items.map(({ relative }) => relative.name), first.total]).toEqual([['郑某丙', '郑某乙'], 3]);
  const second = await listKinships(as('commissionLeader'), { limit: 2, cursor: first.nextCursor! });
  expect([second.items.map(({ relative }) => relative.name), second.nextCursor]).toEqual([['郑某甲'], null]);
  expect(await codeOf(endKinship(as('clueManager'), all[0]!.id, { version: 7 }))).toBe('conflict');
  await endKinship(as('clueManager'), all[0]!.id, all[0]!);
  expect((await listKinships(as('clueManager'), { limit: 20 })).items).toHaveLength(2);
  for (const role of ['petitionClerk', 'systemAdmin'] as const) expect(await codeOf(listKinships(as(role), { limit: 20 }))).toBe('forbidden');
});

test('names somebody of the directory, and nobody as his own relative', async () => {
  const known = idOf(await buildPerson({ name: '吴某' }));
  const declared = (personId: string, relativePersonId: string | null): Promise<string> => codeOf(declareKinship(as('clueManager'), { personId, relativePersonId, relativeName: '某某', relation: '父子' }));
  expect(await declared(new ObjectId().toHexString(), null)).toBe('badRequest');
  expect(await declared(known, new ObjectId().toHexString())).toBe('badRequest');
  expect(await declared(known, known)).toBe('badRequest');
  expect(await codeOf(listKinships(as('clueManager'), { limit: 20, cursor: 'nonsense' }))).toBe('badRequest');
});

test('list and look-up read by index', async () => {
  const planOf = async (cursor: { explain(): Promise<unknown> }): Promise<string> => JSON.stringify(await cursor.explain());
  expect(await planOf(native(KinshipModel).find({ endedAt: null }).sort({ _id: -1 }))).toContain('endedAt_1__id_-1');
  expect(await planOf(native(KinshipModel).find({ endedAt: null, relativeName: { $in: ['郑某'] } }))).toContain('relativeName_1_endedAt_1');
});
