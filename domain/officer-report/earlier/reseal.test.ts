import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import { clearDatabase, useTestDatabase } from '../../../test/support/database';
import { buildPerson, idOf } from '../../../test/support/factories';
import { buildOfficerWorld, type OfficerWorld } from '../../../test/support/officers';
import { openOffice } from '../../../test/support/report';
import { ClueModel, openClue, readClueFile } from '../../clue';
import { auditedChange, bytesBucket, claimFiles, countOldSealed, decryptText, encryptText, enqueueJob, FileModel, firstTrail, fixedClock, installSecrets, native, ObjectId, openIdentifier, PersonModel, retireOldKeys, rotateSecrets, runJobs, setupChecklist, shanghaiInstant, storeImage, systemContext, verifyAudit, type FixedClock } from '../../kernel';
import { ownReports } from '../own';
import { contentPurpose, earlierReportFacts, EarlierReportModel, keyPurpose, type EarlierReport } from './model';
import { resealEarlier } from './reseal';

const database = useTestDatabase();
const what = '演示旧件：村口的路修了两回';
const submittedAt = new Date('2026-11-03T12:10:00.000Z');
let clock: FixedClock;
let world: OfficerWorld;
const ctx = () => systemContext('test', clock);

beforeEach(async () => {
  await clearDatabase();
  clock = fixedClock('2026-11-20T02:00:00.000Z');
  world = await buildOfficerWorld(clock);
});

/** As it was kept before reports were clues: one text under the server's key, a picture in the clear, read once. */
async function keptBefore(serial: number, { pictures = 1 } = {}): Promise<EarlierReport> {
  const then = { ...ctx(), clock: fixedClock(submittedAt.toISOString()) };
  const _id = new ObjectId();
  const files: { id: ObjectId; kind: 'photo' }[] = [];
  for (let count = 0; count < pictures; count += 1) {
    const { token } = await storeImage(then, await sharp({ create: { width: 30, height: 20, channels: 3, background: '#8899aa' } }).jpeg().toBuffer(), { purpose: 'officerReport' });
    for (const id of await claimFiles(then, [token], { type: 'officerReport', id: _id.toHexString() })) files.push({ id, kind: 'photo' });
  }
  const officer = { personId: idOf(world.officer), name: world.officer.name, organisationName: '青禾村' };
  const number = `XX-2026-${String(serial).padStart(4, '0')}`;
  const facts = {
    _id,
    number,
    state: 'submitted' as const,
    via: 'chat' as const,
    path: world.village.path.slice(0, 1),
    unitPath: world.village.path.slice(1),
    organisation: { id: world.village._id, name: '青禾村' },
    submittedAt,
    files,
    hasPlace: false,
    content: encryptText(JSON.stringify({ officer, what, when: '上个月', who: '演示某', place: null }), contentPurpose({ _id })),
    receiptHash: randomBytes(9).toString('hex'),
    receiptDraw: 0,
    openings: [],
  };
  await native(EarlierReportModel).insertOne({ ...facts, trail: firstTrail(then, 'officerReport.submit', { number }, earlierReportFacts(facts)) });
  return auditedChange(EarlierReportModel, _id, then, 'officerReport.open', () => ({ set: { state: 'read' }, push: { openings: { accountId: 'a', name: '演示戊', at: submittedAt } }, detail: { reason: '核对账目' } }));
}

const bytesLeft = (): Promise<number> => bytesBucket().find({}).toArray().then(({ length }) => length);
const checklist = async (): Promise<string | null> => {
  const item = (await setupChecklist(ctx())).items.find(({ key }) => key === 'earlierReports');
  return item ? `${item.state}：${item.detail}` : null;
};

