import { createHash, randomBytes } from 'node:crypto';
import type { ReportTask, TaskSolution } from '../../contracts/clue-report';
import type { Context } from '../../domain/kernel';
import type { Role } from '../../contracts/roles';
import { certify, holdCeremony, withKeys } from './ceremony';
import { buildAccount, buildDistrict, idOf, testClock } from './factories';
import type { TestClient } from './http';
import type { Clock, OrganisationRecord } from '../../domain/kernel';

export const randomKey = (): string => randomBytes(32).toString('base64url');

/** What a page does before it asks for anything that costs. */
export function solve({ challenge, bits }: ReportTask): TaskSolution {
  for (let nonce = 0; ; nonce += 1) {
    const digest = createHash('sha256').update(`${challenge}:${nonce}`).digest();
    if (digest.readUInt32BE(0) >>> (32 - bits) === 0) return { challenge, nonce };
  }
}

export const solvedTask = async (client: TestClient): Promise<TaskSolution> => solve((await client.post('/api/report/tasks', {})).body as ReportTask);

export interface Office {
  districtId: string;
  custodian: Context;
  deputy: Context;
  clerk: Context;
  manager: Context;
  leader: Context;
  /** Of the ceremony. */
  shares: [string, string, string];
}

/** A district whose commission has held its ceremony: custodian, deputy and three who read reports. */
export async function openOffice(clock: Clock = testClock, district?: OrganisationRecord): Promise<Office> {
  const districtId = idOf(district ?? (await buildDistrict({ name: '青禾区', code: '630102' })));
  const staff = async (name: string, role: Role): Promise<Context> => {
    const grants = [{ role, organisationId: districtId }];
    return withKeys(await buildAccount({ name, grants }), grants, clock);
  };
  const office = {
    districtId,
    custodian: await staff('保管甲', 'custodian'),
    deputy: await staff('保管乙', 'custodian'),
    clerk: await staff('受理甲', 'petitionClerk'),
    manager: await staff('线索甲', 'clueManager'),
    leader: await staff('领导甲', 'commissionLeader'),
  };
  const shares = await holdCeremony(office.custodian, office.deputy);
  await certify(office.custodian, office.clerk, office.manager, office.leader);
  return { ...office, shares };
}
