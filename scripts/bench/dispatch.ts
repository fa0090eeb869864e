import { setTimeout as wait } from 'node:timers/promises';
import '../../domain/capabilities';
import { deliverMany, DeliveryModel, native } from '../../domain/kernel';
import { crowdDeliveries } from '../crowd';
import { startBotProcess, type Running } from '../processes';
import { openSendingWorld } from '../sending-world';
import { memoryRows, watchMemory, withHeapProbe } from './memory';
import { report } from './table';

const bots = 4;
const people = 1200;
/** To each person; together no more than a week may bring. */
const messages = { warmUp: 4, measured: 13 };
const goal = 200;
const lookEveryMs = 200;

/** Four real bots send template messages as fast as they can. */
export async function benchDispatch(): Promise<void> {
  const { ports, bot, sandbox, ctx, members, close } = await openSendingWorld({ bots, people });
  const running: Running[] = [];
  try {
    const environment = { ...bot.environment, ...withHeapProbe };
    running.push(...(await Promise.all(ports.map((port) => startBotProcess({ ...bot, port, environment })))));
    const { accepted } = sandbox.world;
    /** Answers how many seconds passed from the writing until the last one was taken. */
    const sendAll = async (each: number, prefix: string): Promise<number> => {
      const before = accepted.count;
      await deliverMany(ctx, crowdDeliveries(members, each, prefix, ctx.clock.now()));
      const begun = performance.now();
      while (accepted.count < before + people * each) await wait(lookEveryMs);
      return (performance.now() - begun) / 1000;
    };
    await sendAll(messages.warmUp, 'warm');
    const memory = await Promise.all(running.map(({ child }) => watchMemory(child)));
    const seconds = await sendAll(messages.measured, 'bench');
    const grown = await Promise.all(memory.map((one) => one.end()));
    await sandbox.settled();
    const sent = people * messages.measured;
    const perSecond = sent / seconds;
    const confirmed = await native(DeliveryModel).countDocuments({ key: /^bench:/, state: 'delivered' });
    report('dispatch', [
      { what: `${sent.toLocaleString('en')} template messages by ${bots} bots, taken a second`, measured: `${perSecond.toFixed(0)} (${seconds.toFixed(1)} s)`, goal: `≥ ${goal}`, holds: perSecond >= goal },
      { what: 'confirmed once the last result was called back', measured: `${confirmed.toLocaleString('en')} of ${sent.toLocaleString('en')}`, goal: 'all', holds: confirmed === sent },
      ...memoryRows('the bot that grew most', grown),
    ]);
  } finally {
    await Promise.all(running.map((one) => one.kill()));
    await close();
  }
}
