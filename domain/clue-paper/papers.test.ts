import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import type { PaperKind } from '../../contracts/clue-paper';
import { ClueDesk, openClueOffice, type ClueStaff } from '../../test/support/clue-office';
import { useTestDatabase } from '../../test/support/database';
import { useWorld } from '../../test/support/world';
import * as clue from '../clue';
import { DeliveryModel, fixedClock, installShredder, native, settle, systemContext, verifyAudit, type Context } from '../kernel';
import { CluePaperModel, papers } from './model';
import { finishAll } from './numbers';
import { paperFilter } from './queries';
import * as paper from '.';

useTestDatabase();
const clock = fixedClock('2026-11-20T01:00:00Z');
let folder: string;
let people: ClueStaff;
let desk: ClueDesk;
let districtId: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'paper-shred-'));
  installShredder(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => clock.set('2026-11-20T01:00:00Z'));
useWorld(async () => {
  ({ people, districtId } = await openClueOffice(clock));
  desk = new ClueDesk(people, clock);
});
afterEach(() => jest.restoreAllMocks());

const outcome = (promise: Promise<unknown>): Promise<string> => promise.then(() => 'done', (error: { code?: string }) => error.code ?? String(error));
const ofClue = (clueId: string) => ({ type: 'clue' as const, clueId });
async function drafted(ctx: Context, clueId: string, kind: PaperKind = 'verificationPlan', fields: Record<string, string> = { steps: '先看账，再看现场。' }) {
  await desk.look(ctx, clueId);
  const { body } = await paper.fillForm(ctx, { kind, about: ofClue(clueId) });
  const made = await paper.draftPaper(ctx, { kind, about: ofClue(clueId), body: { ...body, fields: { ...body.fields, ...fields } } });
  return input(made);
}
const input = ({ paper: { _id, trail } }: { paper: { _id: mongoose.Types.ObjectId; trail: { seq: number } } }) => ({ id: _id.toHexString(), version: trail.seq });
const submitted = async (ctx: Context, clueId: string, kind?: PaperKind, fields?: Record<string, string>) => input(await paper.submitPaper(ctx, await drafted(ctx, clueId, kind, fields)));
async function handled(): Promise<string> {
  const id = await desk.receive();
  await desk.handle(id);
  return id;
}

