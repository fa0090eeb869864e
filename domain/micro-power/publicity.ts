import type { OfferCaseRequest, ReturnCaseRequest } from '../../contracts/power-case';
import { auditedChange, authorize, fail, type Context } from '../kernel';
import { carryOut, loadCase } from './case-command';
import { PowerCaseModel, type PowerCase } from './case-model';

/** The clerk means it for everybody; the town has the last word. */
export function offerCase(ctx: Context, id: string, { version }: OfferCaseRequest): Promise<PowerCase> {
  return carryOut(ctx, { id, verb: 'write', name: 'offer', version }, ({ publicity }) => {
    if (publicity === 'offered' || publicity === 'released') fail('wrongState');
    return { publicity: 'offered', returnedBecause: null };
  });
}

/** Makes public what was offered; what is not offered any more is left. From then on later steps show by themselves. */
export async function releaseCases(ctx: Context, ids: readonly string[]): Promise<{ released: number; left: number }> {
  let released = 0;
  for (const id of ids) {
    const before = await loadCase(ctx, id, 'release');
    if (before.publicity !== 'offered') continue;
    await carryOut(ctx, { id, verb: 'release', name: 'release' }, ({ publicity }) => {
      if (publicity !== 'offered') fail('conflict');
      return { publicity: 'released', releasedAt: ctx.clock.now() };
    });
    released += 1;
  }
  return { released, left: ids.length - released };
}

/** Not public, or not any more; the reason stands in the case. */
export async function returnCase(ctx: Context, id: string, { version, reason }: ReturnCaseRequest): Promise<PowerCase> {
  return auditedChange(
    PowerCaseModel,
    id,
    ctx,
    'powerCase.return',
    (before) => {
      authorize(ctx.actor, 'powerCase.release', before);
      if (before.publicity !== 'offered' && before.publicity !== 'released') fail('wrongState');
      return { set: { publicity: 'returned', returnedBecause: reason }, unset: ['face', 'releasedAt'], detail: { reason } };
    },
    { version },
  );
}
