import type { Context } from '../kernel';
import { carryOut, tell } from './command';
import type { FollowUp } from './model';

/** Stops all clocks of a follow-up, for a reason that is on record. */
export async function pauseFollowUp(ctx: Context, id: string, input: { version: number; reason: string }): Promise<FollowUp> {
  return carryOut(
    ctx,
    id,
    'pause',
    (followUp) => ({ set: { pause: { since: ctx.clock.now(), reason: input.reason } }, detail: { reason: input.reason }, events: [tell(followUp, 'followUp.clockChanged')] }),
    { version: input.version },
  );
}

/** Starts them again; the working days in between are added to every deadline. */
export async function resumeFollowUp(ctx: Context, id: string, input: { version: number }): Promise<FollowUp> {
  return carryOut(
    ctx,
    id,
    'resume',
    (followUp) => ({ set: { pause: null }, detail: { pausedSince: followUp.pause!.since }, events: [tell(followUp, 'followUp.clockChanged')] }),
    { version: input.version },
  );
}