describe('the life of a document', () => {
  test('is filled in from the clue, changed, sent, given back, signed by somebody else, numbered, and voided with its number', async () => {
    const { handler, leader, manager } = people;
    const clueId = await handled();
    await desk.look(handler, clueId);
    const { form, body } = await paper.fillForm(handler, { kind: 'verificationPlan', about: ofClue(clueId) });
    expect(form).toMatchObject({ title: '初核方案', toLabel: '呈报' });
    expect(body).toMatchObject({ to: '委领导', secrecy: '秘密', fields: { person: '演示某 演示单位 主任', matters: expect.stringContaining('砂石') as string, team: '承办甲', basis: expect.stringContaining('2026年11月20日收到，批准的处置方式：初步核实') as string } });
    const refused = await paper.draftPaper(handler, { kind: 'verificationPlan', about: ofClue(clueId), body }).catch((error: { fields: unknown }) => error.fields);
    expect(refused).toEqual([{ path: 'body.fields.steps', message: '请写步骤和方法' }]);

    const draft = await drafted(handler, clueId);
    expect(await outcome(paper.downloadPaper(handler, draft.id))).toBe('wrongState');
    const sent = await paper.submitPaper(handler, draft);
    expect(await outcome(paper.signPaper(handler, input(sent)))).toBe('forbidden');
    await desk.look(leader, clueId);
    const back = await paper.giveBackPaper(leader, input(sent), { reason: '步骤写得太简单。' });
    const changed = await paper.changePaper(handler, input(back), { body: { ...body, fields: { ...body.fields, steps: '先看账，再看现场，最后谈话。' } } });
    const again = await paper.submitPaper(handler, input(changed));
    const checked = await paper.checkPaper(manager, input(again));
    const signed = await paper.signPaper(leader, input(checked));
    expect(signed.paper).toMatchObject({ state: 'signed', number: '青纪核〔2026〕1号', signedOn: '2026-11-20' });
    const opened = await paper.openPaperForReading(leader, draft.id);
    expect(opened).toMatchObject({ drafter: { name: '承办甲' }, reviewer: { name: '案管甲' }, signer: { name: '领导甲' }, remarks: [{ what: 'giveBack', by: '领导甲', text: '步骤写得太简单。' }], body: { fields: { steps: '先看账，再看现场，最后谈话。' } } });
    const voided = await paper.voidPaper(leader, input(signed), { reason: '对象写错，重新拟。' });
    expect(voided.paper).toMatchObject({ state: 'voided', number: '青纪核〔2026〕1号' });
    expect(await outcome(paper.signPaper(leader, input(voided)))).toBe('wrongState');
  });

  test('is told to those who sign, and to whoever drafted it, by kind and code only', async () => {
    const { handler, leader } = people;
    const clueId = await handled();
    const sent = await submitted(handler, clueId);
    await paper.signPaper(leader, sent);
    await settle(clock);
    const told = (await native(DeliveryModel).find({ template: /^cluePaper/ }).toArray()).map(({ template, params }) => ({ template, params }));
    expect(told.map(({ template }) => template).sort()).toEqual(['cluePaper.signed', 'cluePaper.toSign', 'cluePaper.toSign']);
    expect(JSON.stringify(told)).not.toMatch(/砂石|看账|演示某/);
  });

  test('two who change one draft do not overwrite each other', async () => {
    const { handler } = people;
    const clueId = await handled();
    const draft = await drafted(handler, clueId);
    const { body } = await paper.openPaperForReading(handler, draft.id);
    expect((await Promise.all([outcome(paper.changePaper(handler, draft, { body })), outcome(paper.changePaper(handler, draft, { body }))])).sort()).toEqual(['conflict', 'done']);
  });

  test('a dropped draft is gone, its words too, and takes no number', async () => {
    const { handler, leader } = people;
    const clueId = await handled();
    const draft = await drafted(handler, clueId);
    await paper.dropPaper(handler, draft);
    expect(await outcome(paper.openPaperForReading(handler, draft.id))).toBe('notFound');
    expect((await papers().findOne({ _id: new mongoose.Types.ObjectId(draft.id) }))?.sealed).toBeUndefined();
    expect((await paper.signPaper(leader, await submitted(handler, clueId))).paper.number).toBe('青纪核〔2026〕1号');
  });

  test('what a kind is not for is refused: of another’s clue, at another step, without a reason for reading', async () => {
    const { handler, other, manager } = people;
    const clueId = await handled();
    expect(await outcome(paper.fillForm(handler, { kind: 'verificationPlan', about: ofClue(clueId) }))).toBe('badRequest');
    await desk.look(handler, clueId);
    expect(await outcome(paper.fillForm(handler, { kind: 'urgingLetter', about: ofClue(clueId) }))).toBe('wrongState');
    expect(await outcome(paper.fillForm(handler, { kind: 'clearingLetter', about: ofClue(clueId) }))).toBe('wrongState');
    expect(await outcome(paper.fillForm(manager, { kind: 'verificationPlan', about: ofClue(clueId) }))).toBe('wrongState');
    expect(await outcome(paper.fillForm(other, { kind: 'verificationPlan', about: ofClue(clueId) }))).toBe('notFound');
  });
});

