import { createHash } from 'node:crypto';
import { runInNewContext } from 'node:vm';
import { accountIdOf } from '../../../test/support/ceremony';
import { cutAfter } from '../../../test/support/failing-writes';
import { idOf, testClock as clock } from '../../../test/support/factories';
import { randomKey } from '../../../test/support/report';
import { about, citizen, identity, outcome, received, report, say, useUpwardOffice, versionFor, what } from '../../../test/support/upward';
import { upwardOpener } from '../../../templates';
import { DeliveryModel, findDeadlines, native, readSealedFile, settle, storeSealedFile, systemContext, type Context } from '../../kernel';
import * as clue from '..';
import { destroyOverdue } from './destroy';
import { healUpward, tellUpward } from './jobs';
import { handOverKey } from './terms';

const { office, head } = useUpwardOffice({ headIsNamed: true });
const system = systemContext('test', clock);

describe('files', () => {
  const file = async (words: string) => {
    const stored = await storeSealedFile(Buffer.from(words), '2026-11-20');
    return { ...stored, name: '验收单.txt', kind: 'document' as const, mediaType: 'text/plain', size: Buffer.byteLength(words), sha256: createHash('sha256').update(words).digest('hex'), cleaned: [] };
  };
  const read = async (ctx: Context, id: string, fileId: string) => (await clue.openUpwardFile(ctx, id, fileId, 'keep')).bytes.toString();

  test('go up with a report at once, and with a clue that is sealed, come back with it, and are gone once it is destroyed', async () => {
    const own = await file('第一张');
    const { id } = await received({ files: [own] });
    expect(await outcome(clue.openUpwardFile(head(), id, own.id, 'view'))).toBe('badRequest');
    await clue.openUpward(head(), id, { reason: '上送需要' });
    expect(await read(head(), id, own.id)).toBe('第一张');
    const moved = await file('第二张');
    const { clue: made } = await clue.receiveReport(citizen, { ...report(), fields: about('区管丙'), files: [moved] });
    await clue.openForReading(office().clerk, idOf(made), { reason: '登记需要' });
    await clue.sealUpward(office().clerk, { id: idOf(made) }, { about: 'above', reason: '说的是区领导' });
    await clue.openUpward(head(), idOf(made), { reason: '上送需要' });
    expect(await read(head(), idOf(made), moved.id)).toBe('第二张');
    await clue.giveBackUpward(head(), idOf(made), { ...(await versionFor(head(), idOf(made))), reason: '同名的另一个人' });
    await clue.openForReading(office().clerk, idOf(made), { reason: '登记需要' });
    expect((await clue.openFile(office().clerk, idOf(made), moved.id, 'keep')).bytes.toString()).toBe('第二张');
    await clue.handOverUpward(head(), id, { ...(await versionFor(head(), id)), way: 'file', office: '市纪委监委', withoutIdentity: false });
    const { bytes } = await clue.packageUpward(head(), id, { passphrase: '2'.repeat(25) });
    const { files } = await opener()(new Uint8Array(bytes), '2'.repeat(25));
    expect(files.map(({ name, bytes: inside }) => [name, Buffer.from(inside).toString()])).toEqual([['验收单.txt', '第一张']]);
    await clue.destroyUpward(head(), id, await versionFor(head(), id));
    await expect(readSealedFile(own)).rejects.toThrow();
  });
});

