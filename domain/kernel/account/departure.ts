import type { DepartAccountRequest } from '../../../contracts/account';
import { roleLabels } from '../../../contracts/roles';
import { auditedChange } from '../audit';
import type { Context } from '../context';
import { native, ObjectId } from '../database';
import { fail } from '../errors';
import { findOrganisation } from '../organisation';
import { authorize } from '../policy';
import { refuseLast } from './grants';
import { isSeparated } from './grants-of';
import { AccountModel, type AccountGrant, type AccountRecord } from './model';
import { accountThing } from './policy';
import { endSessions } from './sessions';

/**
 * Departure and hand-over in one write: access, roles and deputyships end, and the event 'account.departed'
 * {fromAccountId, toAccountId} tells every capability to hand its open work to the successor, who must already hold
 * the roles for it: a hand-over gives nobody a right he did not have.
 * @throws Fault notFound, forbidden, conflict, badRequest, wrongState
 */
export async function departAccount(ctx: Context, id: string, input: DepartAccountRequest): Promise<AccountRecord> {
  const toAccountId = new ObjectId(input.toAccountId);
  if (input.toAccountId === id) badSuccessor('不能交给他自己');
  const departed = await auditedChange(
    AccountModel,
    id,
    ctx,
    'account.depart',
    async (before) => {
      authorize(ctx.actor, 'account.depart', accountThing(before));
      if (before.state !== 'active') fail('wrongState', { message: '已经办过离任了。' });
      const successor = (await native(AccountModel).findOne({ _id: toAccountId, state: 'active' })) ?? badSuccessor('没有这个接手人，或他也已离任');
      for (const grant of before.grants) if (!isSeparated(grant.role)) await requireGrant(successor, grant);
      await refuseLast(before, before.grants.map((grant) => grant.role));
      const at = ctx.clock.now();
      return {
        set: {
          state: 'departed',
          grants: [],
          deputies: before.deputies.map((deputy) => ({ ...deputy, endedAt: deputy.endedAt ?? at })),
          departure: { at, toAccountId, reason: input.reason, grants: before.grants },
        },
        detail: { toAccountId, toName: successor.name, reason: input.reason },
        events: [{ type: 'account.departed', payload: { fromAccountId: before._id.toHexString(), toAccountId: input.toAccountId } }],
      };
    },
    { version: input.version },
  );
  // Access ended with the write above (a departed account authenticates nobody); these rows are only cleared away.
  await endSessions(departed._id);
  return departed;
}

async function requireGrant(successor: AccountRecord, needed: AccountGrant): Promise<void> {
  const organisation = await findOrganisation(needed.organisationId);
  const covered = successor.grants.some((grant) => grant.role === needed.role && organisation?.path.some((id) => id.equals(grant.organisationId)));
  if (!covered) badSuccessor(`接手人没有“${organisation?.name ?? ''}”的${roleLabels[needed.role]}角色，请先授权`);
}

function badSuccessor(message: string): never {
  return fail('badRequest', { message, fields: [{ path: 'toAccountId', message }] });
}
