import fc from 'fast-check';
import { clearDatabase, useTestDatabase } from '../../test/support/database';
import { importedPayments, inventedIdentity, sheetOf, type SheetLine } from '../../test/support/payments';
import { buildVillageWorld, type VillageWorld } from '../../test/support/villages';
import { fixedClock, native, type Context, type StaffActor } from '../kernel';
import { hideList, listPaymentLists, previewList, publishList } from './lists';
import { PublicRowModel } from './model';
import { listPublicPayments, showPublicPayments } from './public';
import '../capabilities';

useTestDatabase();
const clock = fixedClock('2026-11-20T01:00:00Z');
let world: VillageWorld;
let officer: Context & { actor: StaffActor };
let villageId: string;

beforeEach(async () => {
  await clearDatabase();
  world = await buildVillageWorld();
  officer = await world.as('fundOfficer', clock);
  villageId = world.village._id.toHexString();
});

const line = (serial: number, more: Partial<SheetLine> = {}): SheetLine => ({ payee: `张演示${'甲乙丙丁戊己'[serial % 6]}`, identity: inventedIdentity(serial), paid: '85.00', card: `62170000999912${String(10 + (serial % 90))}`, phone: `199${String(10_000_000 + serial)}`, ...more });
const onlyList = async () => (await listPaymentLists(officer, { limit: 20 })).items[0]!;

test('a list is public once somebody published it, masked, without groups of few, and gone once it is taken off', async () => {
  await importedPayments(officer, sheetOf([line(1), line(2), line(3), line(4, { group: '二组' }), line(5, { group: '二组', payee: '欧阳演示' })]));
  const list = await onlyList();
  expect(list).toMatchObject({ state: 'draft', households: 5, payments: 5, amount: 42_500, publishedOn: null, abilities: { publish: true } });
  expect((await listPublicPayments(villageId, { limit: 20 })).items).toEqual([]);
  await expect(showPublicPayments(list.id, { limit: 20 })).rejects.toMatchObject({ code: 'notFound' });
  const preview = await previewList(officer, list.id);
  const published = await publishList(officer, list.id, { version: list.version });
  const shown = await showPublicPayments(list.id, { limit: 20 });
  expect(shown.items).toEqual(preview.items);
  expect(shown).toMatchObject({ groups: ['一组'], list: { households: 5, amount: 42_500, byName: true, publishedOn: '2026-11-20', edition: 1 } });
  expect(shown.items.map(({ group }) => group).sort()).toEqual(['', '', '一组', '一组', '一组']);
  expect(shown.items.find(({ name }) => name === '欧阳**')).toMatchObject({ card: '尾号1215' });
  expect((await showPublicPayments(list.id, { limit: 20, surname: '欧阳' })).items).toHaveLength(1);
  for (const [typed, found] of [['ouyang', 1], ['oy', 1], ['OU', 1], ['zh', 4], ['zhan', 4], ['li', 0]] as const) expect([typed, (await showPublicPayments(list.id, { limit: 20, surname: typed })).items.length]).toEqual([typed, found]);
  const first = await showPublicPayments(list.id, { limit: 2, surname: '张' });
  expect((await showPublicPayments(list.id, { limit: 20, surname: '张', cursor: first.nextCursor! })).items).toHaveLength(2);
  await hideList(officer, list.id, { version: published.version, reason: '有一户登记错了' });
  await expect(showPublicPayments(list.id, { limit: 20 })).rejects.toMatchObject({ code: 'notFound' });
  expect(await native(PublicRowModel).countDocuments({})).toBe(0);
});

test('what was put right since shows, and is public only when it is published again', async () => {
  await importedPayments(officer, sheetOf([line(1), line(2)]));
  const list = await onlyList();
  await publishList(officer, list.id, { version: list.version });
  await importedPayments(officer, sheetOf([line(2, { state: '冲正' })]));
  const changed = await onlyList();
  expect(changed).toMatchObject({ state: 'published', changed: true, payments: 1 });
  expect((await showPublicPayments(list.id, { limit: 20 })).items).toHaveLength(2);
  await publishList(officer, list.id, { version: changed.version });
  expect(await showPublicPayments(list.id, { limit: 20 })).toMatchObject({ list: { edition: 2, amount: 8500 }, items: [{ paid: 8500 }] });
  expect(await onlyList()).toMatchObject({ changed: false });
  await expect(publishList(officer, list.id, { version: changed.version })).rejects.toMatchObject({ code: 'conflict' });
});

test('a sensitive programme is never public by name, and not even by sum where few are in it', async () => {
  await importedPayments(officer, sheetOf([line(1, { programme: 'S4' }), line(2, { programme: 'S4' })]));
  const few = await onlyList();
  await publishList(officer, few.id, { version: few.version });
  expect(await showPublicPayments(few.id, { limit: 20 })).toMatchObject({ list: { byName: false, households: null, amount: null }, items: [], groups: [] });
  await importedPayments(officer, sheetOf([line(3, { programme: 'S4' })]));
  const more = await onlyList();
  await publishList(officer, more.id, { version: more.version });
  expect(await showPublicPayments(more.id, { limit: 20 })).toMatchObject({ list: { byName: false, households: 3, amount: 25_500 }, items: [] });
  expect(await native(PublicRowModel).countDocuments({})).toBe(0);
});

test('nothing of a number, a phone, a card or a given name leaves by a public way, whatever is in the sheet', async () => {
  const person = fc.record({ serial: fc.integer({ min: 1000, max: 900_000 }), given: fc.constantFrom('建国', '小红', '明'), surname: fc.constantFrom('张', '李', '司马'), card: fc.integer({ min: 6_217_000_000_000_000, max: 6_217_999_999_999_999 }), phone: fc.integer({ min: 13_000_000_000, max: 19_999_999_999 }), group: fc.constantFrom('一组', '二组', '三组') });
  const people = fc.sample(fc.uniqueArray(person, { selector: ({ serial }) => serial, minLength: 60, maxLength: 60 }), { seed: 20_261_128, numRuns: 1 }).flat();
  await importedPayments(officer, sheetOf(people.map((one) => ({ payee: one.surname + one.given, identity: inventedIdentity(one.serial), paid: '12.34', card: String(one.card), phone: String(one.phone), group: one.group }))));
  const list = await onlyList();
  await publishList(officer, list.id, { version: list.version });
  const answers = JSON.stringify([await listPublicPayments(villageId, { limit: 20 }), await showPublicPayments(list.id, { limit: 100 }), await native(PublicRowModel).find({}).toArray()]);
  for (const { serial, given, card, phone } of people) for (const secret of [inventedIdentity(serial), given, String(card), String(phone)]) expect(answers).not.toContain(secret);
});
