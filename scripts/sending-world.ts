import { connectDatabase, disconnectDatabase, enableDemo, ensureIndexes, installSecrets, loadSecrets, systemContext, type Context } from '../domain/kernel';
import { defineOutsideChannels } from '../runtime/channels';
import { loadSettings } from '../settings';
import { bindCrowd, crowdPhones, liftBounds, tomorrowAtTen, type Member } from './crowd';
import { openFrontDoor } from './front-door';
import { freePort, startEngine, temporaryFolder } from './processes';
import { environmentFor } from './sandbox/account';
import { startSandbox, type Sandbox, type SandboxOptions } from './sandbox/start';

export interface SendingWorld {
  /** For the bots to come, who stand behind one door: its callbacks go to them in turn. */
  ports: number[];
  bot: { dir: string; mongodbUri: string; environment: NodeJS.ProcessEnv };
  sandbox: Sandbox;
  /** By the sandbox's clock. */
  ctx: Context;
  members: Member[];
  close(): Promise<void>;
}

/** An engine, the sandbox and a crowd bound to it, at ten in the morning: everything but the bots that send. What is begun ends with `close`, also where beginning fails. */
export async function openSendingWorld({ bots, people, ...options }: Pick<SandboxOptions, 'seed' | 'templateQuota'> & { bots: number; people: number }): Promise<SendingWorld> {
  const { dir, remove } = temporaryFolder();
  const ends: (() => unknown)[] = [remove];
  const close = async (): Promise<void> => {
    for (const end of ends.reverse()) await end();
  };
  try {
    const ports = await Promise.all(Array.from({ length: bots }, freePort));
    const engine = await startEngine(dir);
    ends.push(() => engine.stop());
    const door = await openFrontDoor(ports);
    ends.push(() => door.close());
    const phones = crowdPhones(people, 0);
    const sandbox = await startSandbox({ ...options, people: phones, callbackUrl: `${door.origin}/wechat/callback` });
    ends.push(() => sandbox.close());
    const { world } = sandbox;
    world.clock.move({ to: 'instant', instant: tomorrowAtTen().toISOString() });
    const ctx = systemContext('sending', { now: () => new Date(world.clock.now()) });

    enableDemo();
    installSecrets(loadSecrets(dir, { mayCreate: true }));
    const environment = environmentFor(sandbox.origin);
    knowOutsideChannels(environment);
    ends.push(disconnectDatabase);
    await connectDatabase(engine.address);
    await ensureIndexes();
    const members = await bindCrowd(ctx, phones);
    await liftBounds(ctx);
    return { ports, bot: { dir, mongodbUri: engine.address, environment }, sandbox, ctx, members, close };
  } catch (error) {
    await close();
    throw error;
  }
}

let known = false;
/** Names the channels to this process, once: benches run one after another in one. */
export function knowOutsideChannels(environment: Record<string, string>): void {
  if (!known) defineOutsideChannels(loadSettings(environment));
  known = true;
}
