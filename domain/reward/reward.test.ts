import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { accountIdOf } from '../../test/support/ceremony';
import { useTestDatabase } from '../../test/support/database';
import { openRewardOffice, scale, type RewardOffice } from '../../test/support/rewards';
import { useWorld } from '../../test/support/world';
import { eraseClueParts, ClueModel } from '../clue';
import { fixedClock, installAnchors, installShredder, keyPairFromSeed, native, ObjectId, systemContext, verifyAudit, type Context } from '../kernel';
import { expireRewards } from './jobs';
import { clueIdOf, proposals, RewardModel, RewardProposalModel, rewards } from './model';
import { openClaim, proposalsOf } from './sealed';
import * as reward from '.';

jest.mock('@node-rs/argon2', () => jest.requireActual<typeof import('../../test/support/cheap-argon2')>('../../test/support/cheap-argon2'));
const database = useTestDatabase();
const start = '2026-11-20T01:00:00Z';
const clock = fixedClock(start);
let folder: string;
let office: RewardOffice;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'reward-shred-'));
  installShredder(folder);
  installAnchors(database.dataDir());
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => clock.set(start));
useWorld(async () => {
  office = await openRewardOffice(clock);
});
afterEach(() => jest.restoreAllMocks());

const outcome = (promise: Promise<unknown>): Promise<string> => promise.then(() => 'done', (error: { code?: string }) => error.code ?? String(error));
const under = async (receiptCode: string) => (await reward.visitWithReward(clock, receiptCode)).reward;
const take = (receiptCode: string, way: 'cash' | 'gift', choice: string) => reward.takeReward(clock, { receiptCode, way, choice });
const listed = async () => (await reward.listRewards(office.cashier, { limit: 20 })).items;
async function decide(who: Context, clueId: string, proposal: string, agree = true): Promise<string> {
  await office.desk.look(who, clueId);
  const found = (await reward.clueRewardsOf(who, clueId)).items.find(({ id }) => id === proposal);
  return outcome(reward.decideReward(who, proposal, { version: found?.version ?? 0, agree, reason: agree ? '' : '同一件已经另外奖过。' }));
}
async function approved(amount?: number) {
  const closed = await office.closed();
  await office.approve(closed.id, amount);
  return closed;
}

