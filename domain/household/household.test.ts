import { clearDatabase, useTestDatabase } from '../../test/support/database';
import { importedPayments, inventedIdentity, sheetOf } from '../../test/support/payments';
import { buildVillageWorld, type VillageWorld } from '../../test/support/villages';
import { lookUpPerson, viewHousehold } from '../disbursement';
import { defineChannel, DeliveryModel, dispatchEvents, Fault, fixedClock, native, processDeliveries, renderTemplate, type Context } from '../kernel';
import { askSms, enterHousehold, HouseholdModel, issueCodes, listHouseholds, saveHouseholdSettings, savePhone } from '.';
import { HouseholdLookModel } from './model';
import '../capabilities';

useTestDatabase();
const sms: string[] = [];
defineChannel(
  'householdSms',
  async (_delivery, { card }) => {
    sms.push(card!.fields.code!);
    return { outcome: 'delivered' };
  },
  { reaches: ['household'], asked: true },
);

const start = '2026-11-20T15:00:00Z'; // 23:00 in Shanghai: a code that was asked for comes at night too
const clock = fixedClock(start);
const citizen: Context = { actor: { kind: 'citizen' }, clock };
const [a, b] = [inventedIdentity(11), inventedIdentity(12)];
const phone = '19900000001';
let world: VillageWorld;

beforeEach(async () => {
  await clearDatabase();
  clock.set(start);
  sms.length = 0;
  world = await buildVillageWorld();
  await importedPayments(
    await world.as('fundOfficer', clock),
    sheetOf([
      { payee: '张演示甲', identity: a, paid: '85.00', phone, card: '6217000099991234' },
      { payee: '张演示甲', identity: a, paid: '300', programme: 'S4', batch: '上半年' },
      { payee: '张演示乙', identity: b, head: '张演示甲', headIdentity: a, paid: '40', year: 2025, programme: 'S1', batch: '全年', day: '2025-03-01' },
    ]),
  );
});

const outcome = (promise: Promise<unknown>): Promise<string> => promise.then(() => 'done', (error) => (error instanceof Fault ? `${error.code} ${error.message}` : String(error)));
async function send(): Promise<void> {
  await dispatchEvents(clock);
  await processDeliveries(clock);
}
const later = (minutes: number) => clock.set(new Date(clock.now().getTime() + minutes * 60_000).toISOString());
const slipOf = async () => {
  const clerk = await world.as('villageClerk', clock);
  const { items } = await listHouseholds(clerk, { limit: 20 });
  return (await issueCodes(clerk, { householdIds: [items[0]!.id] })).items[0]!;
};

test('by the code on paper: years, sums and masked names; a new code makes the former worthless', async () => {
  const slip = await slipOf();
  const { token } = await enterHousehold(citizen, { way: 'slip', code: slip.code });
  const view = await viewHousehold(citizen, token);
  expect(view.households).toMatchObject([
    {
      head: '张**',
      looks: [],
      years: [
        { year: 2026, amount: 38_500, programmes: [{ code: 'A1', amount: 8500, payments: [{ payee: '张**', paid: 8500, card: '尾号1234' }] }, { code: 'S4' }] },
        { year: 2025, amount: 4000 },
      ],
    },
  ]);
  const said = JSON.stringify(view);
  for (const secret of [a, b, phone, '演示', '6217']) expect(said).not.toContain(secret);
  const next = await slipOf();
  expect(next.code).not.toBe(slip.code);
  expect(await outcome(enterHousehold(citizen, { way: 'slip', code: slip.code }))).toMatch(/^notFound/);
  expect(JSON.stringify(await native(HouseholdModel).find({}).toArray())).not.toContain(next.code);
});

test('a session is over after ten minutes, and nothing else opens one', async () => {
  const { token } = await enterHousehold(citizen, { way: 'slip', code: (await slipOf()).code });
  later(9);
  expect(await outcome(viewHousehold(citizen, token))).toBe('done');
  later(2);
  expect(await outcome(viewHousehold(citizen, token))).toMatch(/^unauthenticated/);
  expect(await outcome(viewHousehold(citizen, `${token.slice(0, -4)}AAAA`))).toMatch(/^unauthenticated/);
});

test('by the phone on file: the code comes at once and opens once; of another number the same is said and nothing sent', async () => {
  await askSms(citizen, phone);
  await askSms(citizen, '19900009999');
  await send();
  expect(sms).toHaveLength(1);
  const [code] = sms as [string];
  const stored = JSON.stringify(await native(DeliveryModel).find({}).toArray());
  expect(stored).not.toContain(code);
  expect(stored).not.toContain(phone);
  const wrong = code === '000000' ? '000001' : '000000';
  const said = [await outcome(enterHousehold(citizen, { way: 'phone', phone, code: wrong })), await outcome(enterHousehold(citizen, { way: 'phone', phone: '19900009999', code }))];
  expect(said[0]).toBe(said[1]);
  expect(await outcome(enterHousehold(citizen, { way: 'phone', phone, code }))).toBe('done');
  expect(await outcome(enterHousehold(citizen, { way: 'phone', phone, code }))).toBe(said[0]);
});

