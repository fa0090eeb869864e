import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { appointDeputy, DeliveryModel, findDeadlines, fixedClock, installShredder, loadCalendar, native, settle, systemContext, type Context } from '../../kernel';
import type { Role } from '../../../contracts/roles';
import { accountIdOf, certify, holdCeremony, withKeys } from '../../../test/support/ceremony';
import { useTestDatabase } from '../../../test/support/database';
import { buildAccount, buildDistrict, buildTown, buildVillage, idOf } from '../../../test/support/factories';
import { useWorld } from '../../../test/support/world';
import * as clue from '..';
import { endReleases, healClues, tellNews } from '../registry/jobs';
import { receiveReport, type NewReport } from '../report/receive';

useTestDatabase();
const clock = fixedClock('2026-11-20T01:00:00Z');
const system = systemContext('test', clock);
let folder: string;
let district: string;
let village: string;
let people: Record<'custodian' | 'deputy' | 'clerk' | 'manager' | 'handler' | 'other' | 'leader', Context>;
const what = '演示内容：三组修水沟，单子写四车砂石，只来了两车。';

async function staff(name: string, role: Role): Promise<Context> {
  const grants = [{ role, organisationId: district }];
  return withKeys(await buildAccount({ name, grants }), grants, clock);
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'clue-shred-'));
  installShredder(folder);
});
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

const fields = { topic: 'money', what, when: '', placeId: null, placeText: '', people: [], howKnown: '', evidence: '', money: '', elsewhere: '', extra: {} };
const report = (over: Partial<NewReport> = {}): NewReport => ({ submissionKey: randomBytes(32).toString('base64url'), fields: { ...fields, placeId: village }, identity: null, tellByPhone: false, files: [], channel: 'web', ...over });
const receive = async (over: Partial<NewReport> = {}): Promise<string> => (await receiveReport({ actor: { kind: 'citizen' }, clock }, report(over))).clue._id.toHexString();
const version = async (ctx: Context, id: string): Promise<number> => (await clue.showClue(ctx, id)).version;
const at = async (ctx: Context, id: string) => ({ id, version: await version(ctx, id) });
const outcome = (promise: Promise<unknown>): Promise<string> => promise.then(() => 'done', (error: { code?: string }) => error.code ?? String(error));

async function registered(id: string): Promise<void> {
  const { clerk } = people;
  await clue.registerClue(clerk, await at(clerk, id), { kind: 'accusation', townId: null, named: 'anonymous', toReporter: '您反映的事我们受理了。', note: '' });
}
async function handled(id: string): Promise<void> {
  const { manager, handler, leader } = people;
  await registered(id);
  await clue.distributeClue(manager, await at(manager, id), { handlerId: accountIdOf(handler), coHandlerIds: [], note: '' });
  await clue.signClue(handler, await at(handler, id));
  await clue.proposeDisposition(handler, await at(handler, id), { disposition: 'preliminary', opinion: '有具体线索，建议初步核实。', toReporter: '' });
  await clue.decideClue(leader, await at(leader, id), { agree: true, opinion: '同意，抓紧办。' });
}

test('goes the whole way: registered, given out, signed for, proposed, agreed, handled, closed by a second person, and the reporter was told', async () => {
  const id = await receive();
  await handled(id);
  const { handler, leader } = people;
  await clue.proposeClosing(handler, await at(handler, id), { result: '查实少送两车，已退回 18,600 元。', toReporter: '您反映的情况属实，钱已经退回。' });
  await clue.decideClue(leader, await at(leader, id), { agree: true, opinion: '' });
  const detail = await clue.showClue(handler, id);
  expect(detail).toMatchObject({ state: 'closed', light: 'done', due: null, replyWaits: false, disposition: 'preliminary' });
  expect(detail.path.map(({ state }) => state)).toEqual(Array(8).fill('done'));
  expect(detail.timeline.map(({ label }) => label)).toEqual(['收到，自动编号', '登记', '答复反映人', '分给承办甲', '签收', '提出处置意见', '审批同意', '报请办结', '审批同意', '答复反映人']);
  const { entries } = await clue.openForReading(handler, id, { reason: '办理需要' });
  expect(entries.filter(({ part }) => part === 'talk').map(({ text }) => text)).toEqual(['您反映的事我们受理了。', '您反映的情况属实，钱已经退回。']);
  expect((await findDeadlines(['register', 'accept', 'registered:1', 'assigned:1', 'deciding:1', 'approving:1', 'handling:1', 'closing:1', 'result:1'].map((step) => `clue:${id}:${step}`))).map(({ state }) => state)).toEqual(Array(9).fill('met'));
});

