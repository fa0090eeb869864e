import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { payPortOf } from '../../clients/wechatpay';
import { installMiniLogin } from '../../domain/follower';
import { installShredder, settle, systemContext, type Clock } from '../../domain/kernel';
import { askAgain, installPay, orderTransfer, ordersAbout } from '../../domain/payment';
import * as reward from '../../domain/reward';
import { expireRewards } from '../../domain/reward/jobs';
import { rewards } from '../../domain/reward/model';
import { useTestDatabase } from '../support/database';
import { answerOnPhone, openPayWorld, payerOf, type PayWorld } from '../support/pay';
import { openRewardOffice, type RewardOffice } from '../support/rewards';
import { useWorld } from '../support/world';

jest.mock('@node-rs/argon2', () => jest.requireActual<typeof import('../support/cheap-argon2')>('../support/cheap-argon2'));
useTestDatabase();
const phone = payerOf('official');
let folder: string;
let world: PayWorld;
let office: RewardOffice;
let receiptCode: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'reward-transfer-'));
  installShredder(folder);
  world = await openPayWorld();
  installPay(payPortOf(world.client(), 'http://127.0.0.1:9/wechat/pay'));
  installMiniLogin({ openidOf: (code) => Promise.resolve(payerOf('mini', code === 'other' ? 'Citizen02' : 'Citizen01')) });
});
afterAll(async () => {
  installPay(null);
  installMiniLogin(null);
  await world.sandbox.close();
  rmSync(folder, { recursive: true, force: true });
});
useWorld(async () => {
  office = await openRewardOffice(world.clock);
});
beforeEach(async () => {
  book().transfers.clear();
  book().flows.length = 0;
  book().balance = 100_000_000;
  const closed = await office.closed();
  await office.approve(closed.id);
  receiptCode = closed.receiptCode;
});

interface Asked {
  userName?: string;
  by?: string;
}
const take = ({ userName, by = 'mini' }: Asked = {}) => reward.takeReward(world.clock, { receiptCode, way: 'wechat', choice: '', loginCode: by, ...(userName ? { userName } : {}) });
const takeCash = () => reward.takeReward(world.clock, { receiptCode, way: 'cash', choice: 'desk' });
const under = async () => (await reward.visitWithReward(world.clock, receiptCode)).reward;
const listed = async () => (await reward.listRewards(office.cashier, { limit: 20 })).items;
const outcome = (promise: Promise<unknown>): Promise<string> => promise.then(() => 'done', (error: { code?: string }) => error.code ?? String(error));
const orders = async () => ordersAbout('reward', (await rewards().findOne({}))!._id.toHexString());
const book = () => world.sandbox.world.payBook;
/** What the person has got, as WeChat Pay keeps it. */
const paidOut = () => book().flows.filter(({ income }) => !income).map(({ amount }) => amount);

async function answer(accept: boolean, asked: Asked = {}): Promise<void> {
  const { transfer } = await take(asked);
  await answerOnPhone(world, phone, { type: 'requestTransfer', params: transfer! }, accept);
}
/** What WeChat Pay works on takes a moment; then it is asked. */
async function hear(): Promise<void> {
  await world.move(3000);
  for (const { _id } of await orders()) await askAgain({ actor: { kind: 'system', name: 'test' }, clock: world.clock }, _id.toHexString());
  await settle(world.clock);
}

test('is taken in WeChat: offered, ordered once however often it is pressed, confirmed by the person, then done', async () => {
  expect(await under()).toMatchObject({ state: 'waiting', wechat: true, nameAsked: false });
  await take();
  expect(await take()).toMatchObject({ state: 'transfer', transferWaits: 'person', transfer: { package: expect.any(String) as string } });
  expect(await orders()).toHaveLength(1);
  expect((await orders())[0]!.openid).toBeDefined();
  await answer(true);
  await hear();
  expect(await under()).toMatchObject({ state: 'done', way: 'wechat' });
  expect(await listed()).toMatchObject([{ state: 'done', way: 'wechat', paidTwice: false }]);
  expect(await outcome(take())).toBe('wrongState');
  expect(await outcome(takeCash())).toBe('wrongState');
  expect(paidOut()).toEqual([50_000]);
});

