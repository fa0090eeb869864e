import { useTestDatabase } from '../../../test/support/database';
import { accountIdOf, certify, withKeys } from '../../../test/support/ceremony';
import { buildPerson, buildTown, buildVillage, idOf, testClock } from '../../../test/support/factories';
import { openOffice, randomKey, type Office } from '../../../test/support/report';
import { useWorld } from '../../../test/support/world';
import { AccountModel, beginRecovery, continueRecovery, native, ObjectId, retirePair, type Context } from '../../kernel';
import { ClueModel, openClue, openUpward, receiveReport, saveHead, sayToReporter, takeReport, UpwardModel, visitByReceipt, type Clue, type NewReport } from '..';

useTestDatabase();
let office: Office;
let village: string;

useWorld(async () => {
  office = await openOffice();
  village = idOf(await buildVillage({ name: '演示村', parentId: idOf(await buildTown({ name: '演示镇', parentId: office.districtId })) }));
});

const what = '演示内容：三组修水沟，单子写四车砂石，只来了两车。';
const fields = { topic: 'money', what, when: '', placeId: null, placeText: '', people: [], howKnown: '', evidence: '', money: '', elsewhere: '', extra: {} };
const receive = async (over: Partial<NewReport['fields']> = {}) => {
  const { clue, receiptCode } = await receiveReport({ actor: { kind: 'citizen' }, clock: testClock }, { submissionKey: randomKey(), fields: { ...fields, placeId: village, ...over }, identity: null, tellByPhone: false, files: [], channel: 'web' });
  return { id: clue._id, receiptCode };
};
const stored = async (id: ObjectId): Promise<Clue> => (await native(ClueModel).findOne({ _id: id }))!;

/** As after an administrator's new password: another pair, confirmed anew. */
async function loseKey(ctx: Context): Promise<Context> {
  await retirePair(ctx, new ObjectId(accountIdOf(ctx)), 'lost');
  const again = await withKeys({ _id: new ObjectId(accountIdOf(ctx)), name: '又来' }, ctx.actor.kind === 'staff' ? ctx.actor.grants : [], testClock);
  await certify(office.custodian, again);
  return again;
}

async function recover(accountId: string, toAccountId?: string): Promise<{ resealed: number; left: number }> {
  const shares: [string, string] = [office.shares[1], office.shares[2]];
  const { id } = await beginRecovery(office.custodian, { kind: 'account', accountId, reason: '忘了密码', shares, ...(toAccountId ? { toAccountId } : {}) });
  for (;;) {
    const step = await continueRecovery(office.custodian, id, { shares });
    if (step.state === 'done') return step;
  }
}

test('whoever lost his key reads by two shares what was sealed to him, and the reporter goes on reading the talk', async () => {
  const { id, receiptCode } = await receive();
  await sayToReporter(office.clerk, await stored(id), { kind: 'question', text: '是哪一天的事？' });
  const again = await loseKey(office.clerk);
  await expect(openClue(again, await stored(id))).rejects.toMatchObject({ code: 'forbidden' });
  expect(await recover(accountIdOf(office.clerk))).toMatchObject({ resealed: 1, left: 0 });
  expect((await openClue(again, await stored(id))).content.fields.what).toBe(what);
  expect((await visitByReceipt(testClock, receiptCode)).talk.map(({ text }) => text)).toContain('是哪一天的事？');
});

test('what somebody left goes to his successor, but not a report that names the successor', async () => {
  const heir = await buildPerson({ name: '演示接手' });
  const [harmless, naming] = [await receive(), await receive({ people: [{ name: '演示接手', organisation: '', post: '' }] })];
  const { deputy, clerk } = office;
  await native(AccountModel).updateOne({ _id: new ObjectId(accountIdOf(deputy)) }, { $set: { personId: heir._id } });
  await native(AccountModel).updateOne({ _id: new ObjectId(accountIdOf(clerk)) }, { $set: { state: 'departed' } });
  await retirePair(clerk, new ObjectId(accountIdOf(clerk)), 'departed');
  const before = (await stored(naming.id)).readers;
  expect(before).toContain(accountIdOf(clerk));
  expect(await recover(accountIdOf(clerk), accountIdOf(deputy))).toMatchObject({ resealed: 1, left: 1 });
  expect((await openClue(deputy, await stored(harmless.id))).content.fields.what).toBe(what);
  expect((await stored(harmless.id)).readers).toContain(accountIdOf(deputy));
  await expect(openClue(deputy, await stored(naming.id))).rejects.toMatchObject({ code: 'forbidden' });
  expect((await stored(naming.id)).readers).toEqual(before);
});

test('what goes to the level above comes back by two shares too, and to nobody who is named in it', async () => {
  await buildPerson({ name: '上管甲', managedBy: 'above' });
  await saveHead(office.custodian, { accountId: accountIdOf(office.leader), version: 0 });
  const { receiptCode } = await takeReport({ actor: { kind: 'citizen' }, clock: testClock }, { submissionKey: randomKey(), fields: { ...fields, people: [{ name: '上管甲', organisation: '', post: '' }] }, identity: null, tellByPhone: false, files: [], channel: 'web' });
  const id = String((await native(UpwardModel).findOne({}))!._id);
  const again = await loseKey(office.leader);
  await expect(openUpward(again, id, { reason: '上送需要' })).rejects.toMatchObject({ code: 'forbidden' });
  expect(await recover(accountIdOf(office.leader))).toMatchObject({ resealed: 1, left: 0 });
  expect((await openUpward(again, id, { reason: '上送需要' })).what).toBe(what);
  await native(AccountModel).updateOne({ _id: new ObjectId(accountIdOf(again)) }, { $set: { state: 'departed' } });
  await retirePair(again, new ObjectId(accountIdOf(again)), 'departed');
  expect(await recover(accountIdOf(again), accountIdOf(office.deputy))).toMatchObject({ resealed: 1, left: 0 });
  expect((await openUpward(office.deputy, id, { reason: '上送需要' })).what).toBe(what);
  expect((await visitByReceipt(testClock, receiptCode)).stage).toBe('passedUp');
});
