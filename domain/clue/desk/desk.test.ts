import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Role } from '../../../contracts/roles';
import { saveClueTopicsRequest, type SavedTopic } from '../../../contracts/clue-topics';
import { accountIdOf, certify, holdCeremony, withKeys } from '../../../test/support/ceremony';
import { useTestDatabase } from '../../../test/support/database';
import { useWorld } from '../../../test/support/world';
import { buildAccount, buildDistrict, buildTown, buildVillage, idOf } from '../../../test/support/factories';
import { AccountModel, appointDeputy, DeliveryModel, fixedClock, installShredder, loadCalendar, native, ObjectId, systemContext, type Context } from '../../kernel';
import * as clue from '..';
import { tellNews } from '../registry/jobs';

useTestDatabase();
const clock = fixedClock('2026-11-20T01:00:00Z');
let folder: string;
let district: string;
let village: string;
let people: Record<'custodian' | 'deputy' | 'clerk' | 'manager' | 'handler' | 'other' | 'leader', Context>;

async function staff(name: string, role: Role): Promise<Context> {
  const grants = [{ role, organisationId: district }];
  return withKeys(await buildAccount({ name, grants }), grants, clock);
}
beforeAll(() => installShredder((folder = mkdtempSync(join(tmpdir(), 'clue-desk-')))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => clock.set('2026-11-20T01:00:00Z'));
useWorld(async () => {
  await loadCalendar();
  district = idOf(await buildDistrict({ name: '青禾区', code: '630102' }));
  village = idOf(await buildVillage({ name: '演示村', parentId: idOf(await buildTown({ name: '演示镇', parentId: district })) }));
  people = {
    custodian: await staff('保管甲', 'custodian'),
    deputy: await staff('保管乙', 'custodian'),
    clerk: await staff('信访甲', 'petitionClerk'),
    manager: await staff('案管甲', 'clueManager'),
    handler: await staff('承办甲', 'clueHandler'),
    other: await staff('承办乙', 'clueHandler'),
    leader: await staff('领导甲', 'commissionLeader'),
  };
  await holdCeremony(people.custodian, people.deputy);
  await certify(people.custodian, people.clerk, people.manager, people.handler, people.other, people.leader);
});

const newKey = (): string => randomBytes(32).toString('base64url');
const fields = { topic: 'money', what: '演示内容：单子写四车砂石，只来了两车。', when: '', placeText: '', people: [], howKnown: '', evidence: '', money: '', elsewhere: '', extra: {} };
const identity = { name: '演示群众', phone: '19900001234', identityNumber: '', address: '', callTimes: '' };
const outcome = (promise: Promise<unknown>): Promise<string> => promise.then(() => 'done', (error: { code?: string }) => error.code ?? String(error));
const at = async (ctx: Context, id: string) => ({ id, version: (await clue.showClue(ctx, id)).version });
const codeOf = async (id: string): Promise<string> => (await native(clue.ClueModel).findOne({ _id: new ObjectId(id) }))!.code;

interface Received {
  id: string;
  receiptCode: string;
}
async function receive(): Promise<Received> {
  const { clue: stored, receiptCode } = await clue.receiveReport({ actor: { kind: 'citizen' }, clock }, { submissionKey: newKey(), fields: { ...fields, placeId: village }, identity: null, tellByPhone: false, files: [], channel: 'web' });
  return { id: stored._id.toHexString(), receiptCode };
}
async function signed(): Promise<Received> {
  const received = await receive();
  const { id } = received;
  await clue.registerClue(people.clerk, await at(people.clerk, id), { kind: 'accusation', townId: null, named: 'anonymous', toReporter: '您反映的事我们受理了。', note: '' });
  await clue.distributeClue(people.manager, await at(people.manager, id), { handlerId: accountIdOf(people.handler), coHandlerIds: [], note: '' });
  await clue.signClue(people.handler, await at(people.handler, id));
  return received;
}

describe('a name that is given later', () => {
  test('ends what was granted until then; who had it is told at the next set hour, not when the reporter was here', async () => {
    const { id, receiptCode } = await signed();
    await clue.askIdentity(people.handler, id, { why: 'verify', more: '' });
    const [request] = (await clue.listIdentityRequests(people.custodian, { state: 'asked', limit: 20 })).items;
    await clue.decideIdentity(people.custodian, id, request!.id, { grant: true, hours: 24, opinion: '同意，核实需要。' });
    expect(await clue.openIdentity(people.handler, id)).toMatchObject({ named: false });
    await clue.giveNameLater(clock, { receiptCode, identity });
    expect(await outcome(clue.openIdentity(people.handler, id))).toBe('forbidden');
    expect((await clue.showClue(people.handler, id)).identity).toMatchObject([{ state: 'ended' }]);
    expect((await clue.showClue(people.handler, id)).abilities.askIdentity).toBe(true);
    expect(await native(DeliveryModel).countDocuments({ template: 'clue.identityEnded' })).toBe(0);
    await tellNews(systemContext('test', clock));
    await tellNews(systemContext('test', clock));
    expect((await native(DeliveryModel).find({ template: 'clue.identityEnded' }).toArray()).map(({ to }) => to)).toEqual([{ accountId: accountIdOf(people.handler) }]);
    // Asked for and granted anew, he sees it.
    await clue.askIdentity(people.handler, id, { why: 'verify', more: '' });
    const [again] = (await clue.listIdentityRequests(people.deputy, { state: 'asked', limit: 20 })).items;
    await clue.decideIdentity(people.deputy, id, again!.id, { grant: true, hours: 1, opinion: '同意，核实需要。' });
    expect(await clue.openIdentity(people.handler, id)).toMatchObject({ name: '演示群众' });
  });
});

describe('what was written with an act that somebody else overtook', () => {
  const labels = async (id: string): Promise<[string, string][]> => (await clue.openForReading(people.manager, id, { reason: '核对' })).entries.filter(({ part }) => part === 'content').map(({ label, text }) => [label, text]);

  test('is shown as not done; what was agreed to is named for its act, and a reply that was sent as sent', async () => {
    const { id } = await signed();
    const { handler, leader } = people;
    const seen = await at(handler, id);
    const propose = (opinion: string) => clue.proposeDisposition(handler, seen, { disposition: 'close', opinion, toReporter: `${opinion}答复` });
    const done = await Promise.all([outcome(propose('甲的意见，写得够长了。')), outcome(propose('乙的意见，写得够长了。'))]);
    expect(done.sort()).toEqual(['conflict', 'done']);
    await clue.decideClue(leader, await at(leader, id), { agree: true, opinion: '' });
    expect((await labels(id)).map(([label]) => label).sort()).toEqual(['提出处置意见', '没有办成的意见', '没有发出的答复', '登记', '答复反映人', '答复反映人'].sort());
  });
});

describe('nothing waits for somebody who is not there', () => {
  const absent = async (): Promise<string[]> => (await clue.listClues(people.manager, { tab: 'absent', limit: 20 })).items.map(({ id }) => id);

  test('a handler on leave: listed, with who stands in, until that one is let in', async () => {
    const { id } = await signed();
    expect(await absent()).toEqual([]);
    await appointDeputy(people.handler, accountIdOf(people.handler), { toAccountId: accountIdOf(people.other), from: '2026-11-20', until: '2026-11-30' });
    expect(await absent()).toEqual([id]);
    expect((await clue.countClues(people.manager)).absent).toBe(1);
    expect((await clue.showClue(people.manager, id)).absent).toEqual({ who: '承办人 承办甲', until: '2026-11-30', deputies: [{ id: accountIdOf(people.other), name: '承办乙' }] });
    await clue.admitReader(people.manager, await at(people.manager, id), { accountId: accountIdOf(people.other) });
    expect([await absent(), (await clue.showClue(people.manager, id)).absent]).toEqual([[], null]);
  });

  test('a handler who has left: listed until it is handed over', async () => {
    const { id } = await signed();
    await native(AccountModel).updateOne({ _id: new ObjectId(accountIdOf(people.handler)) }, { $set: { state: 'departed' } });
    expect(await absent()).toEqual([id]);
    expect((await clue.clueHandlersFor(people.manager)).items.map(({ name }) => name)).toEqual(['承办甲', '承办乙']);
    await clue.transferClue(people.manager, await at(people.manager, id), { handlerId: accountIdOf(people.other), reason: '承办甲调走了，移交。' });
    expect(await absent()).toEqual([]);
  });

  test('an opinion that waits for the only leader, who is on leave', async () => {
    const { id } = await signed();
    await clue.proposeDisposition(people.handler, await at(people.handler, id), { disposition: 'preliminary', opinion: '有具体线索，建议初步核实。', toReporter: '' });
    expect(await absent()).toEqual([]);
    await appointDeputy(people.leader, accountIdOf(people.leader), { toAccountId: accountIdOf(people.other), from: '2026-11-20', until: '2026-11-22' });
    expect(await absent()).toEqual([id]);
    expect((await clue.showClue(people.manager, id)).absent).toMatchObject({ who: '委领导', deputies: [{ name: '承办乙' }] });
  });
});

describe('proof that came with a letter', () => {
  const photo = (): Promise<Buffer> => sharp({ create: { width: 40, height: 30, channels: 3, background: '#888888' } }).withExif({ IFD0: { Artist: 'Yanshi Photographer' } }).jpeg().toBuffer();
  const enter = (token: string, byName: boolean) => clue.enterReport(people.clerk, { ...fields, placeId: null, channel: 'letter', submissionKey: newKey(), identity: byName ? identity : null, attachments: [token] });
  const filesOf = async (ctx: Context) => {
    const id = (await native(clue.ClueModel).findOne({}))!._id.toHexString();
    const [file] = (await clue.openForReading(ctx, id, { reason: '登记需要' })).files;
    return { file: file!, bytes: (await clue.openFile(ctx, id, file!.id, 'view')).bytes };
  };

  test('by name is kept as it came, with its sum; without a name it is cleaned', async () => {
    const original = await photo();
    expect(original.includes('Yanshi Photographer')).toBe(true);
    const named = await clue.storeEnteredAttachment(people.clerk, Buffer.from(original), { name: '信封.jpg', named: true });
    await enter(named.token, true);
    expect(await filesOf(people.clerk)).toMatchObject({ file: { name: '信封.jpg', cleaned: [] }, bytes: original });
    await native(clue.ClueModel).deleteMany({});
    const cleaned = await clue.storeEnteredAttachment(people.clerk, Buffer.from(original), { name: '张三拍的.jpg', named: false });
    await enter(cleaned.token, false);
    const { file, bytes } = await filesOf(people.clerk);
    expect([file.name, bytes.includes('Yanshi Photographer')]).toEqual(['照片1.jpg', false]);
  });

  test('what was sent as it is does not go with a letter without a name; nobody but the clerk sends any', async () => {
    const { token } = await clue.storeEnteredAttachment(people.clerk, await photo(), { name: '信封.jpg', named: true });
    expect(await outcome(enter(token, false))).toBe('badRequest');
    expect(await outcome(clue.storeEnteredAttachment(people.handler, await photo(), { name: '信封.jpg', named: true }))).toBe('forbidden');
  });
});

test('keeping a file and copying are on record as what they are, and the custodian reads it', async () => {
  const { token } = await clue.storeEnteredAttachment(people.clerk, Buffer.from('演示文件，一段文字。'), { name: '说明.txt', named: true });
  await clue.enterReport(people.clerk, { ...fields, placeId: null, channel: 'visit', submissionKey: newKey(), identity, attachments: [token] });
  const id = (await clue.listClues(people.clerk, { tab: 'all', limit: 20 })).items[0]!.id;
  const [file] = (await clue.openForReading(people.clerk, id, { reason: '登记需要' })).files;
  expect(await outcome(clue.openFile(people.clerk, id, file!.id, 'view'))).toBe('badRequest');
  expect((await clue.openFile(people.clerk, id, file!.id, 'keep')).bytes.toString()).toBe('演示文件，一段文字。');
  await clue.allowCopying(people.clerk, id, { reason: '写登记表要引原话' });
  expect(await outcome(clue.allowCopying(people.handler, id, { reason: '看一看' }))).toBe('notFound');
  const reads = (await clue.listReads(people.custodian, { limit: 20 })).items.map(({ verb, label, reason }) => [verb, label, reason]);
  expect(reads.slice(0, 3)).toEqual([
    ['clue.refused', '想看，没有看成', ''],
    ['clue.copyAllowed', '打开复制', '写登记表要引原话'],
    ['clue.fileKept', '另存附件', ''],
  ]);
});

test('an urgent release begins with the whole code, for whoever keeps the identity; before it is registered it waits', async () => {
  const { id } = await receive();
  const code = await codeOf(id);
  expect(await outcome(clue.findKeptClue(people.custodian, code.slice(0, -1)))).toBe('notFound');
  expect(await outcome(clue.findKeptClue(people.manager, code))).toBe('forbidden');
  expect(await clue.findKeptClue(people.custodian, code.toLowerCase())).toMatchObject({ id, code, readers: expect.arrayContaining([{ id: accountIdOf(people.clerk), name: '信访甲' }]) as unknown });
  expect(await outcome(clue.releaseIdentity(people.custodian, id, { accountId: accountIdOf(people.clerk), hours: 1, reason: '反映人可能有危险。' }))).toBe('wrongState');
});

test('a custodian who is in the report himself is answered as for a code that is none', async () => {
  const message = (code: string): Promise<string> => clue.findKeptClue(people.custodian, code).then(() => 'found', (error: Error) => error.message);
  const named = { ...fields, people: [{ name: '保管甲', organisation: '', post: '' }], placeId: null };
  const { clue: stored } = await clue.receiveReport({ actor: { kind: 'citizen' }, clock }, { submissionKey: newKey(), fields: named, identity: null, tellByPhone: false, files: [], channel: 'web' });
  expect(await message(stored.code)).toBe(await message('QH-2026-WL-09999-A'));
  expect(await clue.findKeptClue(people.deputy, stored.code)).toMatchObject({ code: stored.code });
});

describe('kinds of reports', () => {
  const edited = async (): Promise<{ version: number; topics: SavedTopic[] }> => {
    const { version, topics } = await clue.readClueTopics(people.manager);
    return saveClueTopicsRequest.parse({ version, topics });
  };
  const offered = async (): Promise<string[]> => {
    clock.advance(10_000);
    return (await clue.clueEntryFormFor(people.clerk)).topics.map(({ label }) => label);
  };

  test('are added, put in another order and hidden; a reporter sees them at once, and answers of before keep their question', async () => {
    await clue.enterReport(people.clerk, { ...fields, extra: { which: '演示修路款' }, placeId: null, channel: 'letter', submissionKey: newKey(), identity: null, attachments: [] });
    const before = await edited();
    const [money, ...rest] = before.topics;
    const topics = [{ key: '', label: '项目建设', examples: '', hidden: false, fields: [{ key: '', label: '哪个项目', hint: '' }] }, ...rest, { ...money!, label: '村里的账', hidden: true, fields: [] }];
    const saved = await clue.saveClueTopics(people.manager, { version: before.version, topics });
    expect(saved.topics[0]!.key).toMatch(/^[a-z]{12}$/);
    const labels = await offered();
    expect([labels[0], labels.includes('村里的账')]).toEqual(['项目建设', false]);
    const id = (await clue.listClues(people.clerk, { tab: 'all', limit: 20 })).items[0]!.id;
    expect(await clue.openForReading(people.clerk, id, { reason: '登记需要' })).toMatchObject({ topic: '村里的账', extra: [{ label: '哪笔钱', value: '演示修路款' }] });
  });

  test('one that was offered cannot be deleted, two cannot share a name, and of two editors the second is told', async () => {
    const before = await edited();
    const less = { ...before, topics: before.topics.slice(1) };
    expect(await outcome(clue.saveClueTopics(people.manager, less))).toBe('badRequest');
    expect(saveClueTopicsRequest.safeParse({ ...before, topics: [...before.topics, { ...before.topics[0]!, key: '' }] }).success).toBe(false);
    expect(saveClueTopicsRequest.safeParse({ ...before, topics: before.topics.map((topic) => ({ ...topic, hidden: true })) }).success).toBe(false);
    await clue.saveClueTopics(people.manager, before);
    await clue.saveClueTopics(people.manager, await edited());
    expect(await outcome(clue.saveClueTopics(people.manager, { ...before, version: 1 }))).toBe('conflict');
    expect(await outcome(clue.saveClueTopics(people.handler, before))).toBe('forbidden');
  });
});
