import type { PaymentChoices } from '../../contracts/disbursement';
import { listProgrammes } from '../fund';
import { native, OrganisationModel, scopeFilter, type Context } from '../kernel';

/** For filters, and for what a sheet does not say: programmes in use, villages of the district. */
export async function paymentChoices(ctx: Context): Promise<PaymentChoices> {
  const organisations = native(OrganisationModel);
  const [own] = scopeFilter(ctx.actor, 'payment.list').path?.$in ?? [];
  const mine = own ? await organisations.findOne({ _id: own }) : null;
  // A department pays the villages of its district; a town sees its own.
  const above = mine?.kind === 'department' ? mine.path[0] : mine?._id;
  const villages = above ? await organisations.find({ path: above, kind: { $in: ['village', 'community'] }, active: true }).sort({ code: 1 }).toArray() : [];
  return { programmes: (await listProgrammes()).map(({ code, name }) => ({ code, name })), villages: villages.map(({ _id, name }) => ({ id: _id.toHexString(), name })) };
}
