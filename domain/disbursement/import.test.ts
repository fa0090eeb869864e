import { clearDatabase, useTestDatabase } from '../../test/support/database';
import { checkedPayments, importedPayments, inventedIdentity, sheetOf, uploaded } from '../../test/support/payments';
import { buildVillageWorld, type VillageWorld } from '../../test/support/villages';
import { FundPaidSumModel } from '../fund/model';
import { HouseholdModel } from '../household';
import { cancelImport, chooseImport, fixedClock, forgetSheets, ImportModel, importProblems, installAnchors, native, runImport, runJobs, showImport, verifyAudit, type Context, type StaffActor } from '../kernel';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PaymentListModel, PaymentModel } from './model';
import { eachPayment, listPayments, lookUpPerson } from './queries';
import '../capabilities';

useTestDatabase();
const clock = fixedClock('2026-11-20T01:00:00Z');
let world: VillageWorld;
let officer: Context & { actor: StaffActor };
const [a, b, c] = [inventedIdentity(1), inventedIdentity(2), inventedIdentity(3)];

beforeEach(async () => {
  await clearDatabase();
  world = await buildVillageWorld();
  officer = await world.as('fundOfficer', clock);
});

const payments = () => native(PaymentModel).find({}, { sort: { row: 1 } }).toArray();
const sumOf = async () => (await native(FundPaidSumModel).findOne({ programme: 'A1', year: 2026 }))!;

test('a sheet in a layout of its own is understood by its words, and the next one of the sender as the last was chosen', async () => {
  const text = `区农业农村局 2026 年发放表,,,,\n姓名,身份证号码,补贴金额,打卡日期,甲乙丙\n演示甲,${a},85.00,2026/6/18,石桥村\n合计,,85.00,,\n`;
  const first = await uploaded(officer, text, { fixed: { programme: 'A1' } });
  expect(first).toMatchObject({ state: 'choosing', choice: { headerRow: 2, columns: { payee: 0, identity: 1, paid: 2, day: 3 }, fixed: { programme: 'A1' } } });
  expect(JSON.stringify(first.head)).not.toContain(a);
  await chooseImport(officer, first.id, { ...first.choice!, columns: { ...first.choice!.columns, village: 4 }, fixed: { programme: 'A1', year: '2026', batch: '全年' } });
  await runJobs(clock);
  expect(await showImport(officer, first.id)).toMatchObject({ state: 'checked', problemCount: 0, creates: 1, leftOut: 1, notes: [{ row: 4, message: '合计行，不导' }], canRun: true });
  const second = await uploaded(officer, text, { fixed: { programme: 'A1' } });
  expect(second.choice).toMatchObject({ columns: { village: 4 }, fixed: { programme: 'A1', year: '2026', batch: '全年' } });
});

test('every bad cell is named by row and column, and nothing comes in', async () => {
  const bad = sheetOf([
    { payee: '演示甲', identity: `${a.slice(0, 17)}${a.endsWith('1') ? '2' : '1'}`, paid: '85.001' },
    { payee: '演示乙', identity: b, paid: '-3', village: '没有村', programme: 'Z9' },
    { payee: '演示丙', identity: c, paid: '12', day: '2026-02-30', state: '冲正' },
  ]);
  const run = await checkedPayments(officer, bad);
  expect(run).toMatchObject({ state: 'checked', problemCount: 4, canRun: false });
  expect(run.problems.map(({ row, column }) => `${row}${column}`)).toEqual(['2I', '2M', '3M', '4O']);
  const listed = [];
  for await (const problem of importProblems(officer, run.id)) listed.push(problem);
  expect(listed).toEqual(run.problems);
  const places = await checkedPayments(officer, sheetOf([{ payee: '演示乙', identity: b, paid: '3', village: '没有村', programme: 'Z9' }, { payee: '演示丙', identity: c, paid: '12', state: '冲正' }]));
  expect(places.problems.map(({ row, column }) => `${row}${column}`)).toEqual(['2A', '2D', '3P']);
  expect(JSON.stringify(run.problems)).not.toContain(a.slice(0, 17));
  expect(await payments()).toEqual([]);
});

test('households are recognised by village and head, nothing of a number stands open, and the sheet is gone', async () => {
  const run = await importedPayments(
    officer,
    sheetOf([
      { payee: '演示甲', identity: a, paid: '85.00', card: '6217000099991234', phone: '19900000001' },
      { payee: '演示乙', identity: b, head: '演示甲', headIdentity: a, paid: '40.5', programme: 'S1', batch: '2026-06' },
      { payee: '演示乙', identity: b, paid: '10', programme: 'S4', batch: '2026-06' },
      { payee: '演示丙', identity: c, paid: '7', village: '上柳村' },
    ]),
  );
  expect(run).toMatchObject({ state: 'done', creates: 4, canRun: false });
  const stored = await payments();
  expect(new Set(stored.slice(0, 3).map(({ householdId }) => String(householdId))).size).toBe(1);
  expect(String(stored[3]!.householdId)).not.toBe(String(stored[0]!.householdId));
  expect(stored[0]).toMatchObject({ cardTail: '1234', paid: 8500, state: 'paid', row: 2 });
  const everything = JSON.stringify([stored, await native(HouseholdModel).find({}).toArray(), await native(ImportModel).find({}).toArray()]);
  for (const secret of [a, b, c, '6217000099991234', '19900000001']) expect(everything).not.toContain(secret);
  expect(await native(ImportModel).findOne({})).toMatchObject({ sheetGone: true });
  const first = await listPayments(officer, { limit: 3, importId: run.id });
  const rest = await listPayments(officer, { limit: 3, importId: run.id, cursor: first.nextCursor! });
  expect([...first.items, ...rest.items].map(({ source }) => source.row)).toEqual([5, 4, 3, 2]);
  await expect(listPayments(officer, { limit: 3, year: 2026 })).rejects.toMatchObject({ code: 'badRequest' });
  expect(await forgetSheets(officer)).toBe(0);
});

