import mongoose from 'mongoose';
import { accountIdOf } from '../../../test/support/ceremony';
import { cutAfter } from '../../../test/support/failing-writes';
import { idOf, testClock as clock } from '../../../test/support/factories';
import { randomKey } from '../../../test/support/report';
import { about, citizen, fields, identity, outcome, received, report, say, take, upwardOf, useUpwardOffice, versionFor, what } from '../../../test/support/upward';
import { findDeadlines, native, readTrail, setupChecklist, systemContext, verifyAudit, type Context } from '../../kernel';
import * as clue from '..';
import { storedEntries } from '../talk';
import { healUpward } from './jobs';

const { office, head } = useUpwardOffice({ headIsNamed: false });
const system = systemContext('test', clock);
const everybody = () => [office().clerk, office().manager, office().leader, office().custodian, office().deputy];
const lists = async (ctx: Context) => JSON.stringify([await clue.listClues(ctx, { tab: 'all', limit: 100 }), await clue.countClues(ctx), await clue.searchClues(ctx, { text: '后补' }), ...(ctx === office().clerk || ctx === office().manager ? [] : [await clue.listUpward(ctx, { limit: 100 })])]);

describe('who is the head', () => {
  test('custodians say so, of the leaders only; the check-list says what is missing', async () => {
    const line = async () => (await setupChecklist(system)).items.find(({ key }) => key === 'upward')!;
    expect(await line()).toMatchObject({ state: 'warning', detail: expect.stringContaining('还没有指明本委主要负责人') as string });
    expect(await outcome(clue.saveHead(office().leader, { accountId: accountIdOf(head()), version: 0 }))).toBe('forbidden');
    expect(await outcome(clue.saveHead(office().custodian, { accountId: accountIdOf(office().custodian), version: 0 }))).toBe('badRequest');
    // Until then the custodian passes on.
    expect((await received()).upward.holders).toEqual([accountIdOf(office().custodian)]);
    const saved = await clue.saveHead(office().custodian, { accountId: accountIdOf(head()), version: 0 });
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
    expect(upward).toMatchObject({ code: expect.stringMatching(/^630102-2026-SJ-\d{5}-[0-9A-Z]$/) as string, receivedOn: '2026-11-20', state: 'sealed', holders: [accountIdOf(head())] });
    expect(Object.keys(upward).sort()).toEqual(['_id', 'code', 'destruction', 'handOver', 'holders', 'identity', 'partsId', 'path', 'receivedOn', 'reporter', 'sealed', 'shownTo', 'shredSlot', 'state', 'trail']);
    expect(await Promise.all(everybody().map(lists))).toEqual(before);
    for (const ctx of everybody()) expect(await outcome(clue.showUpward(ctx, idOf(upward)))).toBe('notFound');
    expect((await clue.listUpward(head(), { limit: 20 })).items).toContainEqual(expect.objectContaining({ code: upward.code, due: '2026-11-27', workingDaysLeft: 5, state: 'sealed', part: 'holder' }));
    // The next clue has the number it would have had: none of its series was used.
    const serials = () => mongoose.connection.collection<{ _id: string; last: number }>('counters').findOne({ _id: 'clueWL-2026' });
    const used = (await serials())?.last ?? 0;
    await take();
    expect((await serials())?.last ?? 0).toBe(used);
  });

  test('of two of one name, one of whom is managed above: it goes up', async () => {
    expect((await received({ fields: about('同名乙') })).upward.holders).toEqual([accountIdOf(head())]);
  });

  test('the head himself: the custodian; the custodian with him: his deputy', async () => {
    expect((await received({ fields: about('书记甲') })).upward.holders).toEqual([accountIdOf(office().custodian)]);
    const both = { ...fields, people: [...about('书记甲').people, ...about('保管甲').people] };
    expect((await received({ fields: both })).upward.holders).toEqual([accountIdOf(office().deputy)]);
  });

  test('an ordinary report is an ordinary clue', async () => {
    expect((await take({ fields: about('区管丙') })).clue).toMatchObject({ state: 'received' });
  });
});

