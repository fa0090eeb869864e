import { definePolicy, fail, ObjectId, type Actor } from '../kernel';
import type { Repayment } from './model';

/** By a case, by what a department was to put right, or by the funds. */
const openers = ['clueManager', 'clueHandler', 'integrityHandler', 'followUpOfficer', 'fundOfficer'] as const;
/** These see what they have opened themselves. */
const ownOnly: readonly string[] = ['clueHandler', 'integrityHandler', 'followUpOfficer'];

definePolicy({
  thing: 'repayment',
  verbs: {
    list: { roles: [...openers, 'treasurer', 'commissionLeader'], says: '线索承办人、廉洁问题经办人和回访员只看自己开的，民生资金经办人只看资金类的' },
    open: openers,
    /** Asks for the cancelling; somebody of `decideCancel`, never the same person, decides. */
    cancel: openers,
    decideCancel: ['clueManager', 'commissionLeader'],
    reissue: openers,
    enter: ['treasurer'],
    /** Of what another treasurer entered. */
    check: ['treasurer'],
    refund: ['treasurer'],
    /** Two people besides whoever asked. */
    approveRefund: ['treasurer', 'clueManager', 'commissionLeader'],
    export: ['clueManager', 'treasurer', 'commissionLeader'],
  },
});
definePolicy({ thing: 'handIn', verbs: { list: ['treasurer', 'commissionLeader'], record: ['treasurer'] } });
definePolicy({ thing: 'repaymentBatch', verbs: { list: ['treasurer', 'commissionLeader'], write: ['treasurer'], check: ['treasurer'] } });

const whole: readonly string[] = ['clueManager', 'treasurer', 'commissionLeader'];

/** What somebody sees of the demands within his scope: all, only those about funds, or only his own. @throws Fault forbidden */
export function seenFilter(actor: Actor): object {
  if (actor.kind === 'system') return {};
  if (actor.kind !== 'staff') return fail('forbidden');
  const { accountId, grants } = actor;
  const within = (roles: readonly string[], more: object): object[] => {
    const ids = grants.filter(({ role }) => roles.includes(role)).map(({ organisationId }) => new ObjectId(organisationId));
    return ids.length === 0 ? [] : [{ path: { $in: ids }, ...more }];
  };
  const some = [...within(whole, {}), ...within(['fundOfficer'], { origin: 'fund' }), ...within(ownOnly, { 'opener.id': new ObjectId(accountId) })];
  if (some.length === 0) return fail('forbidden');
  return some.length === 1 ? (some[0] as object) : { $or: some };
}

/** The same question about one. */
export function sees(actor: Actor, { path, origin, opener }: Pick<Repayment, 'path' | 'origin' | 'opener'>): boolean {
  if (actor.kind !== 'staff') return actor.kind === 'system';
  return actor.grants.some(({ role, organisationId }) => {
    if (!path.some((id) => id.toHexString() === organisationId)) return false;
    if (whole.includes(role)) return origin !== 'handIn' || role !== 'clueManager';
    return (role === 'fundOfficer' && origin === 'fund') || (ownOnly.includes(role) && opener?.id.toHexString() === actor.accountId);
  });
}
