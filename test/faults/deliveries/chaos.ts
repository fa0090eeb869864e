import mongoose from 'mongoose';
import { setTimeout as wait } from 'node:timers/promises';
import '../../../domain/capabilities';
import { connectDatabase, deliverMany, DeliveryModel, disconnectDatabase, enableDemo, ensureIndexes, installSecrets, loadSecrets, native, systemContext, type Clock } from '../../../domain/kernel';
import { defineOutsideChannels } from '../../../runtime/channels';
import { bindCrowd, crowdDeliveries, crowdPhones, liftBounds, tomorrowAtTen } from '../../../scripts/crowd';
import { openFrontDoor, type FrontDoor } from '../../../scripts/front-door';
import { freePort, startEngine, temporaryFolder, type Running } from '../../../scripts/processes';
import { environmentFor } from '../../../scripts/sandbox/account';
import type { Faults } from '../../../scripts/sandbox/contract';
import { startSandbox, type Sandbox } from '../../../scripts/sandbox/start';
import { loadSettings } from '../../../settings';
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
  const { dir, remove } = temporaryFolder();
  let engine: Running | undefined;
  let door: FrontDoor | undefined;
  let sandbox: Sandbox | undefined;
  let fleet: Fleet | undefined;
  try {
    const ports = await Promise.all(Array.from({ length: bots }, freePort));
    engine = await startEngine(dir);
    door = await openFrontDoor(ports);
    const phones = crowdPhones(people, 0);
    sandbox = await startSandbox({ seed, people: phones, callbackUrl: `${door.origin}/wechat/callback`, templateQuota: Math.floor(people * occasions * quotaShare) });
    const { world } = sandbox;
    world.clock.move({ to: 'instant', instant: tomorrowAtTen().toISOString() });
    const clock: Clock = { now: () => new Date(world.clock.now()) };
    const ctx = systemContext('test', clock);

    enableDemo();
    installSecrets(loadSecrets(dir, { mayCreate: true }));
    const environment = environmentFor(sandbox.origin);
    defineOutsideChannels(loadSettings(environment));
    await connectDatabase(engine.address);
    await ensureIndexes();
    const members = await bindCrowd(ctx, phones);
    await liftBounds(ctx);
    await deliverMany(ctx, crowdDeliveries(members, occasions, 'chaos', clock.now()));

    world.faults.set({ seed, shares });
    const begun = performance.now();
    fleet = new Fleet({ dir, mongodbUri: engine.address, environment }, ports, seed);
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
    await fleet?.end();
    await disconnectDatabase();
    await sandbox?.close();
    await door?.close();
    await engine?.stop();
    remove();
  }
}

const steadyMs = 3000;

/** What the platforms still have to say: callbacks until none is on its way, and the SMS results, which a bot asks for when it begins. */
async function lastResults(fleet: Fleet, sandbox: Sandbox, withinMs: number): Promise<void> {
  await sandbox.settled();
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
