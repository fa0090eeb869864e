import { createHash } from 'node:crypto';
import { runInNewContext } from 'node:vm';
import { accountIdOf, certify, withKeys } from '../../../test/support/ceremony';
import { useTestDatabase } from '../../../test/support/database';
import { cutAfter } from '../../../test/support/failing-writes';
import { buildAccount, buildDepartment, buildPerson, idOf, testClock as clock } from '../../../test/support/factories';
import { openOffice, randomKey, type Office } from '../../../test/support/report';
import { upwardOpener } from '../../../templates';
import { DeliveryModel, findDeadlines, installAnchors, loadCalendar, native, readSealedFile, readTrail, settle, setupChecklist, storeSealedFile, systemContext, verifyAudit, type Context } from '../../kernel';
import * as clue from '..';
import type { NewReport } from '../receive';
import { storedEntries } from '../talk';
import { destroyOverdue } from './destroy';
import { healUpward, tellUpward } from './jobs';
import { handOverKey } from './terms';

const database = useTestDatabase();
const system = systemContext('test', clock);
const today = '2026-11-20T02:00:00.000Z';
const what = '演示内容：区里的项目没有招标，验收单是后补的。';
const fields: NewReport['fields'] = { topic: 'money', what, when: '', placeId: null, placeText: '', people: [], howKnown: '', evidence: '', money: '', elsewhere: '', extra: {} };
const identity = { name: '演示群众', phone: '19900001234', identityNumber: '', address: '', callTimes: '' };
const about = (name: string, organisation = ''): NewReport['fields'] => ({ ...fields, people: [{ name, organisation, post: '' }] });
let office: Office;
let head: Context;

beforeAll(async () => {
  installAnchors(database.dataDir());
  await loadCalendar();
  office = await openOffice();
  const grants = [{ role: 'commissionLeader' as const, organisationId: office.districtId }];
  head = await withKeys(await buildAccount({ name: '书记甲', grants }), grants, clock);
  await certify(office.custodian, head);
  const bureau = idOf(await buildDepartment({ name: '演示局', parentId: office.districtId }));
  const post = (title: string) => [{ organisationId: bureau, title, from: null, to: null }];
  await buildPerson({ name: '上管甲', posts: post('副区长'), managedBy: 'above' });
  await buildPerson({ name: '同名乙', posts: post('局长'), managedBy: 'above' });
  await buildPerson({ name: '同名乙', posts: post('会计') });
  await buildPerson({ name: '区管丙', posts: post('科长') });
});
beforeEach(() => clock.set(today));

const citizen = { actor: { kind: 'citizen' as const }, clock };
const take = (over: Partial<NewReport> = {}) => clue.takeReport(citizen, { submissionKey: randomKey(), fields: about('上管甲'), identity: null, tellByPhone: false, files: [], channel: 'web', ...over });
const upwardOf = async (receiptCode: string) => {
  const { passedUp } = await clue.visitByReceipt(clock, receiptCode);
  return (await native(clue.UpwardModel).findOne({ code: passedUp!.code }))!;
};
const received = async (over: Partial<NewReport> = {}) => {
  const { receiptCode } = await take(over);
  const upward = await upwardOf(receiptCode);
  return { receiptCode, upward, id: idOf(upward) };
};
const outcome = (promise: Promise<unknown>): Promise<string> => promise.then(() => 'done', (error: { code?: string }) => error.code ?? String(error));
const at = async (ctx: Context, id: string) => ({ version: (await clue.showUpward(ctx, id)).version });
const say = (receiptCode: string, text: string) => clue.reporterSays(clock, { receiptCode, kind: 'addition', text, attachments: [], wordsKey: randomKey() });
const everybody = () => [office.clerk, office.manager, office.leader, office.custodian, office.deputy];
const lists = async (ctx: Context) => JSON.stringify([await clue.listClues(ctx, { tab: 'all', limit: 100 }), await clue.countClues(ctx), await clue.searchClues(ctx, { text: '后补' }), ...(ctx === office.clerk || ctx === office.manager ? [] : [await clue.listUpward(ctx, { limit: 100 })])]);

