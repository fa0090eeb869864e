import { role, separatedRoles, type Role } from '../../../contracts/roles';
import { definePolicy, type NarrowedRule, type Scoped } from '../policy';
import type { AccountRecord } from './model';

/** The account a rule looks at; accounts belong to the platform, not to a branch of the tree. */
export interface AccountThing extends Scoped {
  accountId?: string;
}

export const accountThing = (account: Pick<AccountRecord, '_id'>): AccountThing => ({ path: [], accountId: account._id.toHexString() });

/** Accounts are the platform's as a whole: these roles are granted for the whole district only. */
const anywhere = (roles: Role[], says: string): NarrowedRule => ({ roles, anywhere: true, says });
const notHimself = (roles: Role[], says: string): NarrowedRule => ({
  roles,
  anywhere: true,
  when: (actor, thing) => (thing as AccountThing | undefined)?.accountId !== actor.accountId,
  says,
});

definePolicy({
  thing: 'account',
  verbs: {
    list: anywhere([...separatedRoles], '三员'),
    export: anywhere(['securityAdmin', 'auditAdmin'], '安全管理员、审计管理员'),
    colleagues: role.options,
    create: anywhere(['systemAdmin'], '系统管理员'),
    grant: notHimself(['securityAdmin'], '安全管理员，不能给自己'),
    revoke: notHimself(['securityAdmin'], '安全管理员，不能对自己'),
    // Whoever could reset both the password and the second factor alone could take an account over.
    resetPassword: notHimself(['securityAdmin'], '安全管理员，不能对自己'),
    resetSecondFactor: notHimself(['systemAdmin'], '系统管理员，不能对自己'),
    unlock: notHimself(['securityAdmin'], '安全管理员，不能对自己'),
    depart: notHimself(['securityAdmin'], '安全管理员，不能对自己'),
    appointDeputy: {
      roles: role.options,
      anywhere: true,
      when: (actor, thing) => !thing || (thing as AccountThing).accountId === actor.accountId || actor.grants.some((grant) => grant.role === 'securityAdmin'),
      says: '本人，或安全管理员',
    },
  },
});
