import type { ClosingKind } from '../../contracts/follow-up';
import { commissionName } from '../../templates';
import { actorName, fail, type Context } from '../kernel';
import { carryOut, closingSet, tell } from './command';
import { afterClose, closingKindsOf } from './machine';
import type { FollowUp } from './model';
import { awaitSecondRating } from './rectification';

/**
 * The officer closes, or explains. An explanation is told to the citizen and waits for a second rating, as a
 * rectification does; closed is only what the machine's table allows to close.
 */
export async function closeFollowUp(ctx: Context, id: string, input: { version: number; kind: ClosingKind; toCitizen: string }): Promise<FollowUp> {
  return carryOut(
    ctx,
    id,
    'close',
    (followUp, situation) => {
      if (!closingKindsOf(situation).includes(input.kind)) fail('wrongState', { message: '现在不能按这个理由办结，请刷新后再看。' });
      const now = ctx.clock.now();
      const answer = { from: commissionName(followUp.district.name), at: now, text: input.toCitizen };
      if (afterClose(followUp.state, input.kind) === 'awaitingSecondRating') {
        const set = { ...awaitSecondRating(followUp, 'explained', now), ...(followUp.firstContactAt ? {} : { firstContactAt: now }) };
        return { set, push: { answers: answer }, detail: { kind: input.kind }, events: [tell(followUp, 'followUp.explained')] };
      }
      const set = closingSet({ kind: input.kind, at: now, by: actorName(ctx.actor), toCitizen: input.toCitizen });
      return { set, push: { answers: answer }, detail: { kind: input.kind }, events: [tell(followUp, 'followUp.closed')] };
    },
    { version: input.version },
  );
}

/** The commission decides on what stayed unsatisfactory; that closes it. */
export async function decideEscalation(ctx: Context, id: string, input: { version: number; decision: string; toCitizen: string }): Promise<FollowUp> {
  return carryOut(
    ctx,
    id,
    'decideEscalation',
    (followUp) => {
      const now = ctx.clock.now();
      return {
        set: {
          ...closingSet({ kind: 'escalationDecided', at: now, by: actorName(ctx.actor), toCitizen: input.toCitizen }),
          escalation: { ...followUp.escalation, decidedAt: now, decision: input.decision },
        },
        push: { answers: { from: commissionName(followUp.district.name), at: now, text: input.toCitizen } },
        detail: { decision: input.decision },
        events: [tell(followUp, 'followUp.decided'), tell(followUp, 'followUp.closed')],
      };
    },
    { version: input.version },
  );
}