describe('who is the head', () => {
  test('custodians say so, of the leaders only; the check-list says what is missing', async () => {
    const line = async () => (await setupChecklist(system)).items.find(({ key }) => key === 'upward')!;
    expect(await line()).toMatchObject({ state: 'warning', detail: expect.stringContaining('还没有指明本委主要负责人') as string });
    expect(await outcome(clue.saveHead(office.leader, { accountId: accountIdOf(head), version: 0 }))).toBe('forbidden');
    expect(await outcome(clue.saveHead(office.custodian, { accountId: accountIdOf(office.custodian), version: 0 }))).toBe('badRequest');
    // Until then the custodian passes on.
    expect((await received()).upward.holders).toEqual([accountIdOf(office.custodian)]);
    const saved = await clue.saveHead(office.custodian, { accountId: accountIdOf(head), version: 0 });
    expect(saved).toMatchObject({ head: { name: '书记甲', certified: true }, version: 1 });
    expect(saved.choices.map(({ name }) => name)).toEqual(expect.arrayContaining(['书记甲', '领导甲']));
    expect(await line()).toMatchObject({ state: 'done' });
  });
});

describe('at intake', () => {
  test('somebody managed above: no clue, one envelope to the head, and nobody else can tell', async () => {
    const before = await Promise.all(everybody().map(lists));
    const codes = await native(clue.ClueModel).countDocuments();
    const submissionKey = randomKey();
    const [one, other] = await Promise.all([take({ submissionKey }), take({ submissionKey })]);
    expect(one).toEqual(other);
    expect(await take({ submissionKey })).toEqual(one);
    expect([one.clue, await native(clue.ClueModel).countDocuments()]).toEqual([null, codes]);
    const upward = await upwardOf(one.receiptCode);
    expect(upward).toMatchObject({ code: expect.stringMatching(/^630102-2026-SJ-\d{5}-[0-9A-Z]$/) as string, receivedOn: '2026-11-20', state: 'sealed', holders: [accountIdOf(head)] });
    expect(Object.keys(upward).sort()).toEqual(['_id', 'code', 'destruction', 'handOver', 'holders', 'identity', 'partsId', 'path', 'receivedOn', 'reporter', 'sealed', 'shownTo', 'shredSlot', 'state', 'trail']);
    expect(await Promise.all(everybody().map(lists))).toEqual(before);
    for (const ctx of everybody()) expect(await outcome(clue.showUpward(ctx, idOf(upward)))).toBe('notFound');
    expect((await clue.listUpward(head, { limit: 20 })).items).toContainEqual(expect.objectContaining({ code: upward.code, due: '2026-11-27', workingDaysLeft: 5, state: 'sealed', part: 'holder' }));
    // The next clue has the number it would have had.
    const [first, second] = [(await clue.receiveReport(citizen, { ...report(), fields: about('区管丙') })).clue.code, (await take(), (await clue.receiveReport(citizen, { ...report(), fields: about('区管丙') })).clue.code)];
    expect(Number(second.split('-')[3]) - Number(first.split('-')[3])).toBe(1);
  });

  test('of two of one name, one of whom is managed above: it goes up', async () => {
    expect((await received({ fields: about('同名乙') })).upward.holders).toEqual([accountIdOf(head)]);
  });

  test('the head himself: the custodian; the custodian with him: his deputy', async () => {
    expect((await received({ fields: about('书记甲') })).upward.holders).toEqual([accountIdOf(office.custodian)]);
    const both = { ...fields, people: [...about('书记甲').people, ...about('保管甲').people] };
    expect((await received({ fields: both })).upward.holders).toEqual([accountIdOf(office.deputy)]);
  });

  test('an ordinary report is an ordinary clue', async () => {
    expect((await take({ fields: about('区管丙') })).clue).toMatchObject({ state: 'received' });
  });
});

const report = (): NewReport => ({ submissionKey: randomKey(), fields, identity: null, tellByPhone: false, files: [], channel: 'web' });

