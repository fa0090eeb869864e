import { native } from '../database';
import { OrganisationModel } from '../organisation';

/** The district this platform serves, or null while none is entered. */
export async function districtName(): Promise<string | null> {
  const district = await native(OrganisationModel).findOne({ kind: 'district', active: true }, { sort: { _id: 1 }, projection: { name: 1 } });
  return district?.name ?? null;
}

/** The code of one window in use, for whoever wants to try a rating; null while there is none. */
export async function someWindowCode(): Promise<string | null> {
  const window = await native(OrganisationModel).findOne({ kind: 'window', active: true }, { sort: { code: 1 }, projection: { 'window.code': 1 } });
  return window?.window?.code ?? null;
}