describe('numbers', () => {
  /** Every number of the year in one series. */
  const given = async (): Promise<number[]> => (await papers().find({ number: { $ne: null } }).toArray()).map(({ number }) => Number(/〔2026〕(\d+)号/.exec(number!)![1])).sort((a, b) => a - b);
  const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

  test('many signed at once share no number and leave no gap', async () => {
    const { handler, leader, leader2 } = people;
    const clueId = await handled();
    const waiting = [];
    for (let at = 0; at < 12; at += 1) waiting.push(await submitted(handler, clueId));
    const signed = await Promise.all(waiting.flatMap((one) => [outcome(paper.signPaper(leader, one)), outcome(paper.signPaper(leader2, one))]));
    expect(signed.filter((one) => one === 'done')).toHaveLength(12);
    await finishAll(systemContext('test', clock));
    expect(await given()).toEqual(upTo(12));
  });

  test('a crash at any write between signature and number leaves no gap: the document gets its number afterwards', async () => {
    const { handler, leader } = people;
    const clueId = await handled();
    const prototype = mongoose.mongo.Collection.prototype;
    const original = { updateOne: prototype.updateOne, insertOne: prototype.insertOne };
    let signed = 0;
    for (const collection of ['cluePapers', 'counters', 'numbers']) {
      for (const when of ['before', 'after'] as const) {
        const waiting = await submitted(handler, clueId);
        let armed = true;
        for (const method of ['updateOne', 'insertOne'] as const) {
          jest.spyOn(prototype, method).mockImplementation(async function (this: mongoose.mongo.Collection, ...args: never[]) {
            const strike = armed && this.collectionName === collection && (collection !== 'cluePapers' || method === 'updateOne');
            if (!strike) return (original[method] as (...all: never[]) => never).apply(this, args);
            armed = false;
            if (when === 'after') await (original[method] as (...all: never[]) => Promise<unknown>).apply(this, args);
            throw new Error('the process died');
          } as never);
        }
        await outcome(paper.signPaper(leader, waiting));
        jest.restoreAllMocks();
        expect(armed).toBe(false);
        signed += 1;
        await finishAll(systemContext('test', clock));
        // Where not even the signature was written, it is signed again.
        const now = await papers().findOne({ _id: new mongoose.Types.ObjectId(waiting.id) });
        if (now?.state === 'review') await paper.signPaper(leader, input({ paper: now }));
        expect(await given()).toEqual(upTo(signed));
      }
    }
  });

  test('a word is an office’s own to choose; what was signed keeps its number', async () => {
    const { handler, leader, manager } = people;
    const clueId = await handled();
    const first = await paper.signPaper(leader, await submitted(handler, clueId));
    const { items, version } = await paper.showNumberWords(manager);
    await paper.saveNumberWords(manager, { version, items: items.map((one) => (one.kind === 'verificationPlan' ? { ...one, word: '青纪方案' } : one)) });
    expect((await paper.signPaper(leader, await submitted(handler, clueId))).paper.number).toBe('青纪方案〔2026〕1号');
    expect((await papers().findOne({ _id: first.paper._id }))?.number).toBe('青纪核〔2026〕1号');
    clock.set('2027-01-04T01:00:00Z');
    expect((await paper.signPaper(leader, await submitted(handler, clueId))).paper.number).toBe('青纪方案〔2027〕1号');
  });
});

