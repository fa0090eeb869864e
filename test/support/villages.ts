import type { Role } from '../../contracts/roles';
import { actorOf, type AccountRecord, type Clock, type Context, type OrganisationRecord, type StaffActor } from '../../domain/kernel';
import { buildAccount, buildDepartment, buildDistrict, buildTown, buildVillage, idOf } from './factories';

const holders = ['villageClerk', 'villageSupervisor', 'townReviewer', 'disclosureManager', 'fundOfficer', 'commissionLeader'] as const satisfies Role[];
export type Holder = (typeof holders)[number];

export interface VillageWorld {
  district: OrganisationRecord;
  department: OrganisationRecord;
  town: OrganisationRecord;
  village: OrganisationRecord;
  /** Another one of the same town, and one of another town. */
  neighbour: OrganisationRecord;
  elsewhere: OrganisationRecord;
  accounts: Record<Holder, AccountRecord>;
  as(holder: Holder, clock: Clock): Promise<Context & { actor: StaffActor }>;
}

/** A district with two towns and three villages, and everybody who works on what the first village publishes. */
export async function buildVillageWorld(): Promise<VillageWorld> {
  const district = await buildDistrict({ name: '青禾区' });
  const department = await buildDepartment({ parentId: idOf(district), name: '区农业农村局' });
  const town = await buildTown({ parentId: idOf(district), name: '柳溪镇' });
  const otherTown = await buildTown({ parentId: idOf(district), name: '梨园镇' });
  const village = await buildVillage({ parentId: idOf(town), name: '石桥村' });
  const neighbour = await buildVillage({ parentId: idOf(town), name: '上柳村' });
  const elsewhere = await buildVillage({ parentId: idOf(otherTown), name: '下槐村' });
  const at: Record<Holder, OrganisationRecord> = { villageClerk: village, villageSupervisor: village, townReviewer: town, disclosureManager: district, fundOfficer: department, commissionLeader: district };
  const accounts = {} as Record<Holder, AccountRecord>;
  for (const role of holders) accounts[role] = await buildAccount({ username: role.toLowerCase(), name: `测试${role}`, grants: [{ role, organisationId: idOf(at[role]) }] });
  const as = async (holder: Holder, clock: Clock): Promise<Context & { actor: StaffActor }> => ({ actor: (await actorOf(idOf(accounts[holder]), clock))!, clock });
  return { district, department, town, village, neighbour, elsewhere, accounts, as };
}
