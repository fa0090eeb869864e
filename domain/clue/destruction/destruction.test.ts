import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import mongoose from 'mongoose';
import { useTestDatabase } from '../../../test/support/database';
import { handle, openDesk, receiveClue, refuse, seenBy, type Desk } from '../../../test/support/closed-clue';
import { randomKey } from '../../../test/support/report';
import { useWorld } from '../../../test/support/world';
import { anchorDay, anchorFile, DeadlineModel, DeliveryModel, destroyShredKey, fixedClock, installAnchors, loadCalendar, native, ObjectId, readShredKey, readTrail, saveSetting, systemContext, verifyAudit, type Context } from '../../kernel';
import * as clue from '..';
import { ClueEntryModel } from '../entry-model';
import { ClueModel } from '../model';
import { ClueDestructionModel } from './model';
import { daysAfter, monthsAfter, retentionKey } from './terms';

const database = useTestDatabase();
const clock = fixedClock('2026-11-20T01:00:00Z');
const system = systemContext('job:test', clock);
let desk: Desk;
const outcome = (promise: Promise<unknown>): Promise<string> => promise.then(() => 'done', (error: { code?: string; message?: string }) => error.code ?? String(error.message));
const stored = (id: string) => native(ClueModel).findOne({ _id: new ObjectId(id) });
const night = async (day: string) => {
  // 02:20 of the day in Shanghai.
  clock.set(new Date(Date.parse(`${day}T02:20:00+08:00`)).toISOString());
  return clue.destroyClues(system);
};
const plan = async (day: string): Promise<void> => {
  clock.set(new Date(Date.parse(`${day}T03:10:00+08:00`)).toISOString());
  await clue.planDestructions(system);
};
const warnings = async (): Promise<{ to: string | undefined; text: string }[]> => (await native(DeliveryModel).find({ template: 'clue.retention' }).toArray()).map(({ to, params }) => ({ to: to.accountId, text: JSON.stringify(params) }));
const due = async (ctx: Context, held?: 'yes' | 'no') => (await clue.listRetention(ctx, { limit: 20, ...(held ? { held } : {}) })).items;

beforeEach(() => {
  clock.set('2026-11-20T01:00:00Z');
  installAnchors(database.dataDir());
  rmSync(path.dirname(anchorFile()), { recursive: true, force: true });
});
useWorld(async () => {
  await loadCalendar();
  desk = await openDesk(clock);
});

test.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2026-11-20', 60, '2031-11-20'],
  ['2024-02-29', 12, '2025-02-28'],
])('%s and %i months is %s', (from, months, day) => expect(monthsAfter(from, months)).toBe(day));

test('what ended has a day by how it ended; what is handled has none', async () => {
  const of = async (how: 'handled' | 'dismissed' | 'parked' | 'refused' | 'open') => {
    const { id } = await receiveClue(clock);
    if (how === 'refused') await refuse(desk, id);
    else if (how !== 'open') await handle(desk, id, how);
    return (await stored(id))?.destroyOn ?? null;
  };
  expect(await of('handled')).toBe('2031-11-20');
  expect(await of('dismissed')).toBe('2029-11-20');
  expect(await of('parked')).toBe('2036-11-20');
  expect(await of('refused')).toBe('2028-11-20');
  expect(await of('open')).toBeNull();
});

