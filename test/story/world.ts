import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';
import type { Role } from '../../contracts/roles';
import type { SubmitRatingInput } from '../../contracts/rating';
import { submitRatingRequest } from '../../contracts/rating';
import { createDemoAccount, createOrganisation, enableDemo, systemContext, type Clock, type Context, type OrganisationRecord, type StaffActor } from '../../domain/kernel';
import { submitRating } from '../../domain/rating';
import { testPassword } from '../support/factories';



/** A small district: two halls, three windows, two departments, an account for every role. */
export interface World {
  district: OrganisationRecord;
  hall: OrganisationRecord;
  otherHall: OrganisationRecord;
  department: OrganisationRecord;
  otherDepartment: OrganisationRecord;
  window: OrganisationRecord;
  otherWindow: OrganisationRecord;
  /** By username. */
  actors: Record<Username, StaffActor>;
}

const accounts = {
  officer: { name: '沈宁', role: 'followUpOfficer', at: 'district' },
  hallOfficer: { name: '顾芳', role: 'followUpOfficer', at: 'otherHall' },
  supervisor: { name: '陆平', role: 'ratingSupervisor', at: 'district' },
  handler: { name: '韩正', role: 'integrityHandler', at: 'district' },
  leader: { name: '魏岚', role: 'commissionLeader', at: 'district' },
  hallManager: { name: '柳青', role: 'hallManager', at: 'hall' },
  otherHallManager: { name: '江远', role: 'hallManager', at: 'otherHall' },
  department: { name: '许立', role: 'departmentHandler', at: 'department' },
  otherDepartment: { name: '方圆', role: 'departmentHandler', at: 'otherDepartment' },
  admin: { name: '系统员', role: 'systemAdmin', at: 'district' },
  security: { name: '安全员', role: 'securityAdmin', at: 'district' },
} as const satisfies Record<string, { name: string; role: Role; at: 'district' | 'hall' | 'otherHall' | 'department' | 'otherDepartment' }>;
export type Username = keyof typeof accounts;

export async function buildWorld(clock: Clock): Promise<World> {
  enableDemo();
  const ctx = systemContext('world', clock);
  const add = (kind: OrganisationRecord['kind'], name: string, code: string, parent: OrganisationRecord | null, window?: { number: string; services: string[]; departmentId: string }) =>
    createOrganisation(ctx, { kind, name, code, parentId: parent?._id.toHexString() ?? null, ...(window ? { window } : {}) });
  const district = await add('district', '青禾区', 'QH', null);
  const department = await add('department', '区人社局', 'RSJ', district);
  const otherDepartment = await add('department', '区民政局', 'MZJ', district);
  const hall = await add('hall', '柳溪镇便民服务中心', 'LX', district);
  const otherHall = await add('hall', '区政务中心', 'ZW', district);
  const window = await add('window', '社会保险', 'LX-3', hall, { number: '3', services: ['社会保险'], departmentId: department._id.toHexString() });
  const otherWindow = await add('window', '婚姻登记', 'ZW-6', otherHall, { number: '6', services: ['婚姻登记'], departmentId: otherDepartment._id.toHexString() });
  const places = { district, hall, otherHall, department, otherDepartment };
  const actors = {} as Record<Username, StaffActor>;
  for (const [username, { name, role, at }] of Object.entries(accounts)) {
    const organisationId = places[at]._id;
    const account = await createDemoAccount(ctx, { username: username.toLowerCase(), name, password: testPassword, grants: [{ role, organisationId }] });
    actors[username as Username] = { kind: 'staff', accountId: account._id.toHexString(), name, grants: [{ role, organisationId: organisationId.toHexString() }] };
  }
  return { ...places, window, otherWindow, actors };
}

/** What a citizen sends; dissatisfied with the work at the window 3 unless told otherwise. */
export function buildRating(world: Pick<World, 'window'>, overrides: Partial<SubmitRatingInput> = {}): SubmitRatingInput {
  return {
    idempotencyKey: randomUUID(),
    windowCode: world.window.window!.code,
    level: 'dissatisfied',
    reasons: overrides.level && overrides.level !== 'dissatisfied' ? [] : ['208'],
    channel: 'weapp',
    ...overrides,
  };
}

export const withPhone = { phone: '13800006027', phoneConsent: true } as const;

export const citizen = (clock: Clock): Context => ({ actor: { kind: 'citizen' }, clock });

/** The rating as it comes through the door: checked by zod, then taken by the domain. */
export const rate = (clock: Clock, input: SubmitRatingInput) => submitRating(submitRatingRequest.parse(input), citizen(clock));

const standing = new Set(['organisations', 'accounts']);

/** Empties everything but the place and its people, so that a file of tests builds them once. */
export async function clearStory(): Promise<void> {
  for (const collection of await mongoose.connection.db!.collections()) if (!standing.has(collection.collectionName)) await collection.deleteMany({});
}