test('of whom it went to nothing is kept once it has ended, and asked again under its key it is the same order', async () => {
  await answer(true);
  await hear();
  const [order] = await orders();
  expect([order!.openid, order!.userName]).toEqual([undefined, undefined]);
  const { key, owner, reference, amount, words, scene } = order!;
  const again = await orderTransfer({ actor: { kind: 'citizen' }, clock: world.clock }, { key, owner, reference, amount, words, account: 'mini', openid: payerOf('mini', 'Citizen02'), scene: scene! });
  expect(again._id).toEqual(order!._id);
});

test('is tried again when the person let the day pass', async () => {
  await answer(false);
  await world.move(25 * 3_600_000);
  await hear();
  expect(await under()).toMatchObject({ state: 'waiting', failed: 'late' });
  await answer(true);
  await hear();
  expect((await orders()).map(({ state }) => state)).toEqual(['failed', 'done']);
  expect(await under()).toMatchObject({ state: 'done' });
  expect(paidOut()).toEqual([50_000]);
});

test('put away on the phone it waits on; chosen otherwise it goes back first, and cash is the only way then', async () => {
  const { transfer } = await take();
  await answer(false);
  expect(await under()).toMatchObject({ state: 'transfer', transferWaits: 'person' });
  expect(await outcome(takeCash())).toBe('wrongState');
  expect(await under()).toMatchObject({ state: 'transfer', transferWaits: 'returning' });
  expect(await take()).toMatchObject({ transfer: null, transferWaits: 'returning' });
  await hear();
  expect(await under()).toMatchObject({ state: 'waiting', failed: 'returned' });
  expect((await takeCash()).code).toMatch(/^\d{8}$/);
  await expect(answerOnPhone(world, phone, { type: 'requestTransfer', params: transfer! }, true)).rejects.toThrow('已经不等确认');
  expect(paidOut()).toEqual([]);
});

test('whoever confirms it and chooses cash in the same moment gets it once', async () => {
  await answer(true);
  expect(await outcome(takeCash())).toBe('wrongState');
  expect(await under()).toMatchObject({ state: 'transfer', transferWaits: 'paying' });
  await hear();
  expect(await under()).toMatchObject({ state: 'done', way: 'wechat' });
  expect(await outcome(takeCash())).toBe('wrongState');
  expect(await listed()).toMatchObject([{ state: 'done', way: 'wechat', paidTwice: false }]);
});

test('asked for in both ways at once it opens one of them only', async () => {
  for (let turn = 0; turn < 4; turn += 1) {
    const [wechat, cash] = await Promise.allSettled([take(), takeCash()]);
    const waits = [...book().transfers.values()].filter(({ state }) => state === 'WAIT_USER_CONFIRM');
    const shown = wechat.status === 'fulfilled' && wechat.value.transfer !== null;
    const code = cash.status === 'fulfilled' && (await under())?.state === 'code';
    expect([shown && waits.length > 0, code].filter(Boolean).length).toBeLessThan(2);
    await hear();
  }
});

test('a turn that was begun and never ordered, by a crash, stands in the way of no other', async () => {
  const { _id } = (await rewards().findOne({}))!;
  await rewards().updateOne({ _id }, { $set: { state: 'transfer', way: 'wechat', transfers: 1 } });
  expect(await under()).toMatchObject({ state: 'transfer', transferWaits: 'busy' });
  expect((await takeCash()).state).toBe('code');
  await rewards().updateOne({ _id }, { $set: { state: 'transfer', way: 'wechat', transfers: 3 } });
  await answer(true);
  await hear();
  expect((await orders()).map(({ key }) => key.split(':')[2])).toEqual(['3']);
});

