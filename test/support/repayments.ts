import { randomUUID } from 'node:crypto';
import type { Role } from '../../contracts/roles';
import type { OpenDemandRequest } from '../../contracts/repayment';
import { actorOf, type AccountRecord, type Clock, type Context, type OrganisationRecord, type StaffActor } from '../../domain/kernel';
import { buildAccount, buildDepartment, buildDistrict, idOf } from './factories';

export type Desk = 'manager' | 'handler' | 'otherHandler' | 'caller' | 'funds' | 'cashier' | 'second' | 'leader';
const roles: Record<Desk, Role> = { manager: 'clueManager', handler: 'clueHandler', otherHandler: 'clueHandler', caller: 'followUpOfficer', funds: 'fundOfficer', cashier: 'treasurer', second: 'treasurer', leader: 'commissionLeader' };

export interface RepaymentWorld {
  district: OrganisationRecord;
  department: OrganisationRecord;
  accounts: Record<Desk, AccountRecord>;
  as(desk: Desk): Promise<Context & { actor: StaffActor }>;
  demand(over?: Partial<OpenDemandRequest>): OpenDemandRequest;
}

/** A district with a department, two treasurers, and everybody who opens demands or decides about them. */
export async function buildRepaymentWorld(clock: Clock): Promise<RepaymentWorld> {
  const district = await buildDistrict({ name: '青禾区' });
  const department = await buildDepartment({ parentId: idOf(district), name: '区农业农村局' });
  const accounts = {} as Record<Desk, AccountRecord>;
  for (const [desk, role] of Object.entries(roles) as [Desk, Role][]) accounts[desk] = await buildAccount({ username: desk.toLowerCase(), name: `测试${desk}`, grants: [{ role, organisationId: idOf(desk === 'funds' ? department : district) }] });
  return {
    district,
    department,
    accounts,
    as: async (desk) => ({ actor: (await actorOf(idOf(accounts[desk]), clock))!, clock }),
    demand: (over = {}) => ({ requestKey: randomUUID(), organisationId: idOf(department), payerKind: 'person', payer: '演示缴款人', reason: 'subsidy', note: '', parts: [{ amount: 100_000, due: '2026-12-15' }], ...over }),
  };
}

/** A fresh request, with the version that was last seen. */
export const cash = (amount: number, day = '2026-11-20') => ({ requestKey: randomUUID(), way: 'cash' as const, amount, day, slip: null, fileIds: [] });
export const yes = (version: number) => ({ version, agree: true, opinion: '' });
export const no = (version: number, opinion = '对不上') => ({ version, agree: false, opinion });