test('its readers are told 30 and 7 days before, by code; in the night of its day it goes, and a proof stays', async () => {
  const { id, code, receiptCode } = await receiveClue(clock);
  await refuse(desk, id);
  const slot = (await stored(id))!.shredSlot;
  await plan('2028-10-19');
  expect(await warnings()).toEqual([]);
  await plan('2028-10-20');
  expect(await due(desk.manager)).toMatchObject([{ id, code, end: 'passedOn', endedOn: '2026-11-20', destroyOn: '2028-11-20', held: null }]);
  await plan('2028-10-21');
  expect((await warnings()).map(({ text }) => text)).toEqual([expect.stringContaining(code)]);
  await plan('2028-11-12');
  await plan('2028-11-13');
  expect(await warnings()).toHaveLength(2);
  expect(JSON.stringify(await warnings())).not.toContain('砂石');
  expect(await night('2028-11-19')).toMatchObject({ destroyed: 0 });
  expect(await clue.visitByReceipt(clock, receiptCode)).toMatchObject({ stage: 'notAccepted' });

  expect(await night('2028-11-20')).toEqual({ destroyed: 1, restored: 0, again: 0 });
  expect(await readShredKey(slot)).toBeNull();
  expect(await outcome(clue.showClue(desk.manager, id))).toBe('notFound');
  expect(await outcome(clue.visitByReceipt(clock, receiptCode))).toBe('receiptNotFound');
  expect(await outcome(clue.visitByReceipt(clock, '0000000000000000'))).toBe('receiptNotFound');
  const [proof] = (await clue.listDestructions(desk.manager, { limit: 20 })).items;
  expect(proof).toMatchObject({ code, receivedOn: '2026-11-20', endedOn: '2026-11-20', destroyedOn: '2028-11-20', ground: 'term', by: [], sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string });
  expect(await clue.showDestruction(desk.leader, proof!.id)).toEqual(proof);
  expect((await clue.listDestructions(desk.custodian, { limit: 20 })).items).toEqual([proof]);
  // Who could not open it learns of no such code, also by its proof.
  const grants = [{ role: 'clueManager' as const, organisationId: desk.districtId }];
  const stranger: Context = { actor: { kind: 'staff', accountId: 'c'.repeat(24), name: '线索乙', grants }, clock };
  expect((await clue.listDestructions(stranger, { limit: 20 })).items).toEqual([]);
  expect(await outcome(clue.showDestruction(stranger, proof!.id))).toBe('notFound');
  const auditor: Context = { actor: { kind: 'staff', accountId: 'd'.repeat(24), name: '审计甲', grants: [{ role: 'auditAdmin', organisationId: desk.districtId }] }, clock };
  expect((await clue.listDestructions(auditor, { limit: 20 })).items).toEqual([proof]);
  for (const name of ['clues', 'clueEntries', 'sealedFiles', 'sealedParts']) expect([name, await mongoose.connection.db!.collection(name).countDocuments({})]).toEqual([name, 0]);
  expect((await readTrail('clues', id)).at(-1)).toMatchObject({ verb: 'clue.destroyed' });
  expect(await night('2028-11-21')).toEqual({ destroyed: 0, restored: 0, again: 0 });
});

test('a hold keeps it past its day; another lifts it, and its readers have 30 days again', async () => {
  const { id } = await receiveClue(clock);
  await refuse(desk, id);
  await plan('2028-11-01');
  await clue.holdClue(desk.manager, await seenBy(desk.manager, id), { reason: '还有一件相关的在查。' });
  expect((await stored(id))!.handling!.hold).not.toHaveProperty('reason');
  expect(await due(desk.leader, 'yes')).toMatchObject([{ id, held: { by: { name: '线索甲' } } }]);
  expect(await due(desk.leader, 'no')).toEqual([]);
  await plan('2028-12-20');
  expect(await night('2028-12-21')).toMatchObject({ destroyed: 0 });
  const told = (await warnings()).length;

  expect(await outcome(clue.liftHold(desk.manager, await seenBy(desk.manager, id), { reason: '查完了，可以放。' }))).toBe('forbidden');
  clock.set('2028-12-21T02:00:00Z');
  await clue.liftHold(desk.leader, await seenBy(desk.leader, id), { reason: '相关的那件查完了。' });
  await plan('2028-12-22');
  expect((await warnings()).length).toBeGreaterThan(told);
  expect(await night('2029-01-20')).toMatchObject({ destroyed: 0 });
  expect(await night('2029-01-21')).toMatchObject({ destroyed: 1 });
});

test('handled again it has no day; an objection begins the term anew', async () => {
  const { id, receiptCode } = await receiveClue(clock);
  await handle(desk, id);
  clock.set('2031-11-01T02:00:00Z');
  await clue.reporterSays(clock, { receiptCode, kind: 'objection', text: '钱没有退完，请再查。', attachments: [], wordsKey: randomKey() });
  await plan('2031-11-02');
  expect((await stored(id))!.destroyOn).toBe('2036-11-01');
  await clue.reopenClue(desk.manager, await seenBy(desk.manager, id), { reason: '反映人有异议，再查。' });
  expect((await stored(id))!.destroyOn).toBeNull();
  expect(await night('2041-01-01')).toMatchObject({ destroyed: 0 });
});

test('a shorter term destroys nothing unannounced, and is never shorter than six months', async () => {
  const { id } = await receiveClue(clock);
  await handle(desk, id);
  clock.set('2028-01-05T02:00:00Z');
  expect(await outcome(saveSetting(system, retentionKey, null, { dismissed: 5, handled: 5, parked: 5, passedOn: 5 }))).toBe('badRequest');
  await saveSetting(system, retentionKey, null, { dismissed: 6, handled: 6, parked: 6, passedOn: 6 });
  expect(await night('2028-01-06')).toMatchObject({ destroyed: 0 });
  await plan('2028-01-06');
  expect(await warnings()).toHaveLength(2);
  expect(await night('2028-02-05')).toMatchObject({ destroyed: 0 });
  expect(await night('2028-02-06')).toMatchObject({ destroyed: 1 });
  expect(await stored(id)).toBeNull();
});

