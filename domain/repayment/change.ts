import type { Role } from '../../contracts/roles';
import { applyChange, auditedChange, fail, native, ObjectId, toObjectId, type Change, type Context, type NamedRef } from '../kernel';
import { RepaymentModel, type Repayment } from './model';
import { derive } from './state';

/** One change of a repayment, with everything that follows from it in the same write. @throws Fault notFound, conflict */
export async function changeRepayment(ctx: Context, id: string | ObjectId, verb: string, change: (repayment: Repayment) => Change | null, version?: number): Promise<Repayment> {
  return auditedChange(
    RepaymentModel,
    id,
    ctx,
    `repayment.${verb}`,
    (before) => {
      const wanted = change(before);
      if (wanted === null) return null;
      const after = derive(applyChange(before, wanted));
      const moved = after.paid !== before.paid || after.state !== before.state;
      return { ...wanted, set: { ...wanted.set, ...after }, events: [...(wanted.events ?? []), ...(moved ? [{ type: 'repayment.moved', payload: { repaymentId: before._id.toHexString() } }] : [])] };
    },
    version === undefined ? {} : { version },
  );
}

/** @throws Fault notFound */
export const loadRepayment = async (id: string | ObjectId): Promise<Repayment> => ((await native(RepaymentModel).findOne({ _id: toObjectId(id) })) as Repayment | null) ?? fail('notFound');

export const staffRef = ({ actor }: Context): NamedRef => (actor.kind === 'staff' ? { id: new ObjectId(actor.accountId), name: actor.name } : fail('forbidden'));

/** Whether the actor had a hand in it, or may act only in place of somebody who had. */
export function isOneOf({ actor }: Context, roles: readonly Role[], people: readonly (NamedRef | null)[]): boolean {
  if (actor.kind !== 'staff') return true;
  const never = people.flatMap((one) => (one ? [one.id.toHexString()] : []));
  return never.includes(actor.accountId) || !actor.grants.some(({ role, asDeputyOf }) => roles.includes(role) && !(asDeputyOf && never.includes(asDeputyOf)));
}

/** @throws Fault forbidden */
export function mustBeAnother(ctx: Context, roles: readonly Role[], people: readonly (NamedRef | null)[]): void {
  if (isOneOf(ctx, roles, people)) fail('forbidden', { message: '经手过的人不能再来核对，请换另一个人。' });
}
