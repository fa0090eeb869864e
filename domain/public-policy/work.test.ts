import type { PolicyContent } from '../../contracts/public-policy';
import { useTestDatabase } from '../../test/support/database';
import { idOf } from '../../test/support/factories';
import { buildVillageWorld } from '../../test/support/villages';
import { fixedClock, listInbox, loadCalendar, settle, sweepDeadlines, type Context } from '../kernel';
import { approvePolicy, createPolicy, policyWork, returnPolicy, savePolicy, submitPolicy } from '.';

useTestDatabase();
const clock = fixedClock('2026-11-02T02:00:00Z');
let [writer, approver]: Context[] = [];

beforeAll(async () => {
  await loadCalendar();
  const world = await buildVillageWorld();
  writer = await world.as('fundOfficer', clock);
  approver = await world.as('disclosureManager', clock);
});

const content = (changed: Partial<PolicyContent> = {}): PolicyContent => ({ title: '清洁取暖补贴', kind: 'construction', documentNumber: '', issuer: '演示区住建局', validFrom: null, validTo: null, aliases: [], summary: '装了热泵的有一次性补助。', who: '本村住户', how: '村里登记', materials: [], where: '村委会', phone: null, attachments: [], programme: null, power: null, certainty: 'proposal', changes: '', ...changed });
const work = async (ctx?: Context) => (await policyWork(ctx!)).map(({ title, step, light }) => [title, step, light]);
const inbox = async (ctx?: Context) => (await listInbox(ctx!, { unread: 'all', limit: 50 })).items.map(({ title }) => title);

test('a version waits for another writer of the library and comes back to its own', async () => {
  const made = await createPolicy(writer!, content({ title: '屋顶修缮补助' }));
  expect([await work(writer), await work(approver)]).toEqual([[['屋顶修缮补助', '写好，送审', null]], []]);
  const sent = await submitPolicy(writer!, idOf(made), made.trail.seq);
  await settle(clock);
  expect([await work(writer), await work(approver)]).toEqual([[], [['屋顶修缮补助', '审核', null]]]);
  await returnPolicy(approver!, idOf(made), sent.trail.seq, '请写清在哪里办。');
  await settle(clock);
  expect([await work(writer), await work(approver)]).toEqual([[['屋顶修缮补助', '退回修改', null]], []]);
  expect([await inbox(writer), await inbox(approver)]).toEqual([['退回修改：屋顶修缮补助'], ['请审核：屋顶修缮补助']]);
  expect((await listInbox(writer!, { unread: 'all', limit: 1 })).items[0]!.text).not.toContain('哪里办');
});

test('before a version runs out its writers are told, and once after it; a new version ends the clock of the one before', async () => {
  const publish = async (title: string) => {
    const made = await createPolicy(writer!, content({ title, validTo: '2026-11-20' }));
    const sent = await submitPolicy(writer!, idOf(made), made.trail.seq);
    return approvePolicy(approver!, idOf(made), sent.trail.seq);
  };
  await publish('清洁取暖补贴');
  const renewed = await publish('退耕补助');
  await settle(clock);
  const saved = await savePolicy(writer!, idOf(renewed), renewed.trail.seq, content({ title: '退耕补助', validTo: '2027-11-20', changes: '延长了一年。' }));
  const sent = await submitPolicy(writer!, idOf(renewed), saved.trail.seq);
  await approvePolicy(approver!, idOf(renewed), sent.trail.seq);
  await settle(clock);
  const runningOut = async () => (await work(writer)).filter(([, , light]) => light !== null);
  expect(await runningOut()).toEqual([]);
  clock.set('2026-11-10T02:00:00Z');
  await sweepDeadlines(clock);
  await settle(clock);
  expect(await runningOut()).toEqual([['清洁取暖补贴', '快到期，继续执行的写新的一版', 'yellow']]);
  clock.set('2026-11-21T02:00:00Z');
  await sweepDeadlines(clock);
  await settle(clock);
  await sweepDeadlines(clock);
  await settle(clock);
  expect(await runningOut()).toEqual([]);
  expect((await inbox(writer)).filter((title) => title.includes('期'))).toEqual(['政策到期了：清洁取暖补贴', '政策快到期：清洁取暖补贴']);
});
