import { fail, findRoots, type OrganisationRecord } from '../kernel';

/** The district whose catalogue it is. @throws Fault notFound before there is one */
export async function theDistrict(): Promise<OrganisationRecord> {
  return (await findRoots()).find(({ kind }) => kind === 'district') ?? fail('notFound', { message: '还没有建区。' });
}

/** The catalogue and its terms belong to the district as a whole: a grant for a town is not enough to change them. */
export const districtScope = async (): Promise<Pick<OrganisationRecord, 'path'>> => ({ path: (await theDistrict()).path });