describe('a proposal', () => {
  test('is for a clue that was found true and closed, within a rule, one at a time, by its handler or a manager', async () => {
    const { people, desk } = office;
    const running = await desk.receive();
    await desk.handle(running);
    const { id: untrue } = await office.closed('untrue');
    const { id } = await office.closed();
    for (const one of [running, untrue, id]) await desk.look(people.handler, one);
    const wanted = { ruleKey: 'small', amount: 50_000, grounds: '凭这一件追回了四车砂石的钱。' };
    expect(await outcome(reward.proposeReward(people.handler, running, wanted))).toBe('wrongState');
    expect(await outcome(reward.proposeReward(people.handler, untrue, wanted))).toBe('wrongState');
    expect(await outcome(reward.proposeReward(people.handler, id, { ...wanted, amount: 9_999 }))).toBe('badRequest');
    expect(await outcome(reward.proposeReward(people.handler, id, { ...wanted, amount: 500_001 }))).toBe('badRequest');
    // Not a reader: for him there is no such clue.
    expect(await outcome(reward.proposeReward(people.other, id, wanted))).toBe('notFound');
    expect(await outcome(reward.proposeReward(people.leader, id, wanted))).toBe('forbidden');
    expect((await Promise.all([1, 2].map(() => outcome(reward.proposeReward(people.handler, id, wanted))))).filter((one) => one === 'done')).toHaveLength(1);
    expect(await outcome(reward.proposeReward(people.handler, id, wanted))).toBe('wrongState');
    expect((await reward.clueRewardsOf(people.handler, id)).items).toMatchObject([{ state: 'proposed', rule: '试用规则一', amount: 50_000, proposedBy: '承办甲', abilities: { decide: false, withdraw: true } }]);
  });

  test('is agreed to by two others, one of them a leader; nothing is there for accounting before', async () => {
    const { people } = office;
    const { id } = await office.closed();
    const proposal = await office.propose(id);
    expect(await decide(people.handler, id, proposal)).toBe('forbidden');
    expect(await decide(people.manager, id, proposal)).toBe('done');
    expect(await decide(people.manager, id, proposal)).toBe('forbidden');
    expect(await listed()).toEqual([]);
    expect(await reward.proposalWork(people.leader)).toMatchObject([{ kind: 'reward', link: `/clues/${id}` }]);
    expect(await decide(people.leader, id, proposal)).toBe('done');
    expect(await decide(people.leader2, id, proposal)).toBe('wrongState');
    expect(await listed()).toMatchObject([{ number: expect.stringMatching(/^JL-2026-\d{6}$/) as string, amount: 50_000, state: 'waiting', month: '2026-11', expiresOn: '2027-01-29', way: null }]);
    expect((await listed())[0]?.approvedBy.sort()).toEqual(['案管甲', '领导甲'].sort());
  });

  test('is refused with a reason, or withdrawn, and then proposed anew', async () => {
    const { people } = office;
    const { id } = await office.closed();
    const first = await office.propose(id);
    expect(await decide(people.leader, id, first, false)).toBe('done');
    const second = await office.propose(id);
    const [newest, oldest] = (await reward.clueRewardsOf(people.handler, id)).items;
    expect(oldest).toMatchObject({ id: first, state: 'refused', refusal: { by: '领导甲', reason: '同一件已经另外奖过。' } });
    await office.desk.look(people.manager, id);
    expect(await outcome(reward.withdrawReward(people.manager, second, { version: newest?.version ?? 0 }))).toBe('forbidden');
    await reward.withdrawReward(people.handler, second, { version: newest?.version ?? 0 });
    expect(await decide(people.leader, id, second)).toBe('wrongState');
    await office.approve(id);
    expect(await listed()).toHaveLength(1);
  });

  test('keeps the words of its rule when the scale changes, and an older word does not open in its place', async () => {
    const { people } = office;
    const { id } = await office.closed();
    const proposal = await office.propose(id);
    const before = await proposals().findOne({ _id: new ObjectId(proposal) });
    await reward.saveScale(people.manager, { ...scale, rules: [{ ...scale.rules[0]!, name: '改过的规则' }], version: 1 });
    expect((await reward.clueRewardsOf(people.handler, id)).items[0]?.rule).toBe('试用规则一');
    await decide(people.manager, id, proposal);
    await native(RewardProposalModel).updateOne({ _id: new ObjectId(proposal) }, { $set: { sealed: before!.sealed! } });
    await expect(reward.clueRewardsOf(people.handler, id)).rejects.toThrow();
  });
});