test('once the result was told the reporter says, once, how it was handled; reopened, he is asked anew', async () => {
  const submitted = await receiveReport({ actor: { kind: 'citizen' }, clock }, report());
  const [id, { receiptCode }] = [submitted.clue._id.toHexString(), submitted];
  await handled(id);
  const { handler, leader, manager } = people;
  const say = (satisfaction: 'satisfied' | 'fair') => clue.sayHowHandled(clock, { receiptCode, satisfaction });
  expect(await outcome(say('fair'))).toBe('wrongState');
  const close = async () => {
    await clue.proposeClosing(handler, await at(handler, id), { result: '查实少送两车，已退回 18,600 元。', toReporter: '您反映的情况属实，钱已经退回。' });
    await clue.decideClue(leader, await at(leader, id), { agree: true, opinion: '' });
  };
  await close();
  expect((await clue.visitByReceipt(clock, receiptCode)).may.rate).toBe(true);
  clock.set('2026-11-23T06:37:41Z');
  // Sent twice, it is said once.
  for (const _again of [1, 2]) expect(await say('fair')).toMatchObject({ satisfaction: 'fair', may: { rate: false } });
  expect(await outcome(say('satisfied'))).toBe('wrongState');
  expect(await clue.showClue(handler, id)).toMatchObject({ satisfaction: 'fair', state: 'closed' });
  const { trail } = (await native(clue.ClueModel).findOne({ _id: submitted.clue._id }))!;
  expect(trail.tail.filter(({ verb }) => verb === 'clue.reporterWrote')).toMatchObject([{ actor: { kind: 'citizen' }, at: new Date('2026-11-22T16:00:00.000Z') }]);
  await clue.reopenClue(manager, await at(manager, id), { reason: '反映人提出新的证据。' });
  expect((await clue.visitByReceipt(clock, receiptCode)).may.rate).toBe(false);
  await close();
  expect(await say('satisfied')).toMatchObject({ satisfaction: 'satisfied' });
});

test('nothing that was written stands in clear: not in the clue, its deadlines, notices, entries or trail', async () => {
  const id = await receive();
  await handled(id);
  await clue.askReporter(people.handler, { id }, { text: '是哪一天进场的' });
  const dump = JSON.stringify([await native(clue.ClueModel).find({}).toArray(), await native(clue.ClueEntryModel).find({}).toArray(), await native(DeliveryModel).find({}).toArray(), await findDeadlines([`clue:${id}:handling:1`])]);
  for (const secret of [what, '建议初步核实', '抓紧办', '是哪一天进场的', '我们受理了', '演示村']) expect(dump).not.toContain(secret);
});

test('a handler is let in when it is given to him, and kept out when he gives it back', async () => {
  const id = await receive();
  await registered(id);
  const { manager, handler } = people;
  expect(await outcome(clue.showClue(handler, id))).toBe('notFound');
  await clue.distributeClue(manager, await at(manager, id), { handlerId: accountIdOf(handler), coHandlerIds: [], note: '' });
  expect((await clue.openForReading(handler, id, { reason: '办理需要' })).what).toBe(what);
  await clue.giveBackClue(handler, await at(handler, id), { reason: '不归本室管，请另分。' });
  expect([await outcome(clue.showClue(handler, id)), await outcome(clue.openForReading(handler, id, { reason: '再看看' }))]).toEqual(['notFound', 'notFound']);
  expect(await clue.showClue(manager, id)).toMatchObject({ state: 'registered', handler: null, mine: true });
});

test('a transfer hands the access over, and what the old one had asked for is taken back', async () => {
  const id = await receive();
  await handled(id);
  const { manager, handler, other } = people;
  await clue.proposeClosing(handler, await at(handler, id), { result: '查无实据，建议了结此件。', toReporter: '没有查到您说的情况。' });
  await clue.transferClue(manager, await at(manager, id), { handlerId: accountIdOf(other), reason: '承办甲外出学习三个月。' });
  expect(await outcome(clue.showClue(handler, id))).toBe('notFound');
  expect(await clue.showClue(other, id)).toMatchObject({ state: 'handling', pending: null, mine: true });
  expect((await clue.openForReading(other, id, { reason: '接手办理' })).what).toBe(what);
});

