import { randomInt } from 'node:crypto';
import type { CreateOrganisationRequest, OrganisationKind } from '../../contracts/organisation';
import type { CreatePersonRequest } from '../../contracts/person';
import type { Role } from '../../contracts/roles';
import {
  createDemoAccount,
  createOrganisation,
  createPerson,
  enableDemo,
  fixedClock,
  ObjectId,
  systemContext,
  type AccountRecord,
  type Context,
  type FixedClock,
  type OrganisationRecord,
  type PersonRecord,
} from '../../domain/kernel';
import type { TestClient } from './http';

/** Friday 20 November 2026, 10:00 in Shanghai: a working day in the middle of office hours. */
export const testClock: FixedClock = fixedClock('2026-11-20T02:00:00.000Z');
/** The platform itself, which may do everything: for making what a test needs. */
export const testContext = (): Context => systemContext('test', testClock);
/** Long enough for the rule; the same for all, since no test is about it. */
export const testPassword = 'Ceshi-Mima-2026-a';

let serial = 0;
const next = (): number => (serial += 1);

type OrganisationOverrides = Partial<Omit<CreateOrganisationRequest, 'kind' | 'parentId'>> & { parentId?: string };

async function buildOrganisation(kind: OrganisationKind, parentKind: 'district' | 'town' | null, name: string, overrides: OrganisationOverrides): Promise<OrganisationRecord> {
  const parentId = overrides.parentId ?? (parentKind === null ? null : idOf(parentKind === 'district' ? await buildDistrict() : await buildTown()));
  return createOrganisation(testContext(), { kind, name: `${name}${next()}`, code: `T-${kind}-${next()}`, ...overrides, parentId });
}

export const idOf = (thing: { _id: ObjectId }): string => thing._id.toHexString();

/** Missing parents are made along with it: a district each time, unless one is named. */
export const buildDistrict = (overrides: OrganisationOverrides = {}): Promise<OrganisationRecord> => buildOrganisation('district', null, '测试区', overrides);
export const buildTown = (overrides: OrganisationOverrides = {}): Promise<OrganisationRecord> => buildOrganisation('town', 'district', '测试镇', overrides);
export const buildDepartment = (overrides: OrganisationOverrides = {}): Promise<OrganisationRecord> => buildOrganisation('department', 'district', '测试局', overrides);
export const buildVillage = (overrides: OrganisationOverrides = {}): Promise<OrganisationRecord> => buildOrganisation('village', 'town', '测试村', overrides);
export const buildHall = (overrides: OrganisationOverrides = {}): Promise<OrganisationRecord> => buildOrganisation('hall', 'district', '测试大厅', overrides);

/** A window of a new hall and a new department in one new district, unless they are named. */
export async function buildWindow(overrides: OrganisationOverrides & { departmentId?: string } = {}): Promise<OrganisationRecord> {
  const { departmentId, parentId, ...rest } = overrides;
  const districtId = departmentId && parentId ? '' : idOf(await buildDistrict());
  const number = String(next());
  return createOrganisation(testContext(), {
    kind: 'window',
    name: `${number} 号窗口`,
    code: `T-window-${next()}`,
    window: { number, services: ['户籍登记'], departmentId: departmentId ?? idOf(await buildDepartment({ parentId: districtId })) },
    ...rest,
    parentId: parentId ?? idOf(await buildHall({ parentId: districtId })),
  });
}

export async function buildPerson(overrides: Partial<CreatePersonRequest> = {}): Promise<PersonRecord> {
  const posts = overrides.posts ?? [{ organisationId: idOf(await buildDepartment()), title: '科员', from: null, to: null }];
  return createPerson(testContext(), { code: `T${next()}`, name: '测试人员', kind: 'cadre', joinedPartyOn: null, ...overrides, posts });
}

export interface AccountOverrides {
  username?: string;
  name?: string;
  grants?: { role: Role; organisationId: string }[];
}

/** An account that can sign in at once; the second factor's code comes with the session. */
export async function buildAccount({ username = `test${next()}`, name = '测试账号', grants = [] }: AccountOverrides = {}): Promise<AccountRecord> {
  enableDemo();
  return createDemoAccount(testContext(), { username, name, password: testPassword, grants: grants.map(({ role, organisationId }) => ({ role, organisationId: new ObjectId(organisationId) })) });
}

/** Both steps of signing in over HTTP; the client keeps the cookie. */
export async function signInAs(client: TestClient, account: Pick<AccountRecord, 'username'>): Promise<TestClient> {
  const first = await client.post('/api/session', { username: account.username, password: testPassword });
  const { demoCode } = first.body as { demoCode?: string };
  if (first.status !== 200 || !demoCode) throw new Error(`first step of sign-in answered ${first.status} ${JSON.stringify(first.body)}`);
  const second = await client.post('/api/session/second-factor', { code: demoCode });
  if (second.status !== 200) throw new Error(`second step of sign-in answered ${second.status} ${JSON.stringify(second.body)}`);
  return client;
}

/** A mainland mobile number of a range that is not given out to anybody. */
export const buildPhone = (): string => `1990000${String(randomInt(10_000)).padStart(4, '0')}`;
