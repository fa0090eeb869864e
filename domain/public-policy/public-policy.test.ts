import type { PolicyContent } from '../../contracts/public-policy';
import { useTestDatabase } from '../../test/support/database';
import { idOf } from '../../test/support/factories';
import { buildVillageWorld } from '../../test/support/villages';
import { Fault, fixedClock, native, type Context } from '../kernel';
import { approvePolicy, createPolicy, discardDraft, listPolicies, listPublicPolicies, returnPolicy, savePolicy, showPolicy, showPublicPolicy, submitPolicy } from '.';
import { PolicyModel, type PolicyRecord } from './model';
import { listedFilter, listedFirst } from './public';
import { changedFirst, policyFilter } from './queries';

useTestDatabase();
const clock = fixedClock('2026-11-20T02:00:00Z');
const citizen: Context = { actor: { kind: 'citizen' }, clock };
let [writer, approver, clerk]: Context[] = [];

beforeAll(async () => {
  const world = await buildVillageWorld();
  writer = await world.as('fundOfficer', clock);
  approver = await world.as('disclosureManager', clock);
  clerk = await world.as('villageClerk', clock);
});

const content = (changed: Partial<PolicyContent> = {}): PolicyContent => ({ title: '耕地地力保护补贴', kind: 'agriculture', documentNumber: '演示〔2026〕1号', issuer: '演示区农业农村局', validFrom: '2026-01-01', validTo: null, aliases: ['种地补贴'], summary: '种着地的按亩补，一年一次。', who: '实际种地的农户', how: '村里登记，公示后报镇里', materials: [], where: '村委会', phone: null, attachments: [], programme: 'A1', power: null, certainty: 'proposal', changes: '', ...changed });
const publish = async (changed: Partial<PolicyContent> = {}): Promise<PolicyRecord> => {
  const made = await createPolicy(writer!, content(changed));
  const sent = await submitPolicy(writer!, idOf(made), made.trail.seq);
  return approvePolicy(approver!, idOf(made), sent.trail.seq);
};
const find = async (query: Partial<Parameters<typeof listPublicPolicies>[1]>): Promise<string[]> => (await listPublicPolicies(citizen, { limit: 20, ...query })).items.map(({ title }) => title);
const code = (act: Promise<unknown>): Promise<string> => act.then(() => 'done', (error: unknown) => (error as Fault).code);

test('the library begins with what was held against the official text; the rest waits for the district', async () => {
  expect(await find({})).toEqual(['最低生活保障（低保）']);
  const { items } = await listPolicies(approver!, { limit: 20 });
  expect(items.filter(({ state }) => state === 'draft').map(({ certainty }) => certainty)).toEqual(['unverified', 'unverified', 'unverified']);
  // Put in once, however often it is asked.
  await listPolicies(approver!, { limit: 20 });
  expect((await listPolicies(approver!, { limit: 20 })).items).toHaveLength(items.length);
});

test('a draft is nobody’s but its writers’ until another one agrees', async () => {
  expect(await code(createPolicy(clerk!, content()))).toBe('forbidden');
  const made = await createPolicy(writer!, content({ title: '待审的政策一条' }));
  const sent = await submitPolicy(writer!, idOf(made), made.trail.seq);
  expect(await code(approvePolicy(writer!, idOf(made), sent.trail.seq))).toBe('forbidden');
  expect(await find({ text: '待审的政策' })).toEqual([]);
  expect(await code(showPublicPolicy(citizen, idOf(made)))).toBe('notFound');
  const back = await returnPolicy(approver!, idOf(made), sent.trail.seq, '请写清在哪里办。');
  expect(await showPolicy(writer!, idOf(made))).toMatchObject({ state: 'draft', draft: { returned: '请写清在哪里办。' } });
  const again = await submitPolicy(writer!, idOf(made), back.trail.seq);
  await approvePolicy(approver!, idOf(made), again.trail.seq);
  expect(await find({ text: '待审的政策' })).toEqual(['待审的政策一条']);
});