describe('under the receipt', () => {
  test('cash waits under a code that is told once, is paid by one and recorded by another', async () => {
    const { receiptCode } = await approved();
    expect(await under(receiptCode)).toMatchObject({ amount: 50_000, state: 'waiting', daysLeft: 70, places: scale.places, causes: scale.causes, wechat: false, code: null });
    const first = (await take(receiptCode, 'cash', 'desk')).code ?? '';
    const { code } = await take(receiptCode, 'cash', 'desk');
    expect(code).toMatch(/^\d{8}$/);
    expect(await under(receiptCode)).toMatchObject({ state: 'code', code: null, place: { name: '试用接待室' } });
    expect(await outcome(reward.lookUpCode(office.cashier, first))).toBe('notFound');
    expect(await reward.lookUpCode(office.cashier, code ?? '')).toEqual({ number: (await listed())[0]?.number, amount: 50_000, place: '试用接待室' });
    await reward.handOutCash(office.cashier, code ?? '');
    expect(await outcome(reward.handOutCash(office.second, code ?? ''))).toBe('notFound');
    const [handed] = await listed();
    expect(handed).toMatchObject({ state: 'handed', handedBy: '财务甲', abilities: { confirm: false } });
    const confirm = (who: Context, agree = true) => outcome(reward.confirmReward(who, handed?.id ?? '', { version: handed?.version ?? 0, agree }));
    expect(await confirm(office.cashier)).toBe('forbidden');
    expect((await reward.rewardWork(office.second)).map(({ step }) => step)).toEqual(['记账']);
    expect(await confirm(office.second)).toBe('done');
    expect(await under(receiptCode)).toMatchObject({ state: 'done', way: 'cash' });
    expect(await outcome(take(receiptCode, 'gift', 'school'))).toBe('wrongState');
    expect((await reward.rewardTotalsOf(office.cashier, '2026')).months).toMatchObject([{ month: '2026-11', approved: { count: 1, amount: 50_000 }, done: { count: 1, amount: 50_000 }, cash: { count: 1 }, gift: { count: 0 }, wechat: { count: 0 } }]);
  });

  test('what was noted as paid and was not waits again under its code', async () => {
    const { receiptCode } = await approved();
    const { code } = await take(receiptCode, 'cash', 'desk');
    await reward.handOutCash(office.cashier, code ?? '');
    const [handed] = await listed();
    await reward.confirmReward(office.second, handed?.id ?? '', { version: handed?.version ?? 0, agree: false });
    expect(await outcome(reward.lookUpCode(office.cashier, code ?? ''))).toBe('done');
  });

  test('one may think again until it is paid: a gift for cash, and the code is void', async () => {
    const { receiptCode } = await approved();
    const { code } = await take(receiptCode, 'cash', 'desk');
    await take(receiptCode, 'gift', 'school');
    expect(await outcome(reward.lookUpCode(office.cashier, code ?? ''))).toBe('notFound');
    const [gift] = await listed();
    expect(gift).toMatchObject({ state: 'gift', cause: '试用助学', abilities: { payGift: true } });
    const paid = await reward.payGift(office.cashier, gift?.id ?? '', { version: gift?.version ?? 0 });
    await reward.confirmReward(office.second, gift?.id ?? '', { version: paid.trail.seq, agree: true });
    expect(await under(receiptCode)).toMatchObject({ state: 'done', way: 'gift', cause: { name: '试用助学' } });
    expect(await outcome(take(receiptCode, 'cash', 'desk'))).toBe('wrongState');
  });

  test('lapses when nobody takes it in its time, and no longer after', async () => {
    const { receiptCode } = await approved();
    const { code } = await take(receiptCode, 'cash', 'desk');
    clock.set('2027-01-29T10:00:00Z');
    expect(await expireRewards(systemContext('test', clock))).toBe(0);
    expect(await under(receiptCode)).toMatchObject({ state: 'code', daysLeft: 0 });
    clock.set('2027-01-30T01:00:00Z');
    expect(await outcome(reward.lookUpCode(office.cashier, code ?? ''))).toBe('notFound');
    expect(await expireRewards(systemContext('test', clock))).toBe(1);
    expect(await expireRewards(systemContext('test', clock))).toBe(0);
    expect(await under(receiptCode)).toMatchObject({ state: 'expired' });
    expect(await outcome(take(receiptCode, 'cash', 'desk'))).toBe('wrongState');
  });

  test('a crash between tie and reward is made good by the receipt, once', async () => {
    const { receiptCode } = await approved();
    const [before] = await listed();
    await rewards().deleteMany({});
    const again = await Promise.all([under(receiptCode), under(receiptCode)]);
    expect(again.map((one) => one?.amount)).toEqual([50_000, 50_000]);
    expect(await listed()).toMatchObject([{ number: before?.number }]);
  });

  test('another receipt has none', async () => {
    await approved();
    const { receiptCode } = await office.closed();
    expect(await under(receiptCode)).toBeNull();
    expect(await outcome(take(receiptCode, 'cash', 'desk'))).toBe('receiptNotFound');
  });
});