describe('whose it is', () => {
  test('readers of the clue see its documents in the register; for others they are not there', async () => {
    const { handler, other, manager, leader, custodian } = people;
    const clueId = await handled();
    const { paper: signed } = await paper.signPaper(leader, await submitted(handler, clueId));
    const list = (ctx: Context) => paper.listPapers(ctx, { limit: 20 });
    expect((await list(manager)).items).toMatchObject([{ number: '青纪核〔2026〕1号', kind: 'verificationPlan', state: 'signed', clue: { id: clueId }, drafter: { name: '承办甲' } }]);
    expect(await list(other)).toEqual({ items: [], nextCursor: null });
    expect((await list(custodian)).items).toEqual([]);
    const nothing = '0123456789abcdef01234567';
    for (const id of [signed._id.toHexString(), nothing]) {
      expect(await outcome(paper.openPaperForReading(other, id))).toBe('notFound');
      expect(await outcome(paper.downloadPaper(other, id))).toBe('notFound');
      expect(await outcome(paper.voidPaper(custodian, { id, version: 5 }, { reason: '不该看得到的。' }))).not.toBe('done');
    }
  });

  test('what it says is in no document in clear, and goes with the clue', async () => {
    const { handler, leader } = people;
    const clueId = await handled();
    const { paper: signed } = await paper.signPaper(leader, await submitted(handler, clueId));
    const dump = async (): Promise<string> => JSON.stringify(await Promise.all((await mongoose.connection.db!.listCollections().toArray()).map(({ name }) => mongoose.connection.db!.collection(name).find().toArray())));
    expect(await dump()).not.toMatch(/看账|演示某|先看/);
    const found = await native(clue.ClueModel).findOne({ _id: signed.clueId! });
    await clue.eraseClueParts(found!);
    const after = await papers().findOne({ _id: signed._id });
    expect([after?.sealed, after?.number]).toEqual([undefined, '青纪核〔2026〕1号']);
    expect(await outcome(paper.openPaperForReading(handler, signed._id.toHexString()))).toBe('notFound');
    expect((await verifyAudit({ file: join(folder, 'anchors.jsonl') })).findings.filter(({ collection }) => collection === 'cluePapers')).toEqual([]);
  });

  test('an older draft put back into the database does not open in the place of what was signed', async () => {
    const { handler, leader } = people;
    const clueId = await handled();
    const draft = await drafted(handler, clueId);
    const _id = new mongoose.Types.ObjectId(draft.id);
    const { sealed } = (await papers().findOne({ _id }))!;
    const { body } = await paper.openPaperForReading(handler, draft.id);
    const changed = await paper.changePaper(handler, draft, { body: { ...body, fields: { ...body.fields, steps: '改过的步骤。' } } });
    await paper.signPaper(leader, input(await paper.submitPaper(handler, input(changed))));
    await papers().updateOne({ _id }, { $set: { sealed: sealed! } });
    expect(await outcome(paper.openPaperForReading(handler, draft.id))).not.toBe('done');
  });

  test('the register reads by index', async () => {
    const planOf = async (filter: object): Promise<string> => JSON.stringify(await native(CluePaperModel).find(filter as never).sort({ _id: -1 }).explain());
    const none = new mongoose.Types.ObjectId() as never;
    expect(await planOf(paperFilter({ clueId: String(none) }, none))).toContain('clueId_1__id_-1');
    expect(await planOf(paperFilter({ kind: 'fileIndex' }, none))).toContain('kind_1__id_-1');
    expect(await planOf(paperFilter({ state: 'review' }, none))).toContain('state_1__id_-1');
    expect(await planOf(paperFilter({}, none))).not.toContain('COLLSCAN');
  });
});

describe('to a unit, without a clue', () => {
  test('is for those who look after ordinary problems, and sealed under the server’s key', async () => {
    const { manager, leader, handler } = people;
    const about = { type: 'unit' as const, organisationId: districtId, followUpNumber: '' };
    const { body } = await paper.fillForm(manager, { kind: 'workNotice', about });
    expect(body).toMatchObject({ to: '青禾区', fields: { reply: expect.stringContaining('青禾区纪委监委') as string } });
    const fields = { ...body.fields, problem: '演示问题：窗口两天没有人。', duty: '值班制度。', look: '值班表和实际到岗。' };
    const draft = await paper.draftPaper(manager, { kind: 'workNotice', about, body: { ...body, fields } });
    expect(JSON.stringify(await papers().find().toArray())).not.toContain('演示问题');
    const signed = await paper.signPaper(leader, input(await paper.submitPaper(manager, input(draft))));
    expect(signed.paper.number).toBe('青纪监提〔2026〕1号');
    expect((await paper.listPapers(leader, { limit: 20, about: 'unit' })).items).toHaveLength(1);
    expect((await paper.listPapers(handler, { limit: 20 })).items).toEqual([]);
    expect(await outcome(paper.openPaperForReading(handler, signed.paper._id.toHexString()))).toBe('notFound');
    expect(await outcome(paper.fillForm(manager, { kind: 'verificationPlan', about }))).toBe('badRequest');
    expect(await outcome(paper.fillForm(manager, { kind: 'workNotice', about: { ...about, followUpNumber: 'PY-2026-9999' } }))).toBe('badRequest');
  });
});
