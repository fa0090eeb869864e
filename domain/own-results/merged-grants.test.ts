import { fixedClock, createDemoAccount, findOrganisation, listInbox, mergeOrganisation, settle, systemContext, type Context, type OrganisationRecord } from '../kernel';
import type { Role } from '../../contracts/roles';
import { useTestDatabase } from '../../test/support/database';
import { buildWorld, type World } from '../../test/story/world';
import '.';

useTestDatabase();
const clock = fixedClock('2026-11-20T07:42:00Z');
const system = systemContext('test', clock);
let world: World;
let security: Context;

const idOf = ({ _id }: OrganisationRecord): string => _id.toHexString();

async function account(username: string, name: string, role: Role, at: OrganisationRecord): Promise<Context> {
  const made = await createDemoAccount(system, { username, name, password: 'irrelevant', grants: [{ role, organisationId: at._id }] });
  return { actor: { kind: 'staff', accountId: made._id.toHexString(), name, grants: [{ role, organisationId: idOf(at) }] }, clock };
}

beforeAll(async () => {
  world = await buildWorld(clock);
  security = await account('quanxian', '演示安全', 'securityAdmin', world.district);
});

test('after a merge the security administrator is told whose grant ends with the old window, once', async () => {
  await account('jiu', '窗口旧', 'windowWorker', world.window);
  await account('quan', '窗口全', 'windowWorker', world.hall);
  const { trail } = (await findOrganisation(idOf(world.window)))!;
  await mergeOrganisation(system, idOf(world.window), { version: trail.seq, intoId: idOf(world.otherWindow), reason: '两个窗口合一' });
  await settle(clock);
  await settle(clock);
  const { items } = await listInbox(security, { limit: 20, unread: 'all' });
  expect(items.filter(({ title }) => title === '窗口并走了，要补授权')).toEqual([expect.objectContaining({ text: expect.stringMatching(/窗口旧等 1 个账号只授权在原窗口/), link: '/accounts' })]);
  expect(JSON.stringify(items)).not.toContain('窗口全');
});