describe('the first reader', () => {
  const seal = async (id: string, ctx = office().clerk) => clue.sealUpward(ctx, { id, version: (await clue.showClue(ctx, id)).version }, { about: 'above', reason: '单子上是区领导的名字' });
  const arrived = async (named = false) => {
    const { clue: made, receiptCode } = await clue.receiveReport(citizen, { ...report(), fields: about('区管丙'), identity: named ? identity : null });
    return { id: idOf(made), code: made.code, receiptCode };
  };

  test('seals it with one act after he has read it: the clue is gone with its keys, talk and notes go up', async () => {
    const { id, code, receiptCode } = await arrived(true);
    expect(await outcome(seal(id))).toBe('badRequest');
    await clue.openForReading(office().clerk, id, { reason: '登记需要' });
    await clue.writeNote(office().clerk, { id }, { text: '像是区领导' });
    await say(receiptCode, '还有一张照片');
    const slot = (await native(clue.ClueModel).findOne({ code }))!.shredSlot;
    const sealed = await seal(id);
    expect(await native(clue.ClueModel).findOne({ code })).toBeNull();
    expect(await storedEntries((await upwardOf(receiptCode))._id)).toEqual([]);
    for (const ctx of everybody()) expect([await outcome(clue.showClue(ctx, id)), (await lists(ctx)).includes(code)]).toEqual(['notFound', false]);
    const upward = await upwardOf(receiptCode);
    expect([upward.code, upward.holders, upward.shredSlot === slot]).toEqual([sealed.code, [accountIdOf(head())], false]);
    const opened = await clue.openUpward(head(), id, { reason: '上送需要' });
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
    expect(await outcome(clue.sealUpward(office().custodian, { id }, { about: 'above', reason: '没有看过的人' }))).toBe('notFound');
    expect(await outcome(clue.sealUpward({ ...office().clerk, keys: undefined } as never, { id }, { about: 'above', reason: '没有密钥' }))).toBe('keysClosed');
  });

  test('wherever it is cut off, nothing is lost and nothing is left', async () => {
    let cuts = 0;
    for (let writes = 0; ; writes += 1) {
      const { id, code, receiptCode } = await arrived(true);
      await clue.openForReading(office().clerk, id, { reason: '登记需要' });
      await say(receiptCode, '补一句');
      const end = await cutAfter(writes, () => seal(id));
      if (end === 'cut') cuts += 1;
      await healUpward(system);
      if (await native(clue.ClueModel).findOne({ code })) await seal(id);
      expect(await native(clue.ClueModel).findOne({ code })).toBeNull();
      const opened = await clue.openUpward(head(), id, { reason: '上送需要' });
      expect([opened.what, opened.entries.at(-1)?.text]).toEqual([what, '补一句']);
      if (end === 'done') break;
    }
    expect(cuts).toBeGreaterThan(8);
    expect((await verifyAudit({ clock })).findings).toEqual([]);
  }, 120_000);

  test('the holder gives back what plainly means somebody else: an ordinary clue, under the number, receipt and name it had', async () => {
    const { id, code, receiptCode } = await arrived(true);
    await clue.openForReading(office().clerk, id, { reason: '登记需要' });
    await say(receiptCode, '补一句');
    await seal(id);
    await say(receiptCode, '再补一句');
    await clue.giveBackUpward(head(), id, { ...(await versionFor(head(), id)), reason: '同名的会计，不是局长' });
    expect(await native(clue.UpwardModel).findOne({ code })).toBeNull();
    const back = (await native(clue.ClueModel).findOne({ code }))!;
    expect([idOf(back), back.state, back.readers]).toEqual([id, 'received', expect.arrayContaining([office().clerk, office().manager, office().leader, head()].map(accountIdOf))]);
    const opened = await clue.openForReading(office().clerk, id, { reason: '登记需要' });
    expect([opened.what, opened.entries.map(({ text }) => text)]).toEqual([what, ['封存上送：单子上是区领导的名字', '补一句', '再补一句', '上送件退回登记：同名的会计，不是局长']]);
    expect(await clue.visitByReceipt(clock, receiptCode)).toMatchObject({ stage: 'received', named: true, passedUp: null, talk: [{ text: '补一句' }, { text: '再补一句' }], next: { label: '最晚告诉您是否受理' } });
    const asked = await clue.registerClue(office().clerk, { id }, { kind: 'accusation', townId: null, named: 'unconfirmed', toReporter: '受理了。', note: '' });
    await clue.askIdentity(office().clerk, id, { why: 'verify', more: '' });
    const { items } = await clue.listIdentityRequests(office().custodian, { limit: 10 });
    await clue.decideIdentity(office().custodian, id, items.find(({ clueId }) => clueId === id)!.id, { grant: true, hours: 1, opinion: '同意' });
    expect([asked.state, (await clue.openIdentity(office().clerk, id)).phone]).toEqual(['registered', identity.phone]);
    // And up again, with days of its own.
    await clue.sealUpward(office().clerk, { id }, { about: 'head', reason: '说的是本委负责人' });
    expect((await upwardOf(receiptCode)).holders).toEqual([accountIdOf(office().custodian)]);
    expect((await clue.showUpward(office().custodian, id)).due).toBe('2026-11-27');
    expect((await verifyAudit({ clock })).findings).toEqual([]);
  });

  test('giving back may be cut off anywhere', async () => {
    for (let writes = 0; ; writes += 1) {
      const { id, receiptCode } = await received({ identity });
      await say(receiptCode, '补一句');
      const end = await cutAfter(writes, async () => clue.giveBackUpward(head(), id, { ...(await versionFor(head(), id)), reason: '同名的另一个人' }));
      await healUpward(system);
      const left = await clue.showUpward(head(), id).catch((error: { code?: string }) => (expect(error.code).toBe('notFound'), null));
      if (left) await clue.giveBackUpward(head(), id, { version: left.version, reason: '同名的另一个人' });
      expect(await outcome(clue.showUpward(head(), id))).toBe('notFound');
      const opened = await clue.openForReading(office().clerk, id, { reason: '登记需要' });
      expect([opened.what, opened.entries.map(({ text }) => text)]).toEqual([what, ['补一句', '上送件退回登记：同名的另一个人']]);
      if (end === 'done') break;
    }
  }, 120_000);
});
