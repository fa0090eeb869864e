import { setTimeout as wait } from 'node:timers/promises';
import { createPayClient, payPortOf } from '../../../clients/wechatpay';
import '../../../domain/capabilities';
import { connectDatabase, disconnectDatabase, enableDemo, ensureIndexes, installSecrets, loadSecrets, native, systemContext } from '../../../domain/kernel';
import { installPay, orderPayment, orderRefund, orderTransfer, payParamsFor, transferParamsFor } from '../../../domain/payment';
import { PaymentOrderModel } from '../../../domain/payment/model';
import { seededRandom } from '../../../scripts/demo/random';
import { freePort, startEngine, temporaryFolder } from '../../../scripts/processes';
import { environmentFor, miniProgram, officialAccount } from '../../../scripts/sandbox/account';
import { payMerchant } from '../../../scripts/sandbox/wechatpay/keys';
import type { Faults } from '../../../scripts/sandbox/contract';
import { payerOf, somePayment, someTransfer } from '../../support/pay';
import { openSandbox, type SandboxClient } from '../../support/sandbox';
import { bundleBot } from '../deliveries/bot-in-one-file';
import { Fleet } from '../deliveries/fleet';

const shares: Faults['shares'] = { lostAnswer: 0.04, http502: 0.04, busy: 0.04, takenThen500: 0.05, wrongSignature: 0.04, perMinute: 0.03, balanceShort: 0.05, lostNotice: 0.2, doubleNotice: 0.1, tamperedNotice: 0.1, forgedNotice: 0.1 };
const seed = 20_262;
const hours = 3_600_000;

export interface PayChaosResult {
  kills: number;
  seconds: number;
  /** Ours that have not ended. */
  open: number;
  done: Record<'payment' | 'transfer' | 'refund', { ours: string[]; theirs: string[] }>;
  /** Fen by which the merchant's account has changed, and by which our ledger says it has. */
  moved: { ours: number; theirs: number };
}

/** Orders by this process, real bots that are killed one after the other, and a sandbox that fails; until nothing is open. */
export async function runPayChaos({ orders, killEveryMs }: { orders: number; killEveryMs: number }): Promise<PayChaosResult> {
  const { dir, remove } = temporaryFolder();
  const ports = [await freePort(), await freePort()];
  const engine = await startEngine(dir);
  const sandbox = await openSandbox({ seed, payKeys: `${dir}/pay`, timeoutMs: 50 });
  const bundle = await bundleBot();
  enableDemo();
  installSecrets(loadSecrets(dir, { mayCreate: true }));
  await connectDatabase(engine.address);
  await ensureIndexes();
  const fleet = new Fleet({ dir, mongodbUri: engine.address, file: bundle.file, environment: { ...environmentFor(sandbox.origin), ...sandbox.pay.environment() } }, ports, seed);
  try {
    const begun = performance.now();
    payThrough(sandbox, ports[0] as number);
    await fleet.start();
    sandbox.world.faults.set({ seed, shares });
    const started = sandbox.world.payBook.balance;
    fleet.beginKilling(killEveryMs);
    await play(sandbox, orders);
    await giveBack(sandbox);
    await untilEnded(sandbox);
    await fleet.endKilling();
    return { ...(await judge(sandbox, started)), kills: fleet.kills, seconds: (performance.now() - begun) / 1000 };
  } finally {
    await fleet.end();
    installPay(null);
    await disconnectDatabase();
    await sandbox.close();
    await engine.stop();
    bundle.remove();
    remove();
  }
}

function payThrough(sandbox: SandboxClient, port: number): void {
  const keys = sandbox.pay.keys();
  const merchant = { mchid: payMerchant.mchid, serialNo: payMerchant.serialNo, apiV3Key: payMerchant.apiV3Key, privateKey: keys.merchant, publicKey: { id: keys.publicKey.serial, key: keys.publicKey.key } };
  const clock = { now: () => new Date(sandbox.world.clock.now()) };
  installPay(payPortOf(createPayClient({ merchant, appids: { official: officialAccount.appid, mini: miniProgram.appid }, origin: sandbox.origin, clock, pausesMs: [0, 0] }), `http://127.0.0.1:${port}/wechat/pay`));
}

