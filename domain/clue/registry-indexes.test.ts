import { useTestDatabase } from '../../test/support/database';
import { fixedClock, native, ObjectId, type Context } from '../kernel';
import { ClueModel } from '.';
import { clueFilter } from './registry-queries';

useTestDatabase();
const clerk: Context = { actor: { kind: 'staff', accountId: 'a'.repeat(24), name: '受理', grants: [{ role: 'petitionClerk', organisationId: new ObjectId().toHexString() }] }, clock: fixedClock('2026-11-20T02:00:00Z') };
const planOf = async (query: object, sort: Record<string, 1 | -1>): Promise<string> => JSON.stringify(await native(ClueModel).find(query as never).sort(sort).explain());

test('the registry reads by index, within the readers, in its order', async () => {
  const dueFirst = { sortDue: 1, _id: 1 } as const;
  for (const tab of ['all', 'mine', 'late', 'near', 'today', 'unassigned', 'absent', 'others'] as const) {
    const plan = await planOf(clueFilter(clerk, { tab }), dueFirst);
    expect(plan).toContain('readers_1');
    expect(plan).not.toContain('COLLSCAN');
  }
  expect(await planOf(clueFilter(clerk, { tab: 'all' }), dueFirst)).toContain('readers_1_sortDue_1__id_1');
  expect(await planOf(clueFilter(clerk, { tab: 'all', state: 'handling' }), dueFirst)).toContain('readers_1_state_1_sortDue_1__id_1');
});

test('looking through and a custodian’s requests read by index', async () => {
  expect(await planOf({ readers: 'a' }, { receivedOn: -1, _id: -1 })).toContain('readers_1_receivedOn_-1__id_-1');
  expect(await planOf({ 'envelopes.identity.keys.accountId': 'a' }, { _id: -1 })).toContain('envelopes.identity.keys.accountId_1__id_-1');
});
