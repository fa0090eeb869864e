import type { Middleware } from 'koa';
import type { World } from '../world';
import { keysIn, keysInMemory, payEnvironmentFor, type PayKeys } from './keys';
import { PayNotifier } from './notify';
import { PayPhone } from './phone';
import { wechatPay } from './serve';

export interface SandboxPay {
  middleware: Middleware;
  notifier: PayNotifier;
  phone: PayPhone;
  keys: () => PayKeys;
  /** Null without a folder for the keys: a test hands them over itself. */
  environment(): Record<string, string> | null;
}

/** WeChat Pay beside WeChat, with a merchant whose keys are in `folder`, or in memory only. */
export function openPay(world: World, { folder, timeoutMs, origin }: { folder: string | undefined; timeoutMs: number; origin: () => string }): SandboxPay {
  const kept = folder === undefined ? null : keysIn(folder);
  const keys = kept ? () => kept.keys : keysInMemory;
  const { payBook } = world;
  return {
    middleware: wechatPay(world, payBook, keys, { timeoutMs, origin }),
    notifier: new PayNotifier(world, payBook, keys),
    phone: new PayPhone(world, payBook, keys),
    keys,
    environment: () => kept && payEnvironmentFor(origin(), kept.files),
  };
}