test('a number has one code a minute and five a day, on file or not; five wrong ones spend a code; ten minutes end it', async () => {
  for (const number of [phone, '19900009999']) {
    clock.set(start);
    const answers: string[] = [];
    for (let asked = 0; asked < 6; asked += 1) {
      answers.push((await outcome(askSms(citizen, number))).split(' ')[0]!);
      answers.push((await outcome(askSms(citizen, number))).split(' ')[0]!);
      later(2);
    }
    expect(answers).toEqual([...Array.from({ length: 5 }, () => ['done', 'tooManyRequests']).flat(), 'tooManyRequests', 'tooManyRequests']);
  }
  clock.set('2026-11-21T02:00:00Z');
  await askSms(citizen, phone);
  await send();
  const code = sms.at(-1)!;
  const wrong = code === '000000' ? '000001' : '000000';
  for (let tries = 0; tries < 5; tries += 1) await outcome(enterHousehold(citizen, { way: 'phone', phone, code: wrong }));
  expect(await outcome(enterHousehold(citizen, { way: 'phone', phone, code }))).toMatch(/^notFound/);
  later(3);
  await askSms(citizen, phone);
  await send();
  later(11);
  expect(await outcome(enterHousehold(citizen, { way: 'phone', phone, code: sms.at(-1)! }))).toMatch(/^notFound/);
});

test('by name only where the district allows it, without what is sensitive, and locked after five wrong ones a day', async () => {
  const villageId = world.village._id.toHexString();
  const ask = (lastFour: string, name = '张演示甲') => enterHousehold(citizen, { way: 'name', villageId, name, lastFour });
  const right = a.slice(-4);
  const wrong = right === '0000' ? '1111' : '0000';
  expect(await outcome(ask(right))).toMatch(/^notFound/);
  await saveHouseholdSettings(await world.as('disclosureManager', clock), { byName: true, version: 0 });
  const { token } = await ask(right);
  const view = await viewHousehold(citizen, token);
  expect(view).toMatchObject({ withoutSensitive: true });
  expect(JSON.stringify(view)).not.toContain('S4');
  expect(view.households[0]!.years[0]).toMatchObject({ amount: 8500 });
  // A name that nobody bears is answered the same, and locked the same.
  for (const name of ['张演示甲', '张演示无']) {
    const said = [];
    for (let tries = 0; tries < 6; tries += 1) said.push((await outcome(ask(wrong, name))).split(' ')[0]);
    expect(said).toEqual([...Array.from({ length: 5 }, () => 'notFound'), 'tooManyRequests']);
  }
  expect(await outcome(ask(right))).toMatch(/^tooManyRequests/);
  later(24 * 60);
  expect(await outcome(ask(right))).toBe('done');
});

test('every look is told to the household, an officer’s too, and goes after a year', async () => {
  const slip = await slipOf();
  await enterHousehold(citizen, { way: 'slip', code: slip.code });
  later(24 * 60);
  await lookUpPerson(await world.as('fundOfficer', clock), { identityNumber: b, reason: '核对退回的钱' });
  later(60);
  const { token } = await enterHousehold(citizen, { way: 'slip', code: slip.code });
  expect((await viewHousehold(citizen, token)).households[0]!.looks).toEqual([
    { on: '2026-11-21', way: 'staff' },
    { on: '2026-11-20', way: 'slip' },
  ]);
  for (const { at, expiresAt } of await native(HouseholdLookModel).find({}).toArray()) expect(expiresAt.getTime() - at.getTime()).toBeLessThanOrEqual(366 * 86_400_000);
  later(366 * 24 * 60);
  const { token: next } = await enterHousehold(citizen, { way: 'slip', code: slip.code });
  expect((await viewHousehold(citizen, next)).households[0]!.looks).toEqual([]);
});

test('codes and phones are the village’s: another village’s clerk finds nothing, a fund officer may not', async () => {
  const clerk = await world.as('villageClerk', clock);
  const { items } = await listHouseholds(clerk, { limit: 20 });
  const [one] = items as [(typeof items)[number]];
  expect(one).toMatchObject({ head: '张演示甲', phoneMasked: '199****0001', code: null });
  expect(await outcome(issueCodes(await world.as('fundOfficer', clock), { householdIds: [one.id] }))).toMatch(/^forbidden/);
  expect(await outcome(issueCodes(clerk, { villageId: world.neighbour._id.toHexString() }))).toMatch(/^(notFound|forbidden)/);
  const changed = await savePhone(clerk, one.id, { version: one.version, phone: '19900000002' });
  expect(changed.phoneMasked).toBe('199****0002');
  expect(await outcome(savePhone(clerk, one.id, { version: one.version, phone: null }))).toMatch(/^conflict/);
  await askSms(citizen, '19900000002');
  await send();
  expect(sms).toHaveLength(1);
});

test('what is sent names neither person nor place', () => {
  expect(renderTemplate('household.code', { code: '402718', minutes: '10' }).body).toBe('验证码 402718，10 分钟内有效。不是您要查的，不用理。');
});