test('whoever asked does not decide; a refusal leads back with the days that ran', async () => {
  const id = await receive();
  await registered(id);
  const { manager, leader } = people;
  const both = { ...leader, actor: { ...leader.actor, grants: [{ role: 'commissionLeader' as const, organisationId: district }, { role: 'clueHandler' as const, organisationId: district }] } } as Context;
  await native((await import('../../kernel')).AccountModel).updateOne({ name: '领导甲' }, { $push: { grants: { role: 'clueHandler', organisationId: new (await import('../../kernel')).ObjectId(district) } } });
  await clue.distributeClue(manager, await at(manager, id), { handlerId: accountIdOf(leader), coHandlerIds: [], note: '' });
  await clue.signClue(both, await at(both, id));
  const { due } = await clue.showClue(both, id);
  await clue.proposeDisposition(both, await at(both, id), { disposition: 'park', opinion: '暂时没有条件核实，先存着。', toReporter: '' });
  expect(await outcome(clue.decideClue(both, await at(both, id), { agree: true, opinion: '' }))).toBe('forbidden');
  expect((await clue.showClue(both, id)).abilities.decide).toBe(false);
  clock.set('2026-11-24T01:00:00Z');
  await clue.withdrawProposal(both, await at(both, id));
  expect(await clue.showClue(both, id)).toMatchObject({ state: 'deciding', due });
});

test('the clock: registration one day, distribution three, signing two, a month for the opinion, 60 days for handling', async () => {
  const id = await receive();
  await healClues(system);
  const { clerk, manager, handler, leader } = people;
  expect(await clue.showClue(clerk, id)).toMatchObject({ due: '2026-11-23', light: 'green', step: '登记' });
  await registered(id);
  expect((await clue.showClue(manager, id)).due).toBe('2026-11-25');
  await clue.distributeClue(manager, await at(manager, id), { handlerId: accountIdOf(handler), coHandlerIds: [], note: '' });
  expect((await clue.showClue(manager, id)).due).toBe('2026-11-24');
  await clue.signClue(handler, await at(handler, id));
  expect((await clue.showClue(handler, id)).due).toBe('2026-12-18');
  await clue.proposeDisposition(handler, await at(handler, id), { disposition: 'talk', opinion: '建议谈话函询，了解情况。', toReporter: '' });
  await clue.decideClue(leader, await at(leader, id), { agree: true, opinion: '' });
  const before = (await clue.showClue(handler, id)).due!;
  for (const round of [1, 2]) {
    await clue.askExtension(handler, await at(handler, id), { days: 30, reason: '等检测报告，要多些天。' });
    await clue.decideClue(leader, await at(leader, id), { agree: true, opinion: '' });
    expect((await clue.showClue(handler, id)).extensions).toBe(round);
  }
  expect((await clue.showClue(handler, id)).due! > before).toBe(true);
  expect(await outcome(clue.askExtension(handler, await at(handler, id), { days: 5, reason: '还要几天才行。' }))).toBe('wrongState');
});

test('late, it is urged once: to whose turn it is and to whoever distributes, with code and link', async () => {
  const id = await receive();
  await handled(id);
  clock.set('2027-03-20T01:00:00Z');
  await settle(clock);
  await settle(clock);
  const told = await native(DeliveryModel).find({ template: 'clue.red' }).toArray();
  expect(told.map(({ to }) => (to as { accountId: string }).accountId).sort()).toEqual([accountIdOf(people.handler), accountIdOf(people.manager)].sort());
  const detail = await clue.showClue(people.handler, id);
  expect(detail.timeline.filter(({ label }) => label === '逾期，已督办')).toHaveLength(1);
  expect(told.every(({ link, params }) => link === `/clues/${id}` && Object.keys(params).sort().join() === 'code,due,step')).toBe(true);
});

test('a new report tells nobody; at set times the clerks are told that there are some, and not which', async () => {
  await receive();
  await receive();
  await settle(clock);
  await healClues(system);
  expect(await native(DeliveryModel).countDocuments({})).toBe(0);
  await tellNews(system);
  await tellNews(system);
  const told = await native(DeliveryModel).find({}).toArray();
  expect(told.map(({ to, params, link }) => [(to as { accountId: string }).accountId, params, link])).toEqual([[accountIdOf(people.clerk), {}, '/clues']]);
});

