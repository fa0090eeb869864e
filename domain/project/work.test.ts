import { useTestDatabase } from '../../test/support/database';
import { idOf } from '../../test/support/factories';
import { attached, buildProject, stageContent } from '../../test/support/projects';
import { buildVillageWorld, type VillageWorld } from '../../test/support/villages';
import { fixedClock, listInbox, loadCalendar, native, settle, sweepDeadlines, type Context } from '../kernel';
import { addEntry, approveEntry, createProject, ProjectModel, projectWork, returnEntry, submitEntry } from '.';
import { draftFilter, oldestFirst, waitingFilter } from './work';

useTestDatabase();
const clock = fixedClock('2026-09-20T02:00:00Z');
let world: VillageWorld;
let [clerk, reviewer, manager]: Context[] = [];

beforeAll(async () => {
  await loadCalendar();
  world = await buildVillageWorld();
  clerk = await world.as('villageClerk', clock);
  reviewer = await world.as('townReviewer', clock);
  manager = await world.as('disclosureManager', clock);
});

const work = async (ctx?: Context) => (await projectWork(ctx!)).map(({ title, step }) => `${title} ${step}`);
const inbox = async (ctx?: Context) => (await listInbox(ctx!, { unread: 'all', limit: 50 })).items.map(({ title }) => title);

test('a stage waits for the town, comes back to whoever wrote it, and each is told once', async () => {
  const begun = await createProject(clerk!, { organisationId: idOf(world.village), content: stageContent('plan') as never, ...attached });
  const [id, entryId] = [idOf(begun), begun.entries[0]!.id.toHexString()];
  expect([await work(clerk), await work(reviewer), await work(manager)]).toEqual([['石桥村：村口道路硬化 写好“立项规划”，送审'], [], []]);
  const sent = await submitEntry(clerk!, id, entryId, begun.trail.seq);
  expect([await work(clerk), await work(reviewer), await work(manager)]).toEqual([[], ['石桥村：村口道路硬化 审核“立项规划”'], []]);
  await settle(clock);
  const back = await returnEntry(reviewer!, id, entryId, sent.trail.seq, '工期写得太短，请核对。');
  expect([await work(clerk), await work(reviewer)]).toEqual([['石桥村：村口道路硬化 退回修改“立项规划”'], []]);
  await settle(clock);
  const again = await submitEntry(clerk!, id, entryId, back.trail.seq);
  await settle(clock);
  await approveEntry(reviewer!, id, entryId, again.trail.seq);
  await settle(clock);
  expect([await inbox(clerk), await inbox(reviewer), await inbox(manager)]).toEqual([['已公开：村口道路硬化', '退回修改：村口道路硬化'], ['请审核：村口道路硬化', '请审核：村口道路硬化'], []]);
  const [told] = (await listInbox(clerk!, { unread: 'all', limit: 50 })).items.filter(({ title }) => title.startsWith('退回'));
  expect([told!.text, told!.link]).toEqual([expect.not.stringContaining('太短'), `/projects?id=${id}`]);
  expect([await work(clerk), await work(reviewer)]).toEqual([[], []]);
});

test('what was taken further meanwhile is told to nobody', async () => {
  const begun = await createProject(clerk!, { organisationId: idOf(world.village), content: stageContent('plan', { name: '村部修缮' }) as never, ...attached });
  const sent = await submitEntry(clerk!, idOf(begun), begun.entries[0]!.id.toHexString(), begun.trail.seq);
  await returnEntry(reviewer!, idOf(begun), begun.entries[0]!.id.toHexString(), sent.trail.seq, '请写明资金来源。');
  await settle(clock);
  expect((await inbox(reviewer)).filter((title) => title.includes('村部修缮'))).toEqual([]);
});

test('the end of the planned days: the clerk before, the town too once they are over; an acceptance ends it', async () => {
  const project = await buildProject(clerk!, reviewer!, idOf(world.village), [stageContent('tender'), stageContent('contract'), stageContent('construction')], { name: '田间灌渠' });
  await settle(clock);
  expect((await work(clerk)).filter((one) => one.includes('田间灌渠'))).toEqual([]);
  clock.set('2026-09-29T02:00:00Z');
  await sweepDeadlines(clock);
  await settle(clock);
  expect((await projectWork(clerk!)).filter(({ title }) => title.includes('田间灌渠'))).toMatchObject([{ kind: 'project', light: 'yellow', link: `/projects?id=${idOf(project)}` }]);
  clock.set('2026-10-20T02:00:00Z');
  await sweepDeadlines(clock);
  await settle(clock);
  expect((await projectWork(clerk!)).find(({ title }) => title.includes('田间灌渠'))).toMatchObject({ light: 'red', step: '公开验收；推迟的公开变更' });
  expect([(await inbox(clerk)).slice(0, 2), (await inbox(reviewer))[0]]).toEqual([['工期过了：田间灌渠', '工期快到：田间灌渠'], '工期过了：田间灌渠']);
  const drafted = await addEntry(clerk!, idOf(project), { version: (await native(ProjectModel).findOne({ _id: project._id }))!.trail.seq, content: stageContent('acceptance'), ...attached, corrects: null, reason: '' });
  const entryId = drafted.entries.at(-1)!.id.toHexString();
  const sent = await submitEntry(clerk!, idOf(project), entryId, drafted.trail.seq);
  await approveEntry(reviewer!, idOf(project), entryId, sent.trail.seq);
  await settle(clock);
  expect((await work(clerk)).filter((one) => one.includes('田间灌渠'))).toEqual([]);
});

test('what waits is found by an index, in its order', async () => {
  const planOf = async (filter: object): Promise<string> => JSON.stringify(((await native(ProjectModel).find(filter).sort(oldestFirst).explain()) as { queryPlanner: object }).queryPlanner);
  for (const plan of [await planOf(waitingFilter(reviewer!)), await planOf(waitingFilter(manager!)), await planOf(draftFilter(clerk!))]) expect(plan).toMatch(/^(?!.*("COLLSCAN"|"SORT")).*"IXSCAN"/);
});
