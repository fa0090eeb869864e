import type { Actor } from '../context';
import type { ObjectId } from '../database';
import { can, scopeFilter } from '../policy';

/** Whoever looks after the platform sees all deliveries; others those to people of their organisations. @throws Fault forbidden */
export function ledgerScope(actor: Actor, verb: 'delivery.list' | 'delivery.export' | 'delivery.resolve'): { path?: { $in: ObjectId[] } } {
  return can(actor, 'delivery.listAll') ? {} : scopeFilter(actor, verb);
}