describe('the hand-over', () => {
  const handOver = async (id: string, over: object = {}, ctx = head()) => clue.handOverUpward(ctx, id, { ...(await versionFor(ctx, id)), way: 'print', office: '市纪委监委信访室', withoutIdentity: false, ...over });

  test('is one: recorded with way, office and day; the reporter sees it and adds nothing more', async () => {
    const { id, receiptCode, upward } = await received();
    expect(await clue.visitByReceipt(clock, receiptCode)).toMatchObject({ stage: 'passedUp', receivedOn: '2026-11-20', next: { day: '2026-11-27', workingDays: 5 }, may: { add: true, answer: false, giveName: false, object: false }, passedUp: { code: upward.code, on: null } });
    expect((await say(receiptCode, '还有人知道')).talk).toMatchObject([{ text: '还有人知道', from: 'reporter' }]);
    expect(await outcome(clue.reporterSays(clock, { receiptCode, kind: 'objection', text: '不同意', attachments: [], wordsKey: randomKey() }))).toBe('wrongState');
    expect(await outcome(clue.giveNameLater(clock, { receiptCode, identity }))).toBe('wrongState');
    expect(await outcome(clue.printUpward(head(), id))).toBe('wrongState');
    expect(await outcome(clue.openUpward(head(), id, { reason: '' }))).toBe('badRequest');
    expect((await clue.openUpward(head(), id, { reason: '上送需要' })).entries.map(({ text }) => text)).toEqual(['还有人知道']);
    clock.set('2026-11-23T02:00:00.000Z');
    expect((await handOver(id)).handOver).toMatchObject({ on: '2026-11-23', way: 'print', office: '市纪委监委信访室', withIdentity: false });
    expect(await outcome(handOver(id, { way: 'file' }))).toBe('wrongState');
    await clue.printUpward(head(), id);
    expect(await outcome(clue.packageUpward(head(), id, { passphrase: '2'.repeat(25) }))).toBe('wrongState');
    expect(await outcome(clue.giveBackUpward(head(), id, { ...(await versionFor(head(), id)), reason: '太晚了太晚了' }))).toBe('wrongState');
    expect(await clue.visitByReceipt(clock, receiptCode)).toMatchObject({ stage: 'passedUp', next: null, may: { add: false }, passedUp: { code: upward.code, on: '2026-11-23' } });
    expect(await outcome(say(receiptCode, '再补'))).toBe('wrongState');
    expect((await findDeadlines([handOverKey(upward)])).map(({ state }) => state)).toEqual(['met']);
  });

  test('by name: the name goes with it once a custodian has let it, who sees the number only', async () => {
    const { id, upward } = await received({ identity });
    expect(await outcome(handOver(id))).toBe('badRequest');
    await clue.askUpwardIdentity(head(), id, await versionFor(head(), id));
    const asked = (await clue.listUpward(office().custodian, { limit: 20 })).items.find(({ code }) => code === upward.code);
    expect(asked).toMatchObject({ part: 'identity' });
    expect(await clue.upwardWork(office().custodian)).toContainEqual(expect.objectContaining({ step: '放开身份', title: `上送件　${upward.code}` }));
    expect(await outcome(clue.openUpward(office().custodian, id, { reason: '看一眼' }))).toBe('forbidden');
    expect(await outcome(clue.handOverUpward(office().custodian, id, { version: 1, way: 'print', office: '市纪委', withoutIdentity: true }))).toBe('forbidden');
    await clue.releaseUpwardIdentity(office().custodian, id, await versionFor(office().custodian, id));
    expect(await outcome(clue.showUpward(office().custodian, id))).toBe('notFound');
    expect((await clue.openUpward(head(), id, { reason: '上送需要' })).identity).toMatchObject({ named: true, name: identity.name, phone: identity.phone });
    expect((await handOver(id)).handOver).toMatchObject({ withIdentity: true });
  });

  test('without the name only where it is said; the custodian who passes on himself has it', async () => {
    const { id } = await received({ identity });
    expect((await handOver(id, { withoutIdentity: true })).handOver).toMatchObject({ withIdentity: false });
    const own = await received({ identity, fields: about('书记甲') });
    expect((await clue.openUpward(office().custodian, own.id, { reason: '上送需要' })).identity).toMatchObject({ name: identity.name });
    expect((await handOver(own.id, {}, office().custodian)).handOver).toMatchObject({ withIdentity: true });
  });

  test('as a file: opens with its passphrase in the page that goes with it, and with no other', async () => {
    const { id, upward, receiptCode } = await received({ identity });
    await say(receiptCode, '还有人知道');
    await clue.askUpwardIdentity(head(), id, await versionFor(head(), id));
    await clue.releaseUpwardIdentity(office().custodian, id, await versionFor(office().custodian, id));
    await handOver(id, { way: 'file' });
    const passphrase = 'ABCDEFGHJKMNPQRSTUVWXYZ23';
    const { bytes, name } = await clue.packageUpward(head(), id, { passphrase });
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
    expect(await outcome(clue.destroyUpward(head(), id, await versionFor(head(), id)))).toBe('wrongState');
    await handOver(id);
    const now = (await native(clue.UpwardModel).findOne({ _id: upward._id }))!;
    const hash = createHash('sha256');
    for (const { buffer } of [now.sealed!.content, now.sealed!.identity, now.sealed!.talk]) hash.update(Buffer.from(BigInt(buffer.length).toString(16).padStart(16, '0'), 'hex')).update(buffer);
    await clue.destroyUpward(head(), id, await versionFor(head(), id));
    const shown = await clue.showUpward(head(), id);
    expect(shown).toMatchObject({ state: 'destroyed', receivedOn: '2026-11-20', handOver: { on: '2026-11-20', by: { name: '书记甲' } }, destruction: { on: '2026-11-20', by: { name: '书记甲' }, sha256: hash.digest('hex') }, abilities: { open: false, fetch: false } });
    expect((await native(clue.UpwardModel).findOne({ _id: upward._id }))!.sealed).toBeNull();
    expect(await outcome(clue.openUpward(head(), id, { reason: '再看一眼' }))).toBe('wrongState');
    expect(await clue.visitByReceipt(clock, receiptCode)).toMatchObject({ stage: 'passedUp', talk: [], may: { add: false }, passedUp: { code: upward.code, on: '2026-11-20' } });
  });

  test('where nobody confirms it is destroyed by itself after 15 working days, and the holder is told; cut off anywhere it goes on', async () => {
    clock.set('2026-11-20T02:00:00.000Z');
    const { id, upward } = await received();
    await handOver(id);
    clock.set('2026-12-11T02:00:00.000Z');
    await destroyOverdue(system);
    expect((await clue.showUpward(head(), id)).state).toBe('handedOver');
    clock.set('2026-12-12T02:00:00.000Z');
    expect(await cutAfter(1, () => destroyOverdue(system))).toBe('cut');
    await healUpward(system);
    await destroyOverdue(system);
    expect(await clue.showUpward(head(), id)).toMatchObject({ state: 'destroyed', destruction: { by: null } });
    expect(await native(DeliveryModel).countDocuments({ template: 'upward.destroyed', 'params.code': upward.code })).toBe(1);
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
    expect([delivery!.to, Object.keys(delivery!.params as object).sort()]).toEqual([{ accountId: accountIdOf(head()) }, ['code', 'due']]);
    expect(await clue.upwardWork(head())).toContainEqual(expect.objectContaining({ title: `上送件　${upward.code}`, step: '移交上级', light: 'red' }));
    for (const ctx of [office().leader, office().deputy]) expect(JSON.stringify(await clue.upwardWork(ctx))).not.toContain(upward.code);
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
