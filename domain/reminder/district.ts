import { fail, native, OrganisationModel, type ObjectId } from '../kernel';

export interface District {
  id: ObjectId;
  name: string;
}

/** The district whose cadres are reminded, or null while none is entered. */
export async function findDistrict(): Promise<District | null> {
  const found = await native(OrganisationModel).findOne({ kind: 'district', active: true }, { sort: { code: 1 }, projection: { name: 1 } });
  return found && { id: found._id, name: found.name };
}

/** @throws Fault notFound */
export const districtOf = async (): Promise<District> => (await findDistrict()) ?? fail('notFound', { message: '还没有建区（县），先到“机构与窗口”里建。' });