describe('the first reader', () => {
  const seal = async (id: string, ctx = office.clerk) => clue.sealUpward(ctx, { id, version: (await clue.showClue(ctx, id)).version }, { about: 'above', reason: '单子上是区领导的名字' });
  const arrived = async (named = false) => {
    const { clue: made, receiptCode } = await clue.receiveReport(citizen, { ...report(), fields: about('区管丙'), identity: named ? identity : null });
    return { id: idOf(made), code: made.code, receiptCode };
  };

  test('seals it with one act after he has read it: the clue is gone with its keys, talk and notes go up', async () => {
    const { id, code, receiptCode } = await arrived(true);
    expect(await outcome(seal(id))).toBe('badRequest');
    await clue.openForReading(office.clerk, id, { reason: '登记需要' });
    await clue.writeNote(office.clerk, { id }, { text: '像是区领导' });
    await say(receiptCode, '还有一张照片');
    const slot = (await native(clue.ClueModel).findOne({ code }))!.shredSlot;
    const sealed = await seal(id);
    expect(await native(clue.ClueModel).findOne({ code })).toBeNull();
    expect(await storedEntries((await upwardOf(receiptCode))._id)).toEqual([]);
    for (const ctx of everybody()) expect([await outcome(clue.showClue(ctx, id)), (await lists(ctx)).includes(code)]).toEqual(['notFound', false]);
    const upward = await upwardOf(receiptCode);
    expect([upward.code, upward.holders, upward.shredSlot === slot]).toEqual([sealed.code, [accountIdOf(head)], false]);
    const opened = await clue.openUpward(head, id, { reason: '上送需要' });
    expect([opened.what, opened.named, opened.identity]).toEqual([what, true, null]);
    expect(opened.entries.map(({ text, by }) => [text, by])).toEqual([['像是区领导', '受理甲'], ['封存上送：单子上是区领导的名字', '受理甲'], ['还有一张照片', null]]);
    expect((await clue.visitByReceipt(clock, receiptCode)).talk.map(({ text }) => text)).toEqual(['还有一张照片']);
    // The audit says that it was sealed and by whom, and nothing of why.
    const trail = await readTrail('clues', id);
    expect(trail.at(-1)).toMatchObject({ verb: 'clue.sealUpward', actorName: '受理甲', detail: null });
    expect((await verifyAudit({ clock })).findings).toEqual([]);
    // What waits at the old place tells nothing.
    expect((await findDeadlines([`clue:${id}:register`, `clue:${id}:accept`])).map(({ state }) => state)).toEqual(['paused', 'paused']);
  });

  test('whoever has no part in it cannot', async () => {
    const { id } = await arrived();
    expect(await outcome(clue.sealUpward(office.custodian, { id }, { about: 'above', reason: '没有看过的人' }))).toBe('notFound');
    expect(await outcome(clue.sealUpward({ ...office.clerk, keys: undefined } as never, { id }, { about: 'above', reason: '没有密钥' }))).toBe('keysClosed');
  });

  test('wherever it is cut off, nothing is lost and nothing is left', async () => {
    let cuts = 0;
    for (let writes = 0; ; writes += 1) {
      const { id, code, receiptCode } = await arrived(true);
      await clue.openForReading(office.clerk, id, { reason: '登记需要' });
      await say(receiptCode, '补一句');
      const end = await cutAfter(writes, () => seal(id));
      if (end === 'cut') cuts += 1;
      await healUpward(system);
      if (await native(clue.ClueModel).findOne({ code })) await seal(id);
      expect(await native(clue.ClueModel).findOne({ code })).toBeNull();
      const opened = await clue.openUpward(head, id, { reason: '上送需要' });
      expect([opened.what, opened.entries.at(-1)?.text]).toEqual([what, '补一句']);
      if (end === 'done') break;
    }
    expect(cuts).toBeGreaterThan(8);
    expect((await verifyAudit({ clock })).findings).toEqual([]);
  }, 120_000);

  test('the holder gives back what plainly means somebody else: an ordinary clue, under the number, receipt and name it had', async () => {
    const { id, code, receiptCode } = await arrived(true);
    await clue.openForReading(office.clerk, id, { reason: '登记需要' });
    await say(receiptCode, '补一句');
    await seal(id);
    await say(receiptCode, '再补一句');
    await clue.giveBackUpward(head, id, { ...(await at(head, id)), reason: '同名的会计，不是局长' });
    expect(await native(clue.UpwardModel).findOne({ code })).toBeNull();
    const back = (await native(clue.ClueModel).findOne({ code }))!;
    expect([idOf(back), back.state, back.readers]).toEqual([id, 'received', expect.arrayContaining([office.clerk, office.manager, office.leader, head].map(accountIdOf))]);
    const opened = await clue.openForReading(office.clerk, id, { reason: '登记需要' });
    expect([opened.what, opened.entries.map(({ text }) => text)]).toEqual([what, ['封存上送：单子上是区领导的名字', '补一句', '再补一句', '上送件退回登记：同名的会计，不是局长']]);
    expect(await clue.visitByReceipt(clock, receiptCode)).toMatchObject({ stage: 'received', named: true, passedUp: null, talk: [{ text: '补一句' }, { text: '再补一句' }], next: { label: '最晚告诉您是否受理' } });
    const asked = await clue.registerClue(office.clerk, { id }, { kind: 'accusation', townId: null, named: 'unconfirmed', toReporter: '受理了。', note: '' });
    await clue.askIdentity(office.clerk, id, { why: 'verify', more: '' });
    const { items } = await clue.listIdentityRequests(office.custodian, { limit: 10 });
    await clue.decideIdentity(office.custodian, id, items.find(({ clueId }) => clueId === id)!.id, { grant: true, hours: 1, opinion: '同意' });
    expect([asked.state, (await clue.openIdentity(office.clerk, id)).phone]).toEqual(['registered', identity.phone]);
    // And up again, with days of its own.
    await clue.sealUpward(office.clerk, { id }, { about: 'head', reason: '说的是本委负责人' });
    expect((await upwardOf(receiptCode)).holders).toEqual([accountIdOf(office.custodian)]);
    expect((await clue.showUpward(office.custodian, id)).due).toBe('2026-11-27');
    expect((await verifyAudit({ clock })).findings).toEqual([]);
  });

  test('giving back may be cut off anywhere', async () => {
    for (let writes = 0; ; writes += 1) {
      const { id, receiptCode } = await received({ identity });
      await say(receiptCode, '补一句');
      const end = await cutAfter(writes, async () => clue.giveBackUpward(head, id, { ...(await at(head, id)), reason: '同名的另一个人' }));
      await healUpward(system);
      const left = await clue.showUpward(head, id).catch(() => null);
      if (left) await clue.giveBackUpward(head, id, { version: left.version, reason: '同名的另一个人' });
      expect(await outcome(clue.showUpward(head, id))).toBe('notFound');
      const opened = await clue.openForReading(office.clerk, id, { reason: '登记需要' });
      expect([opened.what, opened.entries.map(({ text }) => text)]).toEqual([what, ['补一句', '上送件退回登记：同名的另一个人']]);
      if (end === 'done') break;
    }
  }, 120_000);
});

