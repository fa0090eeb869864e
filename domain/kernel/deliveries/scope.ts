import type { Actor } from '../context';
import type { ObjectId } from '../database';
import { can, scopeFilter } from '../policy';
import { unlistedTemplates } from './texts';

/**
 * Whoever looks after the platform sees all deliveries but those of which no ledger tells; others those to people of
 * their organisations. @throws Fault forbidden
 */
export function ledgerScope(actor: Actor, verb: 'delivery.list' | 'delivery.export' | 'delivery.resolve'): { path?: { $in: ObjectId[] }; template: { $nin: string[] } } {
  return { ...(can(actor, 'delivery.listAll') ? {} : scopeFilter(actor, verb)), template: { $nin: unlistedTemplates() } };
}
