import type { HouseholdVillages } from '../../contracts/household';
import { native, OrganisationModel, scopeFilter, type Context } from '../kernel';

/** The villages whose households somebody sees. */
export async function householdVillages(ctx: Context): Promise<HouseholdVillages> {
  const found = await native(OrganisationModel)
    .find({ ...scopeFilter(ctx.actor, 'household.list'), kind: { $in: ['village', 'community'] }, active: true })
    .sort({ code: 1 })
    .toArray();
  return { items: found.map(({ _id, name }) => ({ id: _id.toHexString(), name })) };
}