test('they wait for the ceremony; then each is a clue of its day for its readers, and nothing of it is left elsewhere', async () => {
  expect(await checklist()).toBeNull();
  const before = await keptBefore(1);
  expect(await resealEarlier(ctx())).toEqual({ resealed: 0, left: 1 });
  expect(await checklist()).toBe('todo：还有 1 件用服务器的密钥存着。密钥仪式举行以后，后台自动改封。');
  const office = await openOffice(clock, world.district);
  expect(await checklist()).toContain('后台正在改封');
  expect(await resealEarlier(ctx())).toEqual({ resealed: 1, left: 0 });

  const [clue] = await native(ClueModel).find({}).toArray();
  expect(clue).toMatchObject({ channel: 'officer', receivedOn: '2026-11-03', state: 'received', town: { name: '梨园镇' } });
  const { content, named } = await openClue(office.manager, clue!);
  expect(content).toMatchObject({ fields: { what, when: '上个月', people: [{ name: '演示某' }], elsewhere: '原来的信息员报告编号 XX-2026-0001' }, place: { name: '青禾村' }, files: [{ name: '照片1.jpg' }] });
  expect(named).toBe(true);
  expect((await sharp(await readClueFile(content.files[0]!)).metadata()).width).toBe(30);
  expect(await ownReports(world.officer._id)).toEqual([{ number: clue!.code, receivedOn: '2026-11-03', stage: 'received' }]);

  expect(await bytesLeft()).toBe(0);
  expect(await native(FileModel).countDocuments({ state: { $ne: 'expired' } })).toBe(0);
  const left = (await native(EarlierReportModel).findOne({}))!;
  expect(left).toMatchObject({ number: 'XX-2026-0001', state: 'resealed', sealedBy: 'k1', openings: [{ name: '演示戊', reason: '核对账目' }] });
  const text = JSON.stringify(left);
  for (const gone of ['青禾村', world.village._id.toHexString(), before.content, submittedAt.getTime().toString(), idOf(clue!), clue!.code, '"reason":"核对账目"}}']) expect(text).not.toContain(gone);
  expect(left.trail.tail.map(({ verb, salt, detail }) => [verb, salt !== '', detail])).toEqual([['officerReport.submit', false, undefined], ['officerReport.open', false, undefined], ['officerReport.resealed', true, undefined]]);
  expect((await verifyAudit({ file: `${database.dataDir()}/none.jsonl` })).findings).toEqual([]);
});

test('a crash in between neither loses nor doubles one', async () => {
  const before = await keptBefore(1, { pictures: 0 });
  const begun = { ...before, submissionKey: encryptText(randomBytes(32).toString('base64url'), keyPurpose(before)) };
  await native(EarlierReportModel).replaceOne({ _id: before._id }, begun);
  await openOffice(clock, world.district);
  expect(await resealEarlier(ctx())).toEqual({ resealed: 1, left: 0 });
  const [clue] = await native(ClueModel).find({}).toArray();
  // As after a crash between the clue and what is taken away.
  await native(EarlierReportModel).replaceOne({ _id: before._id }, begun);
  expect(await resealEarlier(ctx())).toEqual({ resealed: 1, left: 0 });
  expect((await native(ClueModel).find({}).toArray()).map(idOf)).toEqual([idOf(clue!)]);
  expect(await ownReports(world.officer._id)).toHaveLength(1);
  expect(await resealEarlier(ctx())).toEqual({ resealed: 0, left: 0 });
});

test('one whose picture is lost, or whose officer left, is sealed all the same', async () => {
  const report = await keptBefore(1);
  await keptBefore(2);
  await bytesBucket().delete(report.files![0]!.id);
  await native(PersonModel).deleteOne({ _id: world.officer._id });
  await openOffice(clock, world.district);
  expect(await resealEarlier(ctx())).toEqual({ resealed: 2, left: 0 });
  expect(await native(ClueModel).countDocuments({})).toBe(2);
});

test('once the key is retired, a copy of before opens with the keys of today no longer; what else it sealed does', async () => {
  const before = await keptBefore(1);
  const person = await buildPerson({ name: '演示壬', phone: '19900001234' });
  await openOffice(clock, world.district);
  await resealEarlier(ctx());
  expect(decryptText(before.content!, contentPurpose(before))).toContain(what);
  expect(await checklist()).toContain('原来的密钥还在 keys.json 里');

  installSecrets(rotateSecrets(database.dataDir()));
  await enqueueJob(ctx(), 'secrets.reseal');
  await runJobs(clock);
  expect(await countOldSealed()).toBe(0);
  installSecrets(retireOldKeys(database.dataDir()));
  expect(() => decryptText(before.content!, contentPurpose(before))).toThrow('unknown form or key');
  expect(await checklist()).toBe('done：已全部改封为问题线索，原来的密钥已停用');
  expect(openIdentifier((await native(PersonModel).findOne({ _id: person._id }))!, 'phone')).toBe('19900001234');
  expect(await ownReports(world.officer._id)).toHaveLength(1);
});

test('the day is that of Shanghai', async () => {
  const report = await keptBefore(1, { pictures: 0 });
  await native(EarlierReportModel).updateOne({ _id: report._id }, { $set: { submittedAt: shanghaiInstant('2026-11-05', '00:10') } });
  await openOffice(clock, world.district);
  await resealEarlier(ctx());
  expect((await native(ClueModel).findOne({}))!.receivedOn).toBe('2026-11-05');
});