describe('files', () => {
  const file = async (words: string) => {
    const stored = await storeSealedFile(Buffer.from(words), '2026-11-20');
    return { ...stored, name: '验收单.txt', kind: 'document' as const, mediaType: 'text/plain', size: Buffer.byteLength(words), sha256: createHash('sha256').update(words).digest('hex'), cleaned: [] };
  };
  const read = async (ctx: Context, id: string, fileId: string) => (await clue.openUpwardFile(ctx, id, fileId)).bytes.toString();

  test('go up with a report at once, and with a clue that is sealed, come back with it, and are gone once it is destroyed', async () => {
    const own = await file('第一张');
    const { id } = await received({ files: [own] });
    expect(await outcome(clue.openUpwardFile(head, id, own.id))).toBe('badRequest');
    await clue.openUpward(head, id, { reason: '上送需要' });
    expect(await read(head, id, own.id)).toBe('第一张');
    const moved = await file('第二张');
    const { clue: made } = await clue.receiveReport(citizen, { ...report(), fields: about('区管丙'), files: [moved] });
    await clue.openForReading(office.clerk, idOf(made), { reason: '登记需要' });
    await clue.sealUpward(office.clerk, { id: idOf(made) }, { about: 'above', reason: '说的是区领导' });
    await clue.openUpward(head, idOf(made), { reason: '上送需要' });
    expect(await read(head, idOf(made), moved.id)).toBe('第二张');
    await clue.giveBackUpward(head, idOf(made), { ...(await at(head, idOf(made))), reason: '同名的另一个人' });
    await clue.openForReading(office.clerk, idOf(made), { reason: '登记需要' });
    expect((await clue.openFile(office.clerk, idOf(made), moved.id)).bytes.toString()).toBe('第二张');
    await clue.handOverUpward(head, id, { ...(await at(head, id)), way: 'file', office: '市纪委监委', withoutIdentity: false });
    const { bytes } = await clue.packageUpward(head, id, { passphrase: '2'.repeat(25) });
    const { files } = await opener()(new Uint8Array(bytes), '2'.repeat(25));
    expect(files.map(({ name, bytes: inside }) => [name, Buffer.from(inside).toString()])).toEqual([['验收单.txt', '第一张']]);
    await clue.destroyUpward(head, id, await at(head, id));
    await expect(readSealedFile(own)).rejects.toThrow();
  });
});

