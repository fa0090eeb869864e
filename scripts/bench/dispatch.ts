import { setTimeout as wait } from 'node:timers/promises';
import '../../domain/capabilities';
import { connectDatabase, deliverMany, DeliveryModel, disconnectDatabase, enableDemo, ensureIndexes, installSecrets, loadSecrets, native, systemContext, type Clock } from '../../domain/kernel';
import { defineOutsideChannels } from '../../runtime/channels';
import { loadSettings } from '../../settings';
import { bindCrowd, crowdDeliveries, crowdPhones, liftBounds, tomorrowAtTen } from '../crowd';
import { openFrontDoor } from '../front-door';
import { freePort, startBotProcess, startEngine, temporaryFolder, type Running } from '../processes';
import { environmentFor } from '../sandbox/account';
import { startSandbox } from '../sandbox/start';
import { residentMegabytes } from './servers';
import { report } from './table';

const bots = 4;
const people = 500;
/** To each person; together no more than a week may bring. */
const messages = { warmUp: 6, measured: 12 };
const goals = { perSecond: 200, megabytes: 20 };
const lookEveryMs = 500;

const average = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
/** The mean of the last quarter less that of the first. */
const growthOf = (memory: readonly number[]): number => {
  const quarter = Math.max(1, Math.floor(memory.length / 4));
  return average(memory.slice(-quarter)) - average(memory.slice(0, quarter));
};

/** Four real bots send template messages as fast as they can. */
export async function benchDispatch(): Promise<void> {
  const { dir, remove } = temporaryFolder();
  const engine = await startEngine(dir);
  const ports = await Promise.all(Array.from({ length: bots }, freePort));
  const door = await openFrontDoor(ports);
  const phones = crowdPhones(people, 0);
  const sandbox = await startSandbox({ people: phones, callbackUrl: `${door.origin}/wechat/callback` });
  const running: Running[] = [];
  try {
    const { world } = sandbox;
    world.clock.move({ to: 'instant', instant: tomorrowAtTen().toISOString() });
    const clock: Clock = { now: () => new Date(world.clock.now()) };
    const ctx = systemContext('bench', clock);
    enableDemo();
    installSecrets(loadSecrets(dir, { mayCreate: true }));
    const environment = environmentFor(sandbox.origin);
    defineOutsideChannels(loadSettings(environment));
    await connectDatabase(engine.address);
    await ensureIndexes();
    const members = await bindCrowd(ctx, phones);
    await liftBounds(ctx);
    running.push(...(await Promise.all(ports.map((port) => startBotProcess({ dir, port, mongodbUri: engine.address, environment })))));

    const memory: number[][] = running.map(() => []);
    /** Answers how many seconds passed from the writing until the last one was taken. */
    const sendAll = async (each: number, prefix: string): Promise<number> => {
      const before = world.accepted.count;
      await deliverMany(ctx, crowdDeliveries(members, each, prefix, clock.now()));
      const begun = performance.now();
      while (world.accepted.count < before + people * each) {
        running.forEach(({ child }, index) => memory[index]?.push(residentMegabytes(child.pid as number)));
        await wait(lookEveryMs);
      }
      return (performance.now() - begun) / 1000;
    };
    await sendAll(messages.warmUp, 'warm');
    for (const one of memory) one.length = 0;
    const seconds = await sendAll(messages.measured, 'bench');
    await sandbox.settled();
    const sent = people * messages.measured;
    const perSecond = sent / seconds;
    const confirmed = await native(DeliveryModel).countDocuments({ key: /^bench:/, state: 'delivered' });
    const growth = Math.max(...memory.map(growthOf));
    report('dispatch', [
      { what: `${sent.toLocaleString('en')} template messages by ${bots} bots, taken a second`, measured: `${perSecond.toFixed(0)} (${seconds.toFixed(1)} s)`, goal: `≥ ${goals.perSecond}`, holds: perSecond >= goals.perSecond },
      { what: 'confirmed once the last result was called back', measured: `${confirmed.toLocaleString('en')} of ${sent.toLocaleString('en')}`, goal: 'all', holds: confirmed === sent },
      { what: 'memory of a bot, last quarter against first, the one that grew most', measured: `${growth >= 0 ? '+' : ''}${growth.toFixed(1)} MB of ${average(memory.flat()).toFixed(0)}`, goal: `< +${goals.megabytes} MB`, holds: growth < goals.megabytes },
    ]);
  } finally {
    await Promise.all(running.map((bot) => bot.kill()));
    await disconnectDatabase();
    await sandbox.close();
    await door.close();
    await engine.stop();
    remove();
  }
}
