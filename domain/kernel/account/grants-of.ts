import { separatedRoles, type Role } from '../../../contracts/roles';
import { shanghaiDay } from '../calendar';
import type { Clock } from '../clock';
import type { Grant, StaffActor } from '../context';
import { native, ObjectId } from '../database';
import { AccountModel, type AccountRecord } from './model';

export const isSeparated = (role: Role): boolean => (separatedRoles as readonly Role[]).includes(role);

/** The accounts that `accountId` stands in for today, or also those it will. */
export async function deputyFor(accountId: ObjectId, clock: Clock, when: 'today' | 'todayOrLater' = 'today'): Promise<AccountRecord[]> {
  const today = shanghaiDay(clock.now());
  const from = when === 'today' ? { from: { $lte: today } } : {};
  return native(AccountModel)
    .find({ state: 'active', deputies: { $elemMatch: { toAccountId: accountId, endedAt: null, until: { $gte: today }, ...from } } })
    .sort({ username: 1 })
    .toArray();
}

/**
 * Own grants, and those of whoever is stood in for today; what was itself received as deputy is not passed on.
 * Should two of the three administrators' roles meet all the same, only the own one holds.
 */
export async function grantsOf(account: AccountRecord, clock: Clock): Promise<Grant[]> {
  const own: Grant[] = account.grants.map(({ role, organisationId }) => ({ role, organisationId: organisationId.toHexString() }));
  const separated = new Set(own.map((grant) => grant.role).filter(isSeparated));
  for (const principal of await deputyFor(account._id, clock)) {
    for (const { role, organisationId } of principal.grants) {
      if (isSeparated(role) && separated.size > 0 && !separated.has(role)) continue;
      if (isSeparated(role)) separated.add(role);
      own.push({ role, organisationId: organisationId.toHexString(), asDeputyOf: principal._id.toHexString() });
    }
  }
  return own;
}

/** The account as an actor with the grants it has now, for work done later in its name; null when it has departed. */
export async function actorOf(accountId: string, clock: Clock): Promise<StaffActor | null> {
  const account = await native(AccountModel).findOne({ _id: new ObjectId(accountId), state: 'active' });
  return account && { kind: 'staff', accountId, name: account.name, grants: await grantsOf(account, clock) };
}