test('what nobody has registered leaves no time finer than its day, also after the job', async () => {
  clock.set('2026-11-20T06:17:31Z');
  const id = await receive();
  await healClues(system);
  const [document] = await native(clue.ClueModel).find({}).toArray();
  const dates = [document!.trail.at, document!.trail.tail[0]!.at, ...(await findDeadlines([`clue:${id}:register`, `clue:${id}:accept`])).flatMap(({ history, trail }) => [history[0]!.at, trail.at])];
  expect(dates.every((date) => date.toISOString() === '2026-11-19T16:00:00.000Z')).toBe(true);
});

test('somebody on leave holds nothing up: his deputy acts once he is let in, and the manager is told until then', async () => {
  const id = await receive();
  await registered(id);
  const { manager, handler, other } = people;
  await clue.distributeClue(manager, await at(manager, id), { handlerId: accountIdOf(handler), coHandlerIds: [], note: '' });
  await appointDeputy(handler, accountIdOf(handler), { toAccountId: accountIdOf(other), from: '2026-11-20', until: '2026-11-30' });
  const standIn = { ...other, actor: { ...other.actor, grants: [{ role: 'clueHandler' as const, organisationId: district, asDeputyOf: accountIdOf(handler) }] } } as Context;
  expect(await outcome(clue.showClue(standIn, id))).toBe('notFound');
  await healClues(system);
  await healClues(system);
  expect(await native(DeliveryModel).countDocuments({ template: 'clue.away' })).toBe(1);
  expect((await clue.candidatesFor(manager, id, 'reader')).items.map(({ name }) => name)).toContain('承办乙');
  await clue.admitReader(manager, await at(manager, id), { accountId: accountIdOf(other) });
  expect(await clue.showClue(standIn, id)).toMatchObject({ mine: true });
  await clue.signClue(standIn, await at(standIn, id));
  expect(await clue.showClue(standIn, id)).toMatchObject({ state: 'deciding' });
});

describe('who is in conflict', () => {
  const named = { ...fields, people: [{ name: '承办甲', organisation: '', post: '' }] };

  test('is never offered, cannot be given it, and finds nothing of it', async () => {
    const id = await receive({ fields: named });
    await registered(id);
    const { manager, handler } = people;
    expect((await clue.candidatesFor(manager, id, 'handler')).items.map(({ name }) => name)).toEqual(['承办乙']);
    expect(await outcome(clue.distributeClue(manager, await at(manager, id), { handlerId: accountIdOf(handler), coHandlerIds: [], note: '' }))).toBe('badRequest');
    expect([await clue.listClues(handler, { tab: 'all', limit: 20 }), await clue.countClues(handler)]).toEqual([{ items: [], nextCursor: null, total: 0 }, { mine: 0, today: 0, near: 0, late: 0, unassigned: 0, absent: 0, others: 0, all: 0 }]);
  });

  test('a refused look is on record, and looks like one at nothing', async () => {
    const id = await receive();
    const { handler, custodian } = people;
    const nothing = randomBytes(12).toString('hex');
    expect([await outcome(clue.showClue(handler, id)), await outcome(clue.showClue(handler, nothing))]).toEqual(['notFound', 'notFound']);
    expect((await clue.listReads(custodian, { limit: 20 })).items).toMatchObject([{ by: '承办甲', verb: 'clue.refused' }]);
  });
});