test('before its term two people decide, and it goes in the next night; both stand in the proof', async () => {
  const { id, code } = await receiveClue(clock);
  await handle(desk, id);
  const { manager, leader, handler } = desk;
  await clue.askDestruction(manager, await seenBy(manager, id), { reason: '反映人要求销毁，同意他的请求。' });
  expect(await native(DeliveryModel).countDocuments({ template: 'clue.turn', 'params.step': '审批', 'params.code': code })).toBeGreaterThan(0);
  expect(await outcome(clue.decideClue(handler, await seenBy(handler, id), { agree: true, opinion: '' }))).toBe('forbidden');
  await clue.decideClue(leader, await seenBy(leader, id), { agree: true, opinion: '同意销毁。' });
  expect(await clue.showClue(leader, id)).toMatchObject({ state: 'closed', retention: { destroyOn: '2026-11-21', decided: true } });
  expect(await night('2026-11-21')).toMatchObject({ destroyed: 1 });
  expect((await clue.listDestructions(leader, { limit: 20 })).items).toMatchObject([{ code, ground: 'decision', by: ['线索甲', '领导甲'] }]);
});

test('a decision is void once somebody holds it; one that is refused or taken back changes nothing', async () => {
  const { id } = await receiveClue(clock);
  await handle(desk, id);
  const { manager, leader } = desk;
  const ask = async () => clue.askDestruction(manager, await seenBy(manager, id), { reason: '反映人要求销毁。' });
  await ask();
  await clue.withdrawProposal(manager, await seenBy(manager, id));
  await ask();
  await clue.decideClue(leader, await seenBy(leader, id), { agree: false, opinion: '还要留着备查。' });
  expect(await clue.showClue(leader, id)).toMatchObject({ state: 'closed', pending: null, retention: { destroyOn: '2031-11-20', decided: false } });
  await ask();
  await clue.decideClue(leader, await seenBy(leader, id), { agree: true, opinion: '' });
  await clue.holdClue(leader, await seenBy(leader, id), { reason: '上级来电，先留着。' });
  expect(await night('2026-11-22')).toMatchObject({ destroyed: 0 });
  expect(await clue.showClue(leader, id)).toMatchObject({ held: true, retention: { decided: false } });
  expect((await clue.showClue(leader, id)).abilities).toMatchObject({ hold: false, liftHold: false, askDestruction: false });
  expect((await clue.showClue(manager, id)).abilities).toMatchObject({ liftHold: true, askDestruction: false });
});

test('a clue whose reply was not sent, or that nobody registered, is never destroyed', async () => {
  const { id } = await receiveClue(clock);
  await refuse(desk, id);
  await native(ClueModel).updateOne({ _id: new ObjectId(id) }, { $set: { 'handling.reply': { entry: 'a'.repeat(24), step: 'acceptance' }, destroyOn: '2028-11-20' } });
  expect(await night('2029-01-01')).toMatchObject({ destroyed: 0 });
  expect(await stored(id)).not.toBeNull();
});

test('killed at any write, the next night goes on to the end: nothing opens, nothing is left, one proof', async () => {
  const prototype = Object.getPrototypeOf(native(ClueModel)) as Record<string, (...args: unknown[]) => Promise<unknown>>;
  let day = '2028-11-20';
  for (const when of ['before', 'after'] as const) {
    for (let at = 1, killed = true; killed; at += 1) {
      clock.set('2026-11-20T01:00:00Z');
      const { id, code } = await receiveClue(clock);
      await refuse(desk, id);
      await plan('2028-10-20');
      let left = at;
      killed = false;
      const spies = (['insertOne', 'updateOne', 'replaceOne', 'deleteOne', 'deleteMany', 'bulkWrite'] as const).map((method) => {
        const write = prototype[method]!;
        return jest.spyOn(prototype, method).mockImplementation(async function (this: unknown, ...args: unknown[]) {
          left -= 1;
          if (left === 0) killed = true;
          if (left === 0 && when === 'before') throw new Error('killed');
          const answer = await write.apply(this, args);
          if (left === 0) throw new Error('killed');
          return answer;
        });
      });
      // Far enough from the one before that the sweep behind it writes nothing.
      day = daysAfter(day, 5);
      await night(day).catch((error: Error) => expect(error.message).toBe('killed'));
      for (const spy of spies) spy.mockRestore();
      await night(daysAfter(day, 1));
      expect([when, at, await stored(id)]).toEqual([when, at, null]);
      expect(await native(ClueDestructionModel).find({ code }).toArray()).toMatchObject([{ state: 'done', ground: 'term' }]);
      expect(await mongoose.connection.db!.collection('clueEntries').countDocuments({ clueId: new ObjectId(id) })).toBe(0);
      expect((await readTrail('clues', id)).filter(({ verb }) => verb === 'clue.destroyed')).toHaveLength(1);
    }
  }
  clock.advance(3_600_000);
  await anchorDay(system);
  expect((await verifyAudit({ clock })).findings).toEqual([]);
}, 120_000);