test('whoever sends a draft of the software answers for it', async () => {
  const { items } = await listPolicies(approver!, { limit: 20 });
  const draft = items.find(({ title }) => title === '临时救助')!;
  const sent = await submitPolicy(approver!, draft.id, 1);
  expect(await code(approvePolicy(approver!, draft.id, sent.trail.seq))).toBe('forbidden');
});

test('a new version says what changed, keeps the one before, and shows nothing until it is approved', async () => {
  const first = await publish({ title: '医保参保资助' });
  const id = idOf(first);
  expect(await code(savePolicy(writer!, id, first.trail.seq, content({ title: '医保参保资助', summary: '资助的标准提高了，见附件。' })))).toBe('badRequest');
  const saved = await savePolicy(writer!, id, first.trail.seq, content({ title: '医保参保资助', summary: '资助的标准提高了，见附件。', changes: '标准提高了。' }));
  expect((await showPublicPolicy(citizen, id)).summary).toBe('种着地的按亩补，一年一次。');
  const given = await discardDraft(writer!, id, saved.trail.seq);
  expect(given).toMatchObject({ state: 'published', draft: null });
  const rewritten = await savePolicy(writer!, id, given.trail.seq, content({ title: '医保参保资助', summary: '资助的标准提高了，见附件。', changes: '标准提高了。' }));
  const sent = await submitPolicy(writer!, id, rewritten.trail.seq);
  await approvePolicy(approver!, id, sent.trail.seq);
  expect(await showPublicPolicy(citizen, id)).toMatchObject({ edition: 2, summary: '资助的标准提高了，见附件。', changed: { words: '标准提高了。', earlierPublishedOn: '2026-11-20' } });
  expect((await showPolicy(writer!, id)).earlier).toMatchObject([{ edition: 1, replacedOn: '2026-11-20' }]);
});

test('found by characters, by what people call it, by pinyin and initials, and by a word of the text', async () => {
  await publish({ title: '清洁取暖补贴', aliases: ['煤改电'], kind: 'construction', summary: '装了热泵的有一次性补助。' });
  for (const text of ['清洁取暖', '取暖', '煤改电', 'qingjie', 'mgd', '热泵']) expect([text, await find({ text })]).toEqual([text, ['清洁取暖补贴']]);
  expect(await find({ text: 'dibao' })).toEqual(['最低生活保障（低保）']);
  expect(await find({ text: '没有这种' })).toEqual([]);
  expect(await find({ text: '补贴', kind: 'construction' })).toEqual(['清洁取暖补贴']);
});

test('what has expired says so and comes last', async () => {
  await publish({ title: '早先的造林补助', validTo: '2026-11-19' });
  await publish({ title: '今天到期的造林补助', validTo: '2026-11-20' });
  const { items } = await listPublicPolicies(citizen, { text: '造林补助', limit: 20 });
  expect(items.map(({ title, validity }) => [title, validity])).toEqual([['今天到期的造林补助', 'inForce'], ['早先的造林补助', 'expired']]);
});

test('a page goes on where the one before it ended', async () => {
  const first = await listPublicPolicies(citizen, { limit: 2 });
  const second = await listPublicPolicies(citizen, { limit: 2, cursor: first.nextCursor! });
  expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(4);
});

test('lists read by index, in their order', async () => {
  const planOf = async (filter: object, sort: object): Promise<string> => JSON.stringify(await native(PolicyModel).find(filter as never).sort(sort as never).explain());
  expect(await planOf(policyFilter({}), changedFirst)).toContain('updatedAt_-1__id_-1');
  expect(await planOf(policyFilter({ kind: 'land' }), changedFirst)).toContain('kind_1_updatedAt_-1__id_-1');
  expect(await planOf(policyFilter({ state: 'waiting' }), changedFirst)).toContain('state_1_updatedAt_-1__id_-1');
  expect(await planOf(listedFilter, listedFirst)).toContain('listedAt_-1__id_-1');
});
