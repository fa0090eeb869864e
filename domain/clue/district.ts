import { fail, native, OrganisationModel, type ObjectId } from '../kernel';

export interface ClueDistrict {
  id: ObjectId;
  name: string;
  code: string;
}

/** The commission's district, or null while none is entered. */
export async function findClueDistrict(): Promise<ClueDistrict | null> {
  const found = await native(OrganisationModel).findOne({ kind: 'district', active: true }, { sort: { code: 1 }, projection: { name: 1, code: 1 } });
  return found && { id: found._id, name: found.name, code: found.code };
}

/** @throws Fault reportingClosed */
export const clueDistrict = async (): Promise<ClueDistrict> => (await findClueDistrict()) ?? fail('reportingClosed');
