import { Readable } from 'node:stream';
import { clearDatabase, useTestDatabase } from '../../test/support/database';
import { buildAccount, buildDistrict, buildPerson, buildTown, idOf, testClock, testContext } from '../../test/support/factories';
import { native, runImport, runJobs, showImport, startImport, type Context, type OrganisationRecord, type PersonRecord } from '../kernel';
import { bindByCode, FollowerModel, followerCounts, invite, listFollowers, printUnseen } from '.';

// Every run starts a thread of its own, which takes its time on a busy machine.
jest.setTimeout(90_000);
useTestDatabase();
const system = testContext();
let ctx: Context;
let town: OrganisationRecord;

beforeEach(async () => {
  await clearDatabase();
  const district = await buildDistrict();
  town = await buildTown({ parentId: idOf(district) });
  const account = await buildAccount({ grants: [{ role: 'reminderManager', organisationId: idOf(town) }] });
  ctx = { actor: { kind: 'staff', accountId: idOf(account), name: '经办', grants: [{ role: 'reminderManager', organisationId: idOf(town) }] }, clock: testClock };
});

const cadre = (code: string, at = town): Promise<PersonRecord> => buildPerson({ code, posts: [{ organisationId: idOf(at), title: '科员', from: null, to: null }] });
async function checked(rows: string) {
  const { id } = await startImport(ctx, { kind: 'invitations', fileName: '名单.csv', source: Readable.from([Buffer.from(`工号,方式\n${rows}`)]) });
  await runJobs(testClock);
  return showImport(ctx, id);
}

test('a whole list is invited, printed with fresh codes, and invited only once', async () => {
  await cadre('A1');
  await cadre('A2');
  const run = await checked('A1,打印\nA2,打印\n');
  expect(run).toMatchObject({ state: 'checked', creates: 2, problemCount: 0 });
  await runImport(ctx, run.id);
  await runJobs(testClock);
  expect(await showImport(ctx, run.id)).toMatchObject({ state: 'done', creates: 2 });
  expect(await followerCounts(ctx)).toMatchObject({ invited: 2, toPrint: 2 });
  // Sent again before or after printing, the list changes nothing.
  expect(await checked('A1,打印\nA2,打印\n')).toMatchObject({ creates: 0, updates: 0 });

  const sheet = await printUnseen(ctx);
  expect([sheet.items.length, sheet.left]).toEqual([2, 0]);
  expect(await bindByCode(system, 'openid', 'o-one', sheet.items[0]!.code!)).toMatchObject({ outcome: 'bound' });
  // A code that was shown is not replaced by asking for the sheet again.
  expect(await printUnseen(ctx)).toEqual({ items: [], left: 0 });
  expect(await followerCounts(ctx)).toMatchObject({ bound: 1, invited: 1, toPrint: 0 });
});

test('a bad list names its cells: nobody, not mine, twice, bound, and SMS that is not there', async () => {
  const bound = await cadre('A1');
  await cadre('A2');
  await cadre('X9', await buildTown());
  await bindByCode(system, 'openid', 'o-one', (await invite(ctx, { personIds: [idOf(bound)], by: 'print' })).items[0]!.code!);
  const { problems } = await checked('A1,打印\nX9,打印\nNO,打印\nA2,打印\nA2,打印\nA2,电话\n');
  expect(problems.map(({ row, message }) => [row, message])).toEqual([
    [2, '已经绑定'],
    [3, '没有这个人，或者不归您管'],
    [4, '没有这个人，或者不归您管'],
    [6, '和第 5 行是同一个人'],
    [7, expect.stringContaining('打印')],
  ]);
  expect((await checked('A2,短信\n')).problems.map(({ message }) => message)).toEqual(expect.arrayContaining(['没有登记手机号', '还没有接通短信，请改成打印']));
  expect(await native(FollowerModel).countDocuments()).toBe(1);
  expect((await listFollowers(ctx, { limit: 20 })).items.map((one) => one.code)).toEqual(['A1', 'A2']);
});

test('a sheet holds what its reader may see', async () => {
  await cadre('A1');
  const run = await checked('A1,打印\n');
  await runImport(ctx, run.id);
  await runJobs(testClock);
  const elsewhere = await buildTown();
  const other: Context = { actor: { kind: 'staff', accountId: 'e'.repeat(24), name: '别处', grants: [{ role: 'reminderManager', organisationId: idOf(elsewhere) }] }, clock: testClock };
  expect(await printUnseen(other)).toEqual({ items: [], left: 0 });
  expect((await printUnseen(ctx)).items).toHaveLength(1);
});
