import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { payPortOf } from '../../clients/wechatpay';
import { installMiniLogin } from '../../domain/follower';
import { installShredder, settle } from '../../domain/kernel';
import { askAgain, installPay, ordersAbout } from '../../domain/payment';
import * as reward from '../../domain/reward';
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
  installMiniLogin({ openidOf: () => Promise.resolve(payerOf('mini')) });
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
  world.sandbox.world.payBook.transfers.clear();
  world.sandbox.world.payBook.balance = 100_000_000;
  const closed = await office.closed();
  await office.approve(closed.id);
  receiptCode = closed.receiptCode;
});

const take = () => reward.takeReward(world.clock, { receiptCode, way: 'wechat', choice: '', loginCode: 'code-1' });
const under = async () => (await reward.visitWithReward(world.clock, receiptCode)).reward;
const outcome = (promise: Promise<unknown>): Promise<string> => promise.then(() => 'done', (error: { code?: string }) => error.code ?? String(error));
const orders = async () => ordersAbout('reward', (await rewards().findOne({}))!._id.toHexString());
async function answer(accept: boolean): Promise<void> {
  const { transfer } = await take();
  await answerOnPhone(world, phone, { type: 'requestTransfer', params: transfer! }, accept);
  await world.move(3000);
}
async function hear(): Promise<void> {
  for (const { _id } of await orders()) await askAgain({ actor: { kind: 'system', name: 'test' }, clock: world.clock }, _id.toHexString());
  await settle(world.clock);
}

test('is taken in WeChat: offered, ordered once however often it is pressed, confirmed by the person, then done', async () => {
  expect(await under()).toMatchObject({ state: 'waiting', wechat: true, nameAsked: false });
  await take();
  const again = await take();
  expect(again).toMatchObject({ state: 'transfer', transferWaits: 'person', transfer: { package: expect.any(String) as string } });
  expect(await orders()).toHaveLength(1);
  // While it waits for the person there is no second way to the money.
  expect(await outcome(reward.takeReward(world.clock, { receiptCode, way: 'cash', choice: 'desk' }))).toBe('wrongState');
  await answer(true);
  await hear();
  expect(await under()).toMatchObject({ state: 'done', way: 'wechat' });
  expect((await reward.listRewards(office.cashier, { limit: 20 })).items).toMatchObject([{ state: 'done', way: 'wechat', paidTwice: false }]);
  expect(await outcome(take())).toBe('wrongState');
  const [order] = await orders();
  expect(JSON.stringify(order)).not.toContain(payerOf('mini'));
});

test('is tried again, or taken as cash, when the person let the day pass', async () => {
  await answer(false);
  await world.move(25 * 3_600_000);
  await hear();
  expect(await under()).toMatchObject({ state: 'waiting', failed: true });
  await answer(true);
  await hear();
  expect((await orders()).map(({ state }) => state)).toEqual(['failed', 'done']);
  expect(await under()).toMatchObject({ state: 'done' });
});

test('waits for the treasurer when the account is short, and goes on when there is money', async () => {
  world.sandbox.world.payBook.balance = 100;
  expect(await take()).toMatchObject({ state: 'transfer', transfer: null, transferWaits: 'balance' });
  expect((await reward.listRewards(office.cashier, { limit: 20 })).items).toMatchObject([{ transferWaits: 'balance' }]);
  world.sandbox.world.payBook.balance = 100_000_000;
  await answer(true);
  await hear();
  expect(await under()).toMatchObject({ state: 'done' });
});

test('asks for the real name from 2,000 yuan on', async () => {
  const closed = await office.closed();
  await office.approve(closed.id, 200_000);
  ({ receiptCode } = closed);
  expect(await under()).toMatchObject({ nameAsked: true });
  expect(await outcome(take())).toBe('badRequest');
});
