import mongoose from 'mongoose';
import { useTestDatabase } from '../../../test/support/database';
import { fixedClock, native, ObjectId, type Context } from '../../kernel';
import { ClueModel } from '..';
import { clueFilter } from './queries';

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

test('what few clues have is found by an index of its own, in the order of the list', async () => {
  const dueFirst = { sortDue: 1, _id: 1 } as const;
  const id = new ObjectId().toHexString();
  const filters = { kind: { kind: 'appeal' }, channel: { channel: 'letter' }, 'town.id': { townId: id }, 'handling.handlerId': { handlerId: id } } as const;
  for (const [field, filter] of Object.entries(filters)) {
    const plan = await planOf(clueFilter(clerk, { tab: 'all', ...filter }), dueFirst);
    expect(plan).toContain(`readers_1_${field}_1_sortDue_1__id_1`);
    expect(plan).not.toContain('"SORT"');
  }
  expect(JSON.stringify(await native(ClueModel).find(clueFilter(clerk, { tab: 'all', code: 'QH-2026' })).explain())).toContain('readers_1_code_1');
});

test('how many there are in all, of a state, a period or the beginning of a code is counted without reading a clue', async () => {
  await native(ClueModel).insertMany(Array.from({ length: 30 }, (_, index) => ({ _id: new ObjectId(), code: `QH-2026-${index}`, readers: ['a'.repeat(24), 'b'.repeat(24)], state: index % 2 ? 'closed' : 'handling', receivedOn: `2026-11-${10 + index / 2}`, reporter: { lookup: String(index) }, sortDue: '9999' })) as never);
  for (const filter of [{}, { state: 'closed' }, { from: '2026-11-12' }, { code: 'QH-2026-1' }] as const) {
    const counted = await mongoose.connection.db!.command({ explain: { count: 'clues', query: clueFilter(clerk, { tab: 'all', ...filter }) }, verbosity: 'executionStats' });
    expect([filter, (counted.executionStats as { totalDocsExamined: number }).totalDocsExamined]).toEqual([filter, 0]);
  }
});

test('looking through and a custodian’s requests read by index', async () => {
  expect(await planOf({ readers: 'a' }, { receivedOn: -1, _id: -1 })).toContain('readers_1_receivedOn_-1__id_-1');
  expect(await planOf({ 'envelopes.identity.keys.accountId': 'a' }, { _id: -1 })).toContain('envelopes.identity.keys.accountId_1__id_-1');
});
