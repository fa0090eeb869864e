import { fixedClock, type Context, type StaffActor } from '../../domain/kernel';
import { publicPaymentPage } from '../../contracts/disbursement';
import { householdView } from '../../contracts/household';
import { useTestDatabase } from '../support/database';
import { signInAs, testClock } from '../support/factories';
import { errorOf, useServer, type TestClient } from '../support/http';
import { importedPayments, inventedIdentity, sheetOf } from '../support/payments';
import { buildVillageWorld, type Holder, type VillageWorld } from '../support/villages';

useTestDatabase();
const server = useServer({}, { clock: testClock });
const [a, b] = [inventedIdentity(21), inventedIdentity(22)];
let world: VillageWorld;
let villageId: string;

const as = async (holder: Holder): Promise<TestClient> => {
  const client = server.client();
  await signInAs(client, world.accounts[holder]);
  return client;
};

beforeAll(async () => {
  world = await buildVillageWorld();
  villageId = world.village._id.toHexString();
  const officer: Context & { actor: StaffActor } = await world.as('fundOfficer', fixedClock(testClock.now().toISOString()));
  await importedPayments(officer, sheetOf([{ payee: '张演示甲', identity: a, paid: '85.00', phone: '19900000021', card: '6217000099991234' }, { payee: '李演示乙', identity: b, paid: '20' }]));
});

test('from the officer’s list to what everybody reads, and from the clerk’s slip to what the household reads', async () => {
  const officer = await as('fundOfficer');
  const lists = (await officer.get('/api/payment-lists')).body as { items: { id: string; version: number }[] };
  const [list] = lists.items as [{ id: string; version: number }];
  const citizen = server.client();
  expect((await citizen.get(`/api/public/payment-lists/${list.id}`)).status).toBe(404);
  expect((await officer.post(`/api/payment-lists/${list.id}/publication`, { version: list.version })).status).toBe(200);
  const shown = await citizen.get(`/api/public/payment-lists/${list.id}`);
  expect(publicPaymentPage.parse(shown.body).items.map(({ name }) => name).sort()).toEqual(['张**', '李**']);
  expect((await citizen.get(`/api/public/villages/${villageId}/payments`)).status).toBe(200);

  const clerk = await as('villageClerk');
  const slips = (await clerk.post('/api/household-codes', { villageId })).body as { items: { code: string; head: string }[]; left: number };
  expect(slips).toMatchObject({ left: 0, items: [{}, {}] });
  const own = slips.items.find(({ head }) => head === '张演示甲')!;
  const entry = (await citizen.post('/api/public/household/entry', { way: 'slip', code: own.code })).body as { token: string };
  const view = await citizen.post('/api/public/household/view', { token: entry.token });
  expect(householdView.parse(view.body).households[0]).toMatchObject({ head: '张**', years: [{ amount: 8500 }] });
  expect(view.headers.get('set-cookie')).toBeNull();
  for (const secret of [a, b, '19900000021', '6217', '演示']) expect(JSON.stringify([shown.body, view.body])).not.toContain(secret);
});

test('whatever does not fit is answered in the same words, and says nothing of what was asked', async () => {
  const citizen = server.client();
  const asked = [await citizen.post('/api/public/household/sms', { phone: '19900000021' }), await citizen.post('/api/public/household/sms', { phone: '19900008888' })];
  expect(asked[0]).toMatchObject({ status: 202, body: asked[1]!.body });
  const wrong = await Promise.all(['19900000021', '19900008888'].map((phone) => citizen.post('/api/public/household/entry', { way: 'phone', phone, code: '000000' })));
  expect(wrong.map(({ status }) => status)).toEqual([404, 404]);
  expect(wrong[0]!.body).toEqual(wrong[1]!.body);
  const bad = await citizen.post('/api/public/household/entry', { way: 'name', villageId, name: '张演示甲', lastFour: '12' });
  expect(bad.status).toBe(400);
  expect(JSON.stringify(bad.body)).not.toContain('张演示甲');
  expect(errorOf(await citizen.post('/api/public/household/view', { token: 'made up' })).code).toBe('unauthenticated');
});

test.each<[Holder, number[]]>([
  ['fundOfficer', [200, 200, 200, 403, 403]],
  ['townReviewer', [200, 403, 200, 200, 403]],
  ['villageClerk', [403, 403, 403, 200, 403]],
  ['disclosureManager', [200, 403, 200, 200, 200]],
  ['commissionLeader', [200, 403, 200, 403, 200]],
  ['villageSupervisor', [403, 403, 403, 403, 403]],
])('%s reads what is his', async (holder, expected) => {
  const client = await as(holder);
  const answers = [await client.get('/api/payments'), await client.post('/api/payments/lookup', { identityNumber: a, reason: '本人来问' }), await client.get('/api/payment-lists'), await client.get('/api/households'), await client.get('/api/household-settings')];
  expect(answers.map(({ status }) => status)).toEqual(expected);
});
