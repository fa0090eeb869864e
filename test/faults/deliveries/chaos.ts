import mongoose from 'mongoose';
import { setTimeout as wait } from 'node:timers/promises';
import '../../../domain/capabilities';
import { deliverMany, DeliveryModel, native } from '../../../domain/kernel';
import { crowdDeliveries } from '../../../scripts/crowd';
import type { Faults } from '../../../scripts/sandbox/contract';
import type { Sandbox } from '../../../scripts/sandbox/start';
import { openSendingWorld } from '../../../scripts/sending-world';
import { bundleBot } from './bot-in-one-file';
import { Fleet } from './fleet';
import { judge, type Verdict } from './judge';
import { untilNothingWaits } from './pass-time';

/** Ten percent of the calls that send, in every documented way but the day's quota, which ends by itself. */
const shares: Faults['shares'] = { busy: 0.02, token: 0.005, perMinute: 0.015, timeout: 0.01, http502: 0.015, refused: 0.01, blocked: 0.01, lostAnswer: 0.015, resentCallback: 0.05, doubleCallback: 0.05, failedResult: 0.05 };
/** WeChat's day ends before everybody is reached: the rest goes by SMS. */
const quotaShare = 0.9;
const bots = 4;
const seed = 20_261;

export interface ChaosSize {
  people: number;
  occasions: number;
  killEveryMs: number;
  withinMs: number;
}

export interface ChaosResult extends Verdict {
  seconds: number;
  kills: number;
}

/** Real bots, a real engine and the sandbox in a world that fails, until the ledger has nothing waiting; then the judge. */
export async function runChaos({ people, occasions, killEveryMs, withinMs }: ChaosSize): Promise<ChaosResult> {
  const { ports, bot, sandbox, ctx, members, close } = await openSendingWorld({ seed, bots, people, templateQuota: Math.floor(people * occasions * quotaShare) });
  const { file, remove } = await bundleBot();
  const fleet = new Fleet({ ...bot, file }, ports, seed);
  try {
    const { world } = sandbox;
    await deliverMany(ctx, crowdDeliveries(members, occasions, 'chaos', ctx.clock.now()));
    world.faults.set({ seed, shares });
    const begun = performance.now();
    await fleet.start();
    fleet.beginKilling(killEveryMs);
    await untilNothingWaits(world, withinMs);
    await fleet.endKilling();
    await lastResults(fleet, sandbox, withinMs);
    const seconds = (performance.now() - begun) / 1000;

    const deliveries = await native(DeliveryModel).find({ key: /^chaos:/ }).toArray();
    const inbox = await mongoose.connection.collection('inboxMessages').find({}, { projection: { _id: 1 } }).toArray();
    const verdict = judge(deliveries, sandbox.accepted(), members, new Set(inbox.map(({ _id }) => String(_id))));
    return { ...verdict, seconds, kills: fleet.kills };
  } finally {
    await fleet.end();
    remove();
    await close();
  }
}

const steadyMs = 3000;

/** By then what was told to a bot that died is asked for by the number. */
const laterMs = 90 * 60_000;

/** What the platforms still have to say: callbacks until none is on its way, and the SMS results, which a bot asks for when it begins, also those that were told to one that died. */
async function lastResults(fleet: Fleet, sandbox: Sandbox, withinMs: number): Promise<void> {
  await sandbox.settled();
  sandbox.world.clock.move({ to: 'instant', instant: new Date(sandbox.world.clock.now() + laterMs).toISOString() });
  await fleet.startOneAnew();
  const open = (): Promise<number> => native(DeliveryModel).countDocuments({ state: 'accepted' });
  let before = -1;
  for (let now = await open(); now !== before; now = await open()) {
    before = now;
    await untilNothingWaits(sandbox.world, withinMs);
    await sandbox.settled();
    await wait(steadyMs);
  }
}
