import { idOf } from '../../test/support/factories';
import { outcome, useFollowers } from '../../test/support/followers';
import { native, PersonModel, type Context } from '../kernel';
import { eachFollower, followerCounts, FollowerModel, invite, listFollowers, printUnseen, recordConsent, recordFollowing, unbind } from '.';
import { peopleFilter } from './queries';

const office = useFollowers();
const { bound, cadre, codeFor, manager, system } = office;

describe('the list of staff', () => {
  test('is of one’s own organisations, filtered by how people stand', async () => {
    const [isBound, invited, gone, none] = [await cadre(office.town, { code: 'A1' }), await cadre(office.town, { code: 'A2' }), await cadre(office.town, { code: 'A3' }), await cadre(office.town, { code: 'A4', name: '演示别人' })];
    await cadre(office.otherTown, { code: 'B1' });
    await cadre(office.town, { code: 'S1', kind: 'staff' });
    await bound(isBound, 'o-one');
    await recordConsent(system, isBound._id, true, 'chat');
    await codeFor(invited);
    await bound(gone, 'o-two');
    await recordFollowing(system, 'o-two', false);
    const codes = async (query: object, at = office.town) => (await listFollowers(manager(at), { limit: 20, ...query })).items.map((one) => `${one.code} ${one.state}`);
    expect(await codes({})).toEqual(['A1 bound', 'A2 invited', 'A3 unfollowed', 'A4 none']);
    expect(await codes({}, office.otherTown)).toEqual(['B1 none']);
    expect(await codes({ organisationId: idOf(office.otherTown) })).toEqual([]);
    expect(await codes({ state: 'bound' })).toEqual(['A1 bound']);
    expect(await codes({ state: 'none' })).toEqual(['A4 none']);
    expect(await codes({ consent: 'given' })).toEqual(['A1 bound']);
    expect(await codes({ text: '演示别' })).toEqual(['A4 none']);
    expect(await followerCounts(manager(office.town))).toEqual({ people: 4, bound: 1, invited: 1, consented: 1, revoked: 0, unfollowed: 1, toPrint: 0, sms: true });
    expect(await followerCounts(manager(office.otherTown))).toMatchObject({ people: 1, bound: 0, invited: 0 });
    expect(none.code).toBe('A4');
  });

  test('goes on page by page, also where few are wanted, and is exported whole', async () => {
    const people = [];
    for (let index = 0; index < 9; index += 1) people.push(await cadre(office.town, { code: `P${index}` }));
    for (const index of [2, 5, 8]) await bound(people[index]!, `o-${index}`);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listFollowers(manager(), { limit: 2, state: 'bound', cursor });
      seen.push(...page.items.map((one) => one.code));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(['P2', 'P5', 'P8']);
    const exported = [];
    for await (const one of eachFollower(manager(), {})) exported.push(one.code);
    expect(exported).toEqual(people.map((one) => one.code));
  });

  test('nobody else lists, invites or unbinds', async () => {
    const person = await cadre();
    const hallManager: Context = { ...manager(), actor: { kind: 'staff', accountId: 'b'.repeat(24), name: '大厅', grants: [{ role: 'hallManager', organisationId: idOf(office.district) }] } };
    for (const act of [() => listFollowers(hallManager, { limit: 20 }), () => followerCounts(hallManager), () => invite(hallManager, { personIds: [idOf(person)], by: 'print' }), () => unbind(hallManager, idOf(person), '理由'), () => printUnseen(hallManager)]) {
      expect(await outcome(act())).toBe('forbidden');
    }
    expect(await outcome(invite(manager(office.otherTown), { personIds: [idOf(person)], by: 'print' }))).toBe('notFound');
  });

  test('reads by index: people by scope and code, records by person and by openid', async () => {
    const planOf = async (cursor: { explain(verbosity: string): Promise<unknown> }) => JSON.stringify(((await cursor.explain('queryPlanner')) as { queryPlanner: { winningPlan: unknown } }).queryPlanner.winningPlan);
    expect(await planOf(native(PersonModel).find(peopleFilter(manager(), {}), { sort: { code: 1 } }))).toContain('path_1_code_1');
    for (const [filter, index] of [
      [{ personId: { $in: [office.district._id] } }, 'personId_1'],
      [{ openidHash: 'x' }, 'openidHash_1'],
      [{ miniOpenidHash: 'x' }, 'miniOpenidHash_1'],
      [{ 'invitations.codeHash': 'x' }, 'invitations.codeHash_1'],
      [{ 'invitations._id': office.district._id }, 'invitations._id_1'],
      [{ 'miniCode.hash': 'x' }, 'miniCode.hash_1'],
      [{ toPrint: { $gt: new Date(0) } }, 'toPrint_1'],
      [{ tagDue: { $gt: new Date(0), $lte: new Date() } }, 'tagDue_1'],
    ] as const) {
      expect(await planOf(native(FollowerModel).find(filter))).toContain(index);
    }
  });
});
