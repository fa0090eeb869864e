import type { Role } from '../../contracts/roles';
import { findAccountsWithRole, native, ObjectId, type Actor } from '../kernel';
import type { NamedRef } from '../rating';
import { closedSortBase, FollowUpModel } from './model';

/** Active accounts that hold the role for any organisation of the path, in a fixed order. */
export async function holdersOf(role: Role, path: readonly (ObjectId | string)[]): Promise<NamedRef[]> {
  return (await findAccountsWithRole(role, path)).map(({ _id, name }) => ({ id: _id, name }));
}

export interface LoadedHolder extends NamedRef {
  /** Open follow-ups that he is in charge of. */
  open: number;
}

/** The same with their open follow-ups, the least loaded first. */
export async function byLoad(holders: NamedRef[]): Promise<LoadedHolder[]> {
  const loaded = await Promise.all(
    holders.map(async (holder) => ({ ...holder, open: await native(FollowUpModel).countDocuments({ 'officer.id': holder.id, sortKey: { $lt: closedSortBase } }) })),
  );
  return loaded.sort((a, b) => a.open - b.open || a.name.localeCompare(b.name));
}

/** Oneself and those one stands in for today. */
export function ownAccountIds(actor: Actor): ObjectId[] {
  if (actor.kind !== 'staff') return [];
  const principals = actor.grants.flatMap((grant) => (grant.asDeputyOf ? [grant.asDeputyOf] : []));
  return [...new Set([actor.accountId, ...principals])].map((one) => new ObjectId(one));
}
