import { native, scopeFilter, type Context } from '../kernel';
import { MovementModel } from './movement-model';

/** Codes of the programmes for which an organisation of the actor's is in charge: of these he sees all, wherever it went. @throws Fault forbidden */
export async function programmesInCharge(ctx: Context, verb: 'fund.list' | 'fund.export'): Promise<Set<string>> {
  const { path } = scopeFilter(ctx.actor, verb);
  return new Set(path ? await native(MovementModel).distinct('programme', { path, 'department.id': path }) : []);
}