describe('the hand-over', () => {
  const handOver = async (id: string, over: object = {}, ctx = head) => clue.handOverUpward(ctx, id, { ...(await at(ctx, id)), way: 'print', office: '市纪委监委信访室', withoutIdentity: false, ...over });

  test('is one: recorded with way, office and day; the reporter sees it and adds nothing more', async () => {
    const { id, receiptCode, upward } = await received();
    expect(await clue.visitByReceipt(clock, receiptCode)).toMatchObject({ stage: 'passedUp', receivedOn: '2026-11-20', next: { day: '2026-11-27', workingDays: 5 }, may: { add: true, answer: false, giveName: false, object: false }, passedUp: { code: upward.code, on: null } });
    expect((await say(receiptCode, '还有人知道')).talk).toMatchObject([{ text: '还有人知道', from: 'reporter' }]);
    expect(await outcome(clue.reporterSays(clock, { receiptCode, kind: 'objection', text: '不同意', attachments: [], wordsKey: randomKey() }))).toBe('wrongState');
    expect(await outcome(clue.giveNameLater(clock, { receiptCode, identity }))).toBe('wrongState');
    expect(await outcome(clue.printUpward(head, id))).toBe('wrongState');
    expect(await outcome(clue.openUpward(head, id, { reason: '' }))).toBe('badRequest');
    expect((await clue.openUpward(head, id, { reason: '上送需要' })).entries.map(({ text }) => text)).toEqual(['还有人知道']);
    clock.set('2026-11-23T02:00:00.000Z');
    expect((await handOver(id)).handOver).toMatchObject({ on: '2026-11-23', way: 'print', office: '市纪委监委信访室', withIdentity: false });
    expect(await outcome(handOver(id, { way: 'file' }))).toBe('wrongState');
    await clue.printUpward(head, id);
    expect(await outcome(clue.packageUpward(head, id, { passphrase: '2'.repeat(25) }))).toBe('wrongState');
    expect(await outcome(clue.giveBackUpward(head, id, { ...(await at(head, id)), reason: '太晚了太晚了' }))).toBe('wrongState');
    expect(await clue.visitByReceipt(clock, receiptCode)).toMatchObject({ stage: 'passedUp', next: null, may: { add: false }, passedUp: { code: upward.code, on: '2026-11-23' } });
    expect(await outcome(say(receiptCode, '再补'))).toBe('wrongState');
    expect((await findDeadlines([handOverKey(upward)])).map(({ state }) => state)).toEqual(['met']);
  });

  test('by name: the name goes with it once a custodian has let it, who sees the number only', async () => {
    const { id, upward } = await received({ identity });
    expect(await outcome(handOver(id))).toBe('badRequest');
    await clue.askUpwardIdentity(head, id, await at(head, id));
    const asked = (await clue.listUpward(office.custodian, { limit: 20 })).items.find(({ code }) => code === upward.code);
    expect(asked).toMatchObject({ part: 'identity' });
    expect(await clue.upwardWork(office.custodian)).toContainEqual(expect.objectContaining({ step: '放开身份', title: `上送件　${upward.code}` }));
    expect(await outcome(clue.openUpward(office.custodian, id, { reason: '看一眼' }))).toBe('forbidden');
    expect(await outcome(clue.handOverUpward(office.custodian, id, { version: 1, way: 'print', office: '市纪委', withoutIdentity: true }))).toBe('forbidden');
    await clue.releaseUpwardIdentity(office.custodian, id, await at(office.custodian, id));
    expect(await outcome(clue.showUpward(office.custodian, id))).toBe('notFound');
    expect((await clue.openUpward(head, id, { reason: '上送需要' })).identity).toMatchObject({ named: true, name: identity.name, phone: identity.phone });
    expect((await handOver(id)).handOver).toMatchObject({ withIdentity: true });
  });

  test('without the name only where it is said; the custodian who passes on himself has it', async () => {
    const { id } = await received({ identity });
    expect((await handOver(id, { withoutIdentity: true })).handOver).toMatchObject({ withIdentity: false });
    const own = await received({ identity, fields: about('书记甲') });
    expect((await clue.openUpward(office.custodian, own.id, { reason: '上送需要' })).identity).toMatchObject({ name: identity.name });
    expect((await handOver(own.id, {}, office.custodian)).handOver).toMatchObject({ withIdentity: true });
  });

  test('as a file: opens with its passphrase in the page that goes with it, and with no other', async () => {
    const { id, upward, receiptCode } = await received({ identity });
    await say(receiptCode, '还有人知道');
    await clue.askUpwardIdentity(head, id, await at(head, id));
    await clue.releaseUpwardIdentity(office.custodian, id, await at(office.custodian, id));
    await handOver(id, { way: 'file' });
    const passphrase = 'ABCDEFGHJKMNPQRSTUVWXYZ23';
    const { bytes, name } = await clue.packageUpward(head, id, { passphrase });
    expect([name, bytes.includes('项目'), bytes.includes(identity.phone)]).toEqual([`${upward.code}.qjup`, false, false]);
    const { report: shown } = await opener()(new Uint8Array(bytes), 'abcde-fghjk-mnpqr-stuvw-xyz23');
    expect(shown).toMatchObject({ code: upward.code, office: '市纪委监委信访室', report: { what, people: [{ name: '上管甲' }] }, named: true, reporter: { phone: identity.phone }, talk: [{ text: '还有人知道' }], channel: '网页' });
    await expect(opener()(new Uint8Array(bytes), '2'.repeat(25))).rejects.toThrow();
    const altered = Buffer.from(bytes);
    altered[200]! ^= 1;
    await expect(opener()(new Uint8Array(altered), passphrase)).rejects.toThrow();
  });

  test('destruction leaves number, days, receipt and a proof; nothing opens any more', async () => {
    const { id, upward, receiptCode } = await received();
    expect(await outcome(clue.destroyUpward(head, id, await at(head, id)))).toBe('wrongState');
    await handOver(id);
    const now = (await native(clue.UpwardModel).findOne({ _id: upward._id }))!;
    const hash = createHash('sha256');
    for (const { buffer } of [now.sealed!.content, now.sealed!.identity, now.sealed!.talk]) hash.update(Buffer.from(BigInt(buffer.length).toString(16).padStart(16, '0'), 'hex')).update(buffer);
    await clue.destroyUpward(head, id, await at(head, id));
    const shown = await clue.showUpward(head, id);
    expect(shown).toMatchObject({ state: 'destroyed', receivedOn: '2026-11-20', handOver: { on: '2026-11-20', by: { name: '书记甲' } }, destruction: { on: '2026-11-20', by: { name: '书记甲' }, sha256: hash.digest('hex') }, abilities: { open: false, fetch: false } });
    expect((await native(clue.UpwardModel).findOne({ _id: upward._id }))!.sealed).toBeNull();
    expect(await outcome(clue.openUpward(head, id, { reason: '再看一眼' }))).toBe('wrongState');
    expect(await clue.visitByReceipt(clock, receiptCode)).toMatchObject({ stage: 'passedUp', talk: [], may: { add: false }, passedUp: { code: upward.code, on: '2026-11-20' } });
  });

  test('where nobody confirms it is destroyed by itself after 15 working days, and the holder is told; cut off anywhere it goes on', async () => {
    clock.set('2026-11-20T02:00:00.000Z');
    const { id, upward } = await received();
    await handOver(id);
    clock.set('2026-12-11T02:00:00.000Z');
    await destroyOverdue(system);
    expect((await clue.showUpward(head, id)).state).toBe('handedOver');
    clock.set('2026-12-12T02:00:00.000Z');
    expect(await cutAfter(1, () => destroyOverdue(system))).toBe('cut');
    await healUpward(system);
    await destroyOverdue(system);
    expect(await clue.showUpward(head, id)).toMatchObject({ state: 'destroyed', destruction: { by: null } });
    const other = await received();
    await handOver(other.id);
    clock.set('2027-01-20T02:00:00.000Z');
    await destroyOverdue(system);
    expect(await native(DeliveryModel).findOne({ template: 'upward.destroyed', 'params.code': other.upward.code })).not.toBeNull();
    expect(upward.code).not.toBe(other.upward.code);
  });
});