describe('nothing leads from one to the other', () => {
  test('accounting holds neither clue nor proposer nor grounds nor a day of approval; the tie opens to the receipt alone', async () => {
    const { id } = await approved();
    const found = (await native(ClueModel).findOne({ _id: new ObjectId(id) }))!;
    const { people } = office;
    const [stored] = await rewards().find().toArray();
    const text = JSON.stringify(stored);
    for (const hidden of [id, found.code, accountIdOf(people.handler), '砂石', '2026-11-20', '2026-11-19']) expect([hidden, text.includes(hidden)]).toEqual([hidden, false]);
    expect(stored!.trail.tail.find(({ verb }) => verb === 'reward.approved')).toMatchObject({ actor: { kind: 'system' }, at: new Date('2026-11-30T15:59:00Z') });
    const [tie] = await proposalsOf(new ObjectId(id));
    const tieText = JSON.stringify(tie);
    for (const hidden of [id, found.code, stored!._id.toHexString(), stored!.number, '50000']) expect([hidden, tieText.includes(hidden)]).toEqual([hidden, false]);
    expect(clueIdOf(tie!)?.toHexString()).toBe(id);
    await expect(openClaim(found, await keyPairFromSeed(Buffer.alloc(32, 7)), tie!)).rejects.toThrow();
  });

  test('in the whole database the reward’s id stands with the reward only', async () => {
    const { receiptCode } = await approved();
    await take(receiptCode, 'gift', 'school');
    const [stored] = await rewards().find().toArray();
    const id = stored!._id;
    const holders: string[] = [];
    for (const collection of (await mongoose.connection.db?.collections()) ?? []) {
      for (const document of await collection.find().toArray()) {
        const bytes = Buffer.from(mongoose.mongo.BSON.serialize(document));
        if (bytes.includes(Buffer.from(id.toHexString())) || bytes.includes(Buffer.from(id.id))) holders.push(collection.collectionName);
      }
    }
    expect([...new Set(holders)].sort()).toEqual(['rewards']);
  });

  test('with the clue goes what was proposed and the way to the reward; what is owed to nobody lapses', async () => {
    const { id, receiptCode } = await approved();
    await eraseClueParts((await native(ClueModel).findOne({ _id: new ObjectId(id) }))!);
    expect(await outcome(under(receiptCode))).toBe('receiptNotFound');
    expect(await proposals().find().toArray()).toMatchObject([{ state: 'approved' }]);
    for (const one of await proposals().find().toArray()) expect([one.sealed, one.claim, one.clueSealed]).toEqual([undefined, undefined, undefined]);
    expect((await reward.listProposals(office.people.leader, { limit: 20 })).items).toEqual([]);
    expect(await listed()).toHaveLength(1);
  });

  test('its chains hold', async () => {
    const { receiptCode } = await approved();
    await take(receiptCode, 'cash', 'desk');
    expect((await verifyAudit()).findings).toEqual([]);
  });
});

test('lists take their index', async () => {
  const planOf = async (cursor: { explain(): Promise<unknown> }): Promise<string> => JSON.stringify(await cursor.explain());
  const newest = { month: -1, _id: -1 } as const;
  expect(await planOf(native(RewardModel).find({}).sort(newest))).toContain('month_-1__id_-1');
  expect(await planOf(native(RewardModel).find({ state: 'handed' }).sort(newest))).toContain('state_1_month_-1__id_-1');
  expect(await planOf(native(RewardModel).find({ codeHash: 'x' }))).toContain('codeHash_1');
  expect(await planOf(native(RewardProposalModel).find({ state: 'proposed' }).sort({ day: -1, _id: -1 }))).toContain('state_1_day_-1__id_-1');
  expect(await planOf(native(RewardProposalModel).find({ clueHash: 'x' }))).toContain('clueHash_1');
});