async function play(sandbox: SandboxClient, count: number): Promise<void> {
  const random = seededRandom(seed);
  const ctx = systemContext('chaos', { now: () => new Date(sandbox.world.clock.now()) });
  const phone = payerOf('official');
  const idOf = ({ _id }: { _id: { toHexString(): string } }): string => _id.toHexString();
  const answer = async (act: Parameters<SandboxClient['act']>[1], accept: boolean): Promise<void> => {
    if ((await sandbox.act(phone, act)).status >= 300) return;
    await sandbox.act(phone, { type: 'answerPay', card: sandbox.world.chatOf(phone).at(-1)?.id ?? '', accept });
  };
  for (let turn = 0; turn < count; turn += 1) {
    const amount = 1 + random.whole(0, 49_999);
    if (turn % 4 === 3) {
      const order = await orderTransfer(ctx, { ...someTransfer(String(turn)), amount });
      const params = await transferParamsFor(ctx, idOf(order)).catch(() => null);
      if (params && random.chance(0.8)) await answer({ type: 'requestTransfer', params }, random.chance(0.9));
    } else {
      const order = await orderPayment(ctx, { ...somePayment(String(turn), ctx.clock.now()), amount });
      const params = await payParamsFor(ctx, idOf(order)).catch(() => null);
      if (params) await answer({ type: 'requestPayment', params }, random.chance(0.85));
    }
  }
}

/** Half of every fifth payment that is known here as paid by now. */
async function giveBack(sandbox: SandboxClient): Promise<void> {
  const ctx = systemContext('chaos', { now: () => new Date(sandbox.world.clock.now()) });
  const paid = await native(PaymentOrderModel).find({ kind: 'payment', state: 'done' }, { sort: { _id: 1 } }).toArray();
  for (const { number, reference, amount } of paid.filter((_, index) => index % 5 === 0)) await orderRefund(ctx, { key: `refund:${number}`, owner: 'test', reference, amount: Math.ceil(amount / 2), words: '多付', paymentNumber: number });
}

const openOrders = (): Promise<number> => native(PaymentOrderModel).countDocuments({ state: { $nin: ['done', 'closed', 'failed'] } });

/** Time passes in steps of three hours, in which the bots, as far as they live, ask for what is due. */
async function untilEnded(sandbox: SandboxClient): Promise<void> {
  for (let round = 0; round < 100 && (round < 10 || (await openOrders()) > 0); round += 1) {
    sandbox.world.clock.move({ to: 'instant', instant: new Date(sandbox.world.clock.now() + 3 * hours).toISOString() });
    sandbox.pay.notifier.look();
    let before = -1;
    for (let now = await openOrders(); now !== before; now = await openOrders()) {
      before = now;
      await wait(3000);
    }
  }
}

async function judge(sandbox: SandboxClient, started: number): Promise<Pick<PayChaosResult, 'open' | 'done' | 'moved'>> {
  const { orders, refunds, transfers, balance } = sandbox.world.payBook.view();
  const ours = await native(PaymentOrderModel).find({ state: 'done' }).toArray();
  const of = (kind: string): string[] => ours.filter((order) => order.kind === kind).map(({ outNo, amount }) => `${outNo} ${amount}`).sort();
  const sum = ours.reduce((total, { kind, amount }) => total + (kind === 'payment' ? amount : -amount), 0);
  return {
    open: await openOrders(),
    done: {
      payment: { ours: of('payment'), theirs: orders.filter(({ paidAt }) => paidAt !== null).map(({ outNo, total }) => `${outNo} ${total}`).sort() },
      refund: { ours: of('refund'), theirs: refunds.map(({ outRefundNo, amount }) => `${outRefundNo} ${amount}`).sort() },
      transfer: { ours: of('transfer'), theirs: transfers.filter(({ state }) => state === 'SUCCESS').map(({ outNo, amount }) => `${outNo} ${amount}`).sort() },
    },
    moved: { ours: sum, theirs: balance - started },
  };
}