test('anchored before and destroyed after, the audit is whole; what was deleted past the platform is not', async () => {
  const [one, two] = [await receiveClue(clock), await receiveClue(clock)];
  await refuse(desk, one.id);
  clock.advance(3_600_000);
  await anchorDay(system);
  await plan('2028-10-20');
  await night('2028-11-20');
  expect((await verifyAudit({ clock })).findings).toEqual([]);
  clock.advance(3_600_000);
  await anchorDay(system);
  expect((await verifyAudit({ clock })).findings).toEqual([]);
  await native(ClueModel).deleteOne({ _id: new ObjectId(two.id) });
  expect((await verifyAudit({ clock })).findings.map(({ id }) => id)).toContain(two.id);
});

test('a copy of the keys that brings one back is undone: it is overwritten again by the proof', async () => {
  const { id } = await receiveClue(clock);
  await refuse(desk, id);
  const slot = (await stored(id))!.shredSlot;
  const block = path.join(database.dataDir(), 'shred', '000000.keys');
  const before = readFileSync(block);
  await plan('2028-10-20');
  await night('2028-11-20');
  writeFileSync(block, before);
  expect(await readShredKey(slot)).not.toBeNull();
  expect(await night('2028-12-20')).toEqual({ destroyed: 0, restored: 0, again: 1 });
  expect(await readShredKey(slot)).toBeNull();
});

test('one that is there without its key is taken away whatever its state, and nothing is owed any more', async () => {
  const [gone, kept] = [await receiveClue(clock), await receiveClue(clock)];
  await destroyShredKey((await stored(gone.id))!.shredSlot);
  const open = () => native(DeadlineModel).countDocuments({ 'subject.id': gone.id, state: 'open' });
  expect(await open()).toBe(2);
  expect(await night('2026-11-21')).toEqual({ destroyed: 0, restored: 1, again: 0 });
  expect(await open()).toBe(0);
  expect(await stored(gone.id)).toBeNull();
  expect(await stored(kept.id)).not.toBeNull();
  expect((await clue.listDestructions(desk.leader, { limit: 20 })).items).toMatchObject([{ code: gone.code, ground: 'restored', endedOn: null }]);
});

test('what a request under way left behind its destruction goes in the next night', async () => {
  const { id } = await receiveClue(clock);
  await refuse(desk, id);
  const [entry] = await native(ClueEntryModel).find({ clueId: new ObjectId(id) }).toArray();
  await plan('2028-10-20');
  await night('2028-11-20');
  await native(ClueEntryModel).insertOne(entry!);
  await night('2028-11-21');
  expect(await native(ClueEntryModel).countDocuments({})).toBe(0);
});

test('lists and proofs read by index', async () => {
  const { destructionFilter, retentionFilter } = await import('./list');
  const planOf = async (model: mongoose.Model<never>, query: object, sort: Record<string, 1 | -1>) => JSON.stringify(await native(model).find(query as never).sort(sort).explain());
  expect(await planOf(ClueModel as never, retentionFilter(desk.manager, {}), { destroyOn: 1, _id: 1 })).toContain('readers_1_destroyOn_1__id_1');
  expect(await planOf(ClueDestructionModel as never, destructionFilter(desk.manager, {}), { destroyedOn: -1, _id: -1 })).toContain('shownTo_1_state_1_destroyedOn_-1__id_-1');
  expect(await planOf(ClueModel as never, { destroyOn: { $lte: '2028-01-01' } }, { _id: 1 })).toContain('destroyOn_1');
});

test('whoever may not read it finds it in no list of what is due', async () => {
  const { id } = await receiveClue(clock);
  await refuse(desk, id);
  await plan('2028-10-20');
  expect(await due(desk.handler)).toEqual([]);
  expect(await due(desk.clerk)).toHaveLength(1);
  expect(await outcome(clue.holdClue(desk.clerk, await seenBy(desk.clerk, id), { reason: '我想留着。' }))).toBe('forbidden');
  expect(await outcome(clue.listDestructions(desk.handler, { limit: 20 }))).toBe('forbidden');
});