test('what is there already is told and left out; a later line puts right, takes back or says that it came back', async () => {
  const first = { payee: '演示甲', identity: a, paid: '85.00' };
  await importedPayments(officer, sheetOf([first, { payee: '演示乙', identity: b, paid: '20' }, { payee: '演示丙', identity: c, paid: '30' }]));
  expect(await sumOf()).toMatchObject({ amount: 13_500, payees: 3, payments: 3 });

  const again = await importedPayments(officer, sheetOf([first, first]));
  expect(again).toMatchObject({ state: 'done', creates: 0, leftOut: 2, notes: [{ row: 2 }, { row: 3 }] });
  // Another sum is another payment, unless the sender says that it puts right.
  const replace = (choice: { headerRow: number; columns: Record<string, number>; fixed: Record<string, string> }) => ({ ...choice, fixed: { ...choice.fixed, differing: '更正' } });
  expect(await importedPayments(officer, sheetOf([{ ...first, paid: '90.00' }]), replace)).toMatchObject({ creates: 0, updates: 1 });
  expect(await sumOf()).toMatchObject({ amount: 14_000, payments: 3 });
  await importedPayments(officer, sheetOf([{ payee: '演示乙', identity: b, paid: '20', state: '退回' }, { payee: '演示丙', identity: c, paid: '30', state: '冲正' }]));
  expect(await sumOf()).toMatchObject({ amount: 9000, payees: 1, payments: 1 });
  const { items } = await listPayments(officer, { limit: 20, state: 'reversed' });
  expect(items.map(({ payee, paid }) => `${payee} ${paid}`).sort()).toEqual(['演示丙 3000', '演示丙 3000', '演示乙 2000', '演示甲 8500']);
  expect(await native(PaymentListModel).findOne({ programme: 'A1' })).toMatchObject({ state: 'draft', households: 1, payments: 1, amount: 9000 });
});

test('a run that is cut off goes on where it stopped and comes to the same', async () => {
  const lines = Array.from({ length: 1200 }, (_, index) => ({ payee: `演示户${index}`, identity: inventedIdentity(100 + index), paid: '10' }));
  const { id } = await checkedPayments(officer, sheetOf(lines));
  await runImport(officer, id);
  // The worker dies when the second batch is stored and it is about to say so.
  const imports = native(ImportModel);
  const write = imports.updateOne.bind(imports);
  let batches = 0;
  const written = jest.spyOn(imports, 'updateOne').mockImplementation(((filter: object, update: { $set?: { appliedRow?: number } }) => {
    if (update.$set?.appliedRow !== undefined && (batches += 1) === 2) throw new Error('killed');
    return write(filter, update);
  }) as never);
  await runJobs(clock);
  written.mockRestore();
  expect(await showImport(officer, id)).toMatchObject({ state: 'failed', appliedRows: 500, canRun: true });
  expect(await native(PaymentModel).countDocuments({})).toBe(999);
  await runImport(officer, id);
  await runJobs(clock);
  expect(await showImport(officer, id)).toMatchObject({ state: 'done', rows: 1200 });
  expect(await native(PaymentModel).countDocuments({})).toBe(1200);
  expect(await sumOf()).toMatchObject({ amount: 1_200_000, payments: 1200 });
  await expect(cancelImport(officer, id)).rejects.toMatchObject({ code: 'wrongState' });
});

test('the run commits to its lines: one that is changed, cut out or put in is found', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'qingjian-anchors-')), 'anchors.jsonl');
  installAnchors(join(file, '..'));
  await importedPayments(officer, sheetOf([{ payee: '演示甲', identity: a, paid: '85.00' }, { payee: '演示乙', identity: b, paid: '20' }]));
  const problems = async () => (await verifyAudit({ file, clock })).findings.filter(({ collection }) => ['payments', 'paymentLists', 'households', 'imports'].includes(collection)).map(({ problem }) => problem);
  expect(await problems()).toEqual([]);
  const [one] = await payments();
  await native(PaymentModel).updateOne({ _id: one!._id }, { $set: { paid: 8600 } });
  expect(await problems()).toHaveLength(1);
  await native(PaymentModel).replaceOne({ _id: one!._id }, one!);
  expect(await problems()).toEqual([]);
  await native(PaymentModel).deleteOne({ _id: one!._id });
  expect(await problems()).toHaveLength(1);
});

test('names are full for the officer alone, files are masked, and whoever looks a person up leaves a reason', async () => {
  await importedPayments(officer, sheetOf([{ payee: '张演示甲', identity: a, paid: '85.00', card: '6217000099991234' }]));
  const leader = await world.as('commissionLeader', clock);
  expect((await listPayments(officer, { limit: 20 })).items[0]).toMatchObject({ payee: '张演示甲', cardTail: '1234' });
  expect((await listPayments(leader, { limit: 20 })).items[0]).toMatchObject({ payee: '张**' });
  for await (const one of eachPayment(officer, {})) expect(one.payee).toBe('张**');
  const found = await lookUpPerson(officer, { identityNumber: a, reason: '本人来问' });
  expect(found).toMatchObject({ items: [{ payee: '张演示甲' }], more: false });
  expect(JSON.stringify(found)).not.toContain(a);
  await expect(lookUpPerson(leader, { identityNumber: a, reason: '想看' })).rejects.toMatchObject({ code: 'forbidden' });
});