describe('who reported', () => {
  const identity = { name: '演示群众', phone: '19900001234', identityNumber: '', address: '', callTimes: '' };
  const ask = async (id: string) => {
    await clue.askIdentity(people.handler, id, { why: 'evidence', more: '' });
    return (await clue.listIdentityRequests(people.custodian, { state: 'asked', limit: 20 })).items[0]!;
  };

  test('is opened by the handler for the time a custodian gives, and not after', async () => {
    const id = await receive({ identity });
    await handled(id);
    const { handler, custodian } = people;
    expect(await outcome(clue.openIdentity(handler, id))).toBe('forbidden');
    const request = await ask(id);
    await clue.decideIdentity(custodian, id, request.id, { grant: true, hours: 2, opinion: '同意，限两小时。' });
    expect(await clue.openIdentity(handler, id)).toMatchObject({ named: true, name: '演示群众', phone: '19900001234' });
    clock.advance(2 * 3_600_000);
    expect(await outcome(clue.openIdentity(handler, id))).toBe('forbidden');
    await endReleases(system);
    const [after] = await native(clue.ClueModel).find({}).toArray();
    expect(after!.envelopes.identity.keys.map(({ accountId }) => accountId).sort()).toEqual([accountIdOf(custodian), accountIdOf(people.deputy)].sort());
    expect((await clue.showClue(handler, id)).identity).toMatchObject([{ state: 'ended', by: { name: '承办甲' } }]);
  });

  test('is not opened where the custodian says no, nor decided by others', async () => {
    const id = await receive({ identity });
    await handled(id);
    const request = await ask(id);
    expect(await outcome(clue.decideIdentity(people.leader, id, request.id, { grant: true, hours: 2, opinion: '同意' }))).toBe('notFound');
    await clue.decideIdentity(people.custodian, id, request.id, { grant: false, hours: 2, opinion: '现在不必看。' });
    expect(await outcome(clue.openIdentity(people.handler, id))).toBe('forbidden');
  });

  test('is released in urgency, and all readers see that it was', async () => {
    const id = await receive({ identity });
    await handled(id);
    await clue.releaseIdentity(people.deputy, id, { accountId: accountIdOf(people.handler), hours: 1, reason: '反映人可能有危险，先联系。' });
    expect(await clue.openIdentity(people.handler, id)).toMatchObject({ name: '演示群众' });
    expect((await clue.showClue(people.leader, id)).identity).toMatchObject([{ urgent: true, decidedBy: { name: '保管乙' } }]);
  });
});

test('full text is found among what the reader may open, and only there', async () => {
  const id = await receive();
  await receive({ fields: { ...fields, what: '演示内容：另一件完全不相干的事情。' } });
  expect((await clue.searchClues(people.clerk, { text: '砂石' })).items.map((item) => item.id)).toEqual([id]);
  expect((await clue.searchClues(people.handler, { text: '砂石' })).items).toEqual([]);
});

test('repeats are found by place, names and words, and linked in both', async () => {
  const [one, two] = [await receive(), await receive({ fields: { ...fields, placeId: village, what: '演示内容：修水沟的砂石单子写四车，实际两车。' } })];
  await receive({ fields: { ...fields, what: '演示内容：低保名单里有不该有的人。' } });
  const { clerk } = people;
  const found = await clue.similarTo(clerk, one, {});
  expect(found.items.map(({ id }) => id)).toEqual([two]);
  await clue.linkClues(clerk, { id: one }, { otherId: two, why: '同一条水沟' });
  for (const id of [one, two]) expect((await clue.openForReading(clerk, id, { reason: '查重' })).entries.filter(({ kind }) => kind === 'link')).toHaveLength(1);
});

test('two act at once: the second is told, and nothing of his is half done', async () => {
  const id = await receive();
  const { clerk } = people;
  const seen = await at(clerk, id);
  const body = { kind: 'accusation' as const, townId: null, named: 'anonymous' as const, toReporter: '我们受理了。', note: '' };
  await clue.registerClue(clerk, seen, body);
  expect(await outcome(clue.registerClue(clerk, seen, body))).toBe('wrongState');
  expect(await outcome(clue.distributeClue(people.manager, seen, { handlerId: accountIdOf(people.handler), coHandlerIds: [], note: '' }))).toBe('conflict');
});

test('a closed one is handled again with all its history; a refused one is told to the reporter', async () => {
  const id = await receive();
  await handled(id);
  const { handler, leader, manager, clerk } = people;
  await clue.proposeClosing(handler, await at(handler, id), { result: '查实并已处理完毕。', toReporter: '您反映的已经查实处理。' });
  await clue.decideClue(leader, await at(leader, id), { agree: true, opinion: '' });
  await clue.reopenClue(manager, await at(manager, id), { reason: '反映人提出新的证据。' });
  expect(await clue.showClue(handler, id)).toMatchObject({ state: 'handling', mine: true });
  const second = await receive();
  await clue.refuseClue(clerk, await at(clerk, second), { reason: '属于法院受理的民事纠纷。', toReporter: '这件事请到区法院起诉。' });
  expect(await clue.showClue(clerk, second)).toMatchObject({ state: 'passedOn', light: 'done', due: null });
});
