import { fixedClock, loadCalendar, native, ObjectId, type Context } from '../../kernel';
import type { Role } from '../../../contracts/roles';
import { accountIdOf, certify, withKeys } from '../../../test/support/ceremony';
import { useTestDatabase } from '../../../test/support/database';
import { buildAccount } from '../../../test/support/factories';
import { openOffice, randomKey, type Office } from '../../../test/support/report';
import { useWorld } from '../../../test/support/world';
import { isClueCode } from '../report/code';
import * as clue from '..';

useTestDatabase();
const clock = fixedClock('2026-11-20T01:00:00Z');
let office: Office;
let handler: Context;
/** Named in the report, and a handler of clues himself. */
let named: Context;

beforeEach(() => clock.set('2026-11-20T01:00:00Z'));
useWorld(async () => {
  await loadCalendar();
  office = await openOffice(clock);
  const staff = async (name: string, role: Role): Promise<Context> => {
    const grants = [{ role, organisationId: office.districtId }];
    return withKeys(await buildAccount({ name, grants }), grants, clock);
  };
  [handler, named] = [await staff('承办甲', 'clueHandler'), await staff('承办乙', 'clueHandler')];
  await certify(office.custodian, handler, named);
});

const what = '演示内容：会计甲多记了三车砂石，承办乙签了字。';
const person = (name: string) => ({ name, organisation: '演示村', post: '' });
const outcome = (promise: Promise<unknown>): Promise<string> => promise.then(() => 'done', (error: { code?: string; message?: string }) => `${error.code}: ${error.message}`);
const at = async (ctx: Context, id: string) => ({ id, version: (await clue.showClue(ctx, id)).version });
const show = (ctx: Context, id: string) => clue.showClue(ctx, id);

async function registered(): Promise<{ id: string; receiptCode: string }> {
  const fields = { topic: 'money', what, when: '', placeId: null, placeText: '', people: [person('会计甲'), person('承办乙')], howKnown: '', evidence: '', money: '', elsewhere: '', extra: {} };
  const received = await clue.receiveReport({ actor: { kind: 'citizen' }, clock }, { submissionKey: randomKey(), fields, identity: { name: '演示举报人', phone: '19900000001', identityNumber: '', address: '', callTimes: '' }, tellByPhone: false, files: [], channel: 'web' });
  const id = received.clue._id.toHexString();
  await clue.registerClue(office.clerk, await at(office.clerk, id), { kind: 'accusation', townId: null, named: 'unconfirmed', toReporter: '您反映的事我们受理了。', note: '' });
  return { id, receiptCode: received.receiptCode };
}
const split = async (id: string, name: string, words = `${name}的事，照反映的写。`) => clue.splitClue(office.manager, await at(office.manager, id), { person: person(name), what: words });
async function close(id: string): Promise<void> {
  const { manager, leader } = office;
  await clue.distributeClue(manager, await at(manager, id), { handlerId: accountIdOf(handler), coHandlerIds: [], note: '' });
  await clue.signClue(handler, await at(handler, id));
  await clue.proposeDisposition(handler, await at(handler, id), { disposition: 'preliminary', opinion: '有具体线索，建议初步核实。', toReporter: '' });
  await clue.decideClue(leader, await at(leader, id), { agree: true, opinion: '同意。' });
  await clue.proposeClosing(handler, await at(handler, id), { result: '查明多记三车，已经退回。', toReporter: '多记的三车已经退回。' });
  await clue.decideClue(leader, await at(leader, id), { agree: true, opinion: '同意办结。' });
}

test('each person has a code of his own under the report’s, with what concerns him, in the hands of the report’s readers', async () => {
  const { id } = await registered();
  await split(id, '会计甲', '会计甲多记了三车砂石。');
  await split(id, '承办乙');
  const { code, parts } = await show(office.manager, id);
  expect(parts.map((part) => part.code)).toEqual([`${code}-01`, `${code}-02`]);
  expect(parts.map((part) => isClueCode(part.code))).toEqual([true, true]);
  expect(isClueCode(`${code}-1`)).toBe(false);
  const [first] = parts;
  expect(await show(office.clerk, first!.id)).toMatchObject({ state: 'registered', main: { id, code }, parts: [], due: '2026-11-25' });
  expect(await clue.openForReading(office.leader, first!.id, { reason: '分管' })).toMatchObject({ what: '会计甲多记了三车砂石。', people: [{ name: '会计甲' }], named: true });
  expect((await clue.listClues(office.manager, { tab: 'mine', limit: 20 })).items.map((item) => item.code).sort()).toEqual([code, `${code}-01`, `${code}-02`]);
});

