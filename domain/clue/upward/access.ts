import { ObjectId, authorize, fail, native, recordAccess, type Context } from '../../kernel';
import { staffOf } from '../readers/readable';
import { UpwardModel, type UpwardReport } from './model';

export const upwards = () => native(UpwardModel);

/** Those who keep the identity: custodians to whom it is sealed, not the holder to whom it was released. */
export const keepersOf = ({ sealed, identity, holders }: Pick<UpwardReport, 'sealed' | 'identity' | 'holders'>): string[] =>
  (sealed?.envelopes.identity.keys ?? []).map(({ accountId }) => accountId).filter((id) => identity !== 'released' || !holders.includes(id));

/** What an account has to do with it; null: for him it is not there. */
export function partOf(actor: { accountId: string }, upward: UpwardReport): 'holder' | 'identity' | null {
  if (upward.holders.includes(actor.accountId)) return 'holder';
  return upward.shownTo.includes(actor.accountId) ? 'identity' : null;
}

/**
 * One for its holder, or for a custodian who is asked for the name. For all others it is not there; that they asked is
 * on record, and an id that stands for nothing takes the same way.
 * @throws Fault notFound, forbidden
 */
export async function upwardFor(ctx: Context, id: string, verb: string): Promise<UpwardReport> {
  const actor = staffOf(ctx);
  const _id = ObjectId.isValid(id) ? new ObjectId(id) : fail('notFound');
  const upward = await upwards().findOne({ _id });
  if (!upward || partOf(actor, upward) === null) {
    await recordAccess(ctx, { type: 'upward', id: _id.toHexString() }, 'upward.refused');
    return fail('notFound');
  }
  authorize(actor, verb, upward);
  return upward;
}