describe('the days', () => {
  test('the holder is told the next morning, when it is near and when it is late: the number, never more', async () => {
    const { upward } = await received();
    const told = async (template: string) => native(DeliveryModel).countDocuments({ template, 'params.code': upward.code });
    await tellUpward(system);
    expect(await told('upward.news')).toBe(0);
    clock.set('2026-11-21T00:30:00.000Z');
    await tellUpward(system);
    await tellUpward(system);
    expect(await told('upward.news')).toBe(1);
    clock.set('2026-11-26T00:30:00.000Z');
    await settle(clock);
    expect([await told('upward.yellow'), await told('upward.red')]).toEqual([1, 0]);
    clock.set('2026-11-28T00:30:00.000Z');
    await settle(clock);
    expect(await told('upward.red')).toBe(1);
    const [delivery] = await native(DeliveryModel).find({ template: 'upward.red', 'params.code': upward.code }).toArray();
    expect([delivery!.to, Object.keys(delivery!.params as object).sort()]).toEqual([{ accountId: accountIdOf(head) }, ['code', 'due']]);
    expect(await clue.upwardWork(head)).toContainEqual(expect.objectContaining({ title: `上送件　${upward.code}`, step: '移交上级', light: 'red' }));
    for (const ctx of [office.leader, office.deputy]) expect(JSON.stringify(await clue.upwardWork(ctx))).not.toContain(upward.code);
  });

  test('the list reads by index', async () => {
    const plan = JSON.stringify(await native(clue.UpwardModel).find({ $and: [{ shownTo: 'a' }, {}] }).sort({ receivedOn: -1, _id: -1 }).explain());
    expect([plan.includes('shownTo_1_receivedOn_-1__id_-1'), plan.includes('COLLSCAN')]).toEqual([true, false]);
  });
});

type Opener = (bytes: Uint8Array, words: string) => Promise<{ report: Record<string, unknown>; files: { name: string; bytes: Uint8Array }[] }>;
/** The page's own function, without the page. */
function opener(): Opener {
  const script = /<script>([\s\S]*)<\/script>/.exec(upwardOpener())![1]!.replace(/document\.querySelector[\s\S]*$/, '');
  return runInNewContext(`${script}; openPackage`, { TextEncoder, TextDecoder, crypto: globalThis.crypto, DataView, Uint8Array, Blob, Number, JSON, Error }) as Opener;
}