test('whoever the report names stays out of every part, also of those that are not about him', async () => {
  const { id } = await registered();
  await split(id, '会计甲');
  const [part] = (await show(office.manager, id)).parts;
  expect((await clue.candidatesFor(office.manager, part!.id, 'handler')).items.map(({ name }) => name)).toEqual(['承办甲']);
  expect(await outcome(show(named, part!.id))).toMatch(/^notFound/);
  expect((await clue.listClues(named, { tab: 'all', limit: 20 })).items).toEqual([]);
});

test('the report is over once its parts are; the reporter hears of it once, through the report', async () => {
  const { id, receiptCode } = await registered();
  await split(id, '会计甲');
  const [part] = (await show(office.manager, id)).parts;
  await close(part!.id);
  expect(await show(office.manager, part!.id)).toMatchObject({ state: 'closed', replyWaits: false, due: null });
  const told = async () => (await clue.visitByReceipt(clock, receiptCode)).talk.map(({ text }) => text);
  expect(await told()).toEqual(['您反映的事我们受理了。']);

  await split(id, '承办乙');
  const other = (await show(office.manager, id)).parts[1]!;
  const { manager, leader } = office;
  await clue.distributeClue(manager, await at(manager, id), { handlerId: accountIdOf(handler), coHandlerIds: [], note: '' });
  await clue.signClue(handler, await at(handler, id));
  await clue.proposeDisposition(handler, await at(handler, id), { disposition: 'preliminary', opinion: '有具体线索，建议初步核实。', toReporter: '' });
  await clue.decideClue(leader, await at(leader, id), { agree: true, opinion: '同意。' });
  const closing = { result: '分件都办完了，主件一并办结。', toReporter: '您反映的两个人都查了，钱退回了。' };
  expect(await outcome(clue.proposeClosing(handler, await at(handler, id), closing))).toBe('wrongState: 分出的还有 1 件没有办结，办结后再报。');
  await close(other.id);
  await clue.proposeClosing(handler, await at(handler, id), closing);
  await clue.decideClue(leader, await at(leader, id), { agree: true, opinion: '' });
  expect(await told()).toEqual(['您反映的事我们受理了。', closing.toReporter]);
});

test('the talk with the reporter, and who he is, stay with the report', async () => {
  const { id } = await registered();
  await split(id, '会计甲');
  const part = (await show(office.manager, id)).parts[0]!;
  expect((await show(office.clerk, part.id)).abilities).toMatchObject({ sayToReporter: false, reply: false, split: false, askIdentity: false, addNote: true });
  expect(await outcome(clue.askReporter(office.clerk, { id: part.id }, { text: '请问是哪一天？' }))).toContain('到主件里');
  expect(await outcome(clue.askIdentity(office.clerk, part.id, { why: 'verify', more: '' }))).toContain('到主件里');
  expect(await outcome(clue.splitClue(office.manager, await at(office.manager, part.id), { person: person('别人'), what: '再分一次看看行不行。' }))).toContain('到主件里');
  const stored = (await native(clue.ClueModel).findOne({ _id: new ObjectId(part.id) }))!;
  const report = (await native(clue.ClueModel).findOne({ _id: new ObjectId(id) }))!;
  expect(stored.reporter.lookup).toHaveLength(report.reporter.lookup.length);
  expect(stored.reporter.lookup).not.toBe(report.reporter.lookup);
  expect(JSON.stringify(stored)).not.toContain('会计甲');
});

test('whoever handled the report reads no part that was not given to him; two splits at once make two numbers', async () => {
  const { id } = await registered();
  const { manager } = office;
  await clue.distributeClue(manager, await at(manager, id), { handlerId: accountIdOf(handler), coHandlerIds: [], note: '' });
  await split(id, '会计甲');
  expect((await show(handler, id)).parts).toEqual([]);
  const seen = await at(manager, id);
  const words = { person: person('承办乙'), what: '承办乙签了字的事，照写。' };
  const ends = await Promise.all([outcome(clue.splitClue(manager, seen, words)), outcome(clue.splitClue(manager, seen, words))]);
  expect(ends.filter((end) => end === 'done').length).toBeGreaterThan(0);
  expect(ends.filter((end) => end !== 'done').every((end) => end.startsWith('conflict'))).toBe(true);
  const codes = (await show(manager, id)).parts.map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
});

test('what resembles a report is looked for outside its own family', async () => {
  const { id } = await registered();
  await split(id, '会计甲', what);
  expect((await clue.similarTo(office.manager, id, {})).items).toEqual([]);
});