describe('is kept waiting: the person is told that it is still there, the treasurer why', () => {
  const stuck = async () => [(await under())?.transferWaits, (await listed())[0]?.transferWaits, (await reward.rewardWork(office.cashier)).map(({ step }) => step)];

  test('the account is short, and goes on when there is money', async () => {
    book().balance = 100;
    expect(await take()).toMatchObject({ state: 'transfer', transfer: null, transferWaits: 'balance' });
    expect(await stuck()).toEqual(['balance', 'balance', ['商户账户余额不够，请充值，充好后自动再办']]);
    book().balance = 100_000_000;
    await answer(true);
    await hear();
    expect(await under()).toMatchObject({ state: 'done' });
  });

  test('what is still short when its term is over is given up, and lapses in the night after', async () => {
    book().balance = 100;
    await take();
    const ctx = systemContext('test', world.clock);
    expect(await expireRewards(ctx)).toBe(0);
    expect((await orders()).map(({ state }) => state)).toEqual(['new']);
    const tomorrows: Clock = { now: () => new Date('2027-02-01T00:00:00Z') };
    expect(await expireRewards({ ...ctx, clock: tomorrows })).toBe(0);
    expect((await orders()).map(({ state }) => state)).toEqual(['closed']);
    expect(await expireRewards({ ...ctx, clock: tomorrows })).toBe(1);
    expect((await listed()).map(({ state }) => state)).toEqual(['expired']);
  });

  test('a quota of WeChat Pay is used up; cash is open at once', async () => {
    await world.failNext('dailyQuota');
    expect(await take()).toMatchObject({ state: 'transfer', transfer: null, transferWaits: 'quota' });
    expect(await stuck()).toEqual(['quota', 'quota', ['到了微信支付的限额，一小时后自动再办']]);
    expect((await takeCash()).state).toBe('code');
    expect((await orders()).map(({ state }) => state)).toEqual(['closed']);
    expect(await reward.rewardWork(office.cashier)).toEqual([]);
  });

  test('WeChat Pay is asked too often, or does not answer: nobody has to do anything but come again', async () => {
    await world.failNext('perMinute');
    expect(await take()).toMatchObject({ state: 'transfer', transfer: null, transferWaits: 'busy' });
    expect(await stuck()).toEqual(['busy', 'busy', []]);
    await answer(true);
    await hear();
    expect((await orders()).map(({ state }) => state)).toEqual(['done']);
    expect(paidOut()).toEqual([50_000]);
  });
});

test('from 2,000 yuan on the real name is asked for; another than WeChat knows moves no money and can be mended', async () => {
  const closed = await office.closed();
  await office.approve(closed.id, 200_000);
  await rewards().deleteOne({ amount: 50_000 });
  ({ receiptCode } = closed);
  expect(await under()).toMatchObject({ nameAsked: true });
  expect(await outcome(take())).toBe('badRequest');
  expect(await take({ userName: '演示别人' })).toMatchObject({ state: 'waiting', transfer: null, failed: 'name' });
  expect(await reward.rewardWork(office.cashier)).toEqual([]);
  await answer(true, { userName: '演示群众1' });
  await hear();
  expect(await under()).toMatchObject({ state: 'done', failed: null });
  expect((await orders()).map(({ state, userName }) => [state, userName])).toEqual([['failed', undefined], ['done', undefined]]);
  expect(paidOut()).toEqual([200_000]);
});

test('begun on one phone and then taken on another, the first one goes back first', async () => {
  await take({ by: 'other' });
  expect(await outcome(take())).toBe('wrongState');
  await hear();
  await answer(true);
  await hear();
  expect((await orders()).map(({ state }) => state)).toEqual(['closed', 'done']);
  expect(paidOut()).toEqual([50_000]);
});
