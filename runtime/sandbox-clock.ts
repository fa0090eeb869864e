import { z } from 'zod';
import { shiftSystemClock } from '../domain/kernel';
import type { Settings } from '../settings';
import { inSandbox } from './in-sandbox';

const everyMs = 1000;
const answerWithinMs = 1000;

/** As the WeChat sandbox answers it at /sandbox/clock. */
const sandboxClock = z.object({ offsetMs: z.number().int(), running: z.boolean(), now: z.iso.datetime() });

/**
 * In demo mode with the WeChat sandbox on this machine, its clock is the platform's too: asked each second, so that all
 * processes move to the day that is chosen on its page. Elsewhere it does nothing. Answers how to stop; where the sandbox
 * does not answer, the time stays as it was last told.
 */
export async function followSandboxClock({ demo, wechatApiOrigin }: Pick<Settings, 'demo' | 'wechatApiOrigin'>): Promise<() => void> {
  if (!inSandbox({ demo, wechatApiOrigin })) return () => undefined;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const ask = async (): Promise<void> => {
    const told = await fetch(`${wechatApiOrigin}/sandbox/clock`, { signal: AbortSignal.timeout(answerWithinMs) })
      .then(async (answer) => sandboxClock.parse(await answer.json()))
      .catch(() => null);
    if (stopped) return;
    if (told) shiftSystemClock(told.running ? { aheadMs: told.offsetMs } : { standsAt: new Date(told.now) });
    timer = setTimeout(() => void ask(), everyMs);
    timer.unref();
  };
  await ask();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
