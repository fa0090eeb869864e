import type { StageContent } from '../../contracts/project';
import { useTestDatabase } from '../../test/support/database';
import { idOf } from '../../test/support/factories';
import { attached, buildProject, passEntry, publishEntry, stageContent } from '../../test/support/projects';
import { buildVillageWorld, type VillageWorld } from '../../test/support/villages';
import { Fault, fixedClock, loadCalendar, native, runJobs, settle, type Context } from '../kernel';
import { saveOffice } from '../village-map';
import { addEntry, approveEntry, createProject, discardEntry, listProjects, ProjectModel, publicProjectPlaces, returnEntry, saveEntry, saveLimits, showLimits, showProject, showPublicProject, signOf, submitEntry, type Project } from '.';
import { listedFilter, listedFirst } from './public';
import { changedFirst, projectFilter } from './queries';

useTestDatabase();
const clock = fixedClock('2026-11-20T02:00:00Z');
let world: VillageWorld;
let [clerk, reviewer, manager]: Context[] = [];

beforeAll(async () => {
  await loadCalendar();
  world = await buildVillageWorld();
  clerk = await world.as('villageClerk', clock);
  reviewer = await world.as('townReviewer', clock);
  manager = await world.as('disclosureManager', clock);
});

const begin = (contents: StageContent[] = [], plan = {}): Promise<Project> => buildProject(clerk!, reviewer!, idOf(world.village), contents, plan);
const tell = (project: Project, content: StageContent, correction = {}) => publishEntry(clerk!, reviewer!, project, content, correction);
const until = (stage: 'contract' | 'construction'): StageContent[] => (['tender', 'contract', 'construction'] as const).slice(0, stage === 'contract' ? 2 : 3).map((one) => stageContent(one));
const fault = async (act: Promise<unknown>): Promise<Fault> => act.then(() => { throw new Error('not refused'); }, (error: unknown) => error as Fault);
const shown = (project: Project) => showPublicProject({ actor: { kind: 'citizen' }, clock }, idOf(project), { withMap: false });

test('a stage out of order is refused with what comes first, and stays with the town', async () => {
  const project = await begin();
  const refused = await fault(tell(project, stageContent('contract')));
  expect([refused.code, refused.message]).toEqual(['wrongState', '“招标”还没有公开，先公开它，再公开“合同”。']);
  expect((await showProject(clerk!, idOf(project))).entries.at(-1)).toMatchObject({ state: 'waiting' });
  expect((await shown(project)).stage).toBe('plan');
});

test('nothing is public before the town agreed, and whoever wrote or sent it does not agree', async () => {
  const begun = await createProject(clerk!, { organisationId: idOf(world.village), content: stageContent('plan') as never, ...attached });
  const id = idOf(begun);
  const entryId = begun.entries[0]!.id.toHexString();
  expect((await fault(shown(begun))).code).toBe('notFound');
  expect((await fault(approveEntry(clerk!, id, entryId, begun.trail.seq))).code).toBe('forbidden');
  const sent = await submitEntry(clerk!, id, entryId, begun.trail.seq);
  const writer = await world.as('villageClerk', clock);
  const both: Context = { clock, actor: { ...writer.actor, grants: [...writer.actor.grants, { role: 'townReviewer', organisationId: idOf(world.town) }] } };
  expect((await fault(approveEntry(both, id, entryId, sent.trail.seq))).message).toBe('自己写过的，要由另一位审核人来审。');
  expect((await fault(saveEntry(clerk!, id, entryId, { version: sent.trail.seq, content: stageContent('plan'), ...attached, reason: '' }))).code).toBe('wrongState');
  const back = await returnEntry(reviewer!, id, entryId, sent.trail.seq, '工期写得太短，请核对。');
  expect(back.entries[0]).toMatchObject({ state: 'draft', returned: '工期写得太短，请核对。' });
  expect((await fault(approveEntry(reviewer!, id, entryId, back.trail.seq - 1))).code).toBe('conflict');
  await passEntry(clerk!, reviewer!, back);
  expect((await shown(begun)).approvedBy).toBe('柳溪镇');
});

test('a project of another village does not exist for the clerk', async () => {
  expect((await fault(createProject(clerk!, { organisationId: idOf(world.neighbour), content: stageContent('plan') as never, ...attached }))).code).toBe('notFound');
});

test('a correction takes the place of an entry and hides nothing; a draft can be thrown away, a published entry cannot', async () => {
  const project = await begin([stageContent('tender')]);
  const tender = project.entries[1]!.id.toHexString();
  const corrected = await tell(project, stageContent('tender', { bidders: 4 }), { corrects: tender, reason: '少写了一家。' });
  const { entries } = await shown(corrected);
  expect(entries.filter(({ content }) => content.stage === 'tender').map(({ content, correction, replacedById }) => [(content.data as { bidders: number }).bidders, correction?.reason ?? null, replacedById !== null])).toEqual([
    [3, null, true],
    [4, '少写了一家。', false],
  ]);
  const drafted = await addEntry(clerk!, idOf(project), { version: corrected.trail.seq, content: stageContent('contract'), ...attached, corrects: null, reason: '' });
  const after = await discardEntry(clerk!, idOf(project), drafted.entries.at(-1)!.id.toHexString(), drafted.trail.seq);
  expect(after.entries).toHaveLength(3);
  expect((await fault(discardEntry(clerk!, idOf(project), tender, after.trail.seq))).code).toBe('wrongState');
});

test('what happens tomorrow is not told today', async () => {
  const project = await begin();
  expect((await fault(tell(project, stageContent('tender', {}, '2026-11-21')))).fields?.[0]?.path).toBe('content.day');
});

test('the works have a light by the planned days; an acceptance counts by its own day', async () => {
  // 30 days from 1 September end on 1 October, in the holiday: due on the next working day.
  const project = await begin(until('construction'));
  await settle(clock);
  const due = '2026-10-08';
  expect((await shown(project)).light).toMatchObject({ light: 'red', due });
  const extended = await tell(project, stageContent('change', { extraDays: 50 }));
  await settle(clock);
  expect((await shown(extended)).light).toMatchObject({ light: 'yellow', due: '2026-11-20', lateWorkingDays: 0 });
  const accepted = await tell(extended, stageContent('acceptance'));
  await settle(clock);
  expect((await shown(accepted)).light).toMatchObject({ light: 'done', lateWorkingDays: 0 });
});

test('small contracts of one party are a suspicion for staff alone; everybody sees sums that do not agree', async () => {
  const party = { kind: 'person' as const, name: '演示（承包）人' };
  const contents = (sum: number) => [stageContent('tender'), stageContent('contract', { sum, party })];
  const first = await begin(contents(3_000_000), { name: '广场一期' });
  const second = await begin(contents(2_500_000), { name: '广场二期', budget: 2_400_000 });
  await settle(clock);
  const codes = async (project: Project) => (await showProject(manager!, idOf(project))).checks.map(({ code }) => code);
  expect(await codes(first)).toEqual(['split']);
  expect(await codes(second)).toEqual(['contractOverBudget', 'split']);
  const { items } = await listProjects(manager!, { limit: 20, warned: 'yes' });
  expect(items.map(({ name }) => name)).toEqual(expect.arrayContaining(['广场一期', '广场二期']));
  const seen = await shown(second);
  expect(seen.checks.map(({ words }) => words)).toEqual(['合同比预算多 1,000.00 元']);
  expect(JSON.stringify(seen)).not.toContain('承包）人');
  expect(JSON.stringify(seen)).toContain('演**');
  expect((await signOf(manager!, idOf(second))).builder).toBe('演**');
});

test('new limits are held against what is there', async () => {
  const { limits, version } = await showLimits(clerk!);
  expect((await fault(saveLimits(clerk!, limits, version))).code).toBe('forbidden');
  const project = await begin([...until('construction'), stageContent('change')], { name: '小改动' });
  await settle(clock);
  expect((await showProject(manager!, idOf(project))).checks).toEqual([]);
  await saveLimits(manager!, { ...limits, changePercent: 5 }, version);
  await runJobs(clock);
  const { items } = await listProjects(manager!, { limit: 100, warned: 'yes' });
  expect(items.find(({ name }) => name === '小改动')?.warnings).toEqual(['changeOverLimit']);
});

test('places by the distance from the office, those without a point last', async () => {
  const village = world.elsewhere;
  const system: Context = { actor: { kind: 'system', name: 'test' }, clock };
  const at = async (name: string, latitude: number | null) => {
    const as = (role: 'villageClerk' | 'townReviewer', organisationId: string, n: string): Context => ({ clock, actor: { kind: 'staff', accountId: n.repeat(24), name: n, grants: [{ role, organisationId }] } });
    await buildProject(as('villageClerk', idOf(village), 'a'), as('townReviewer', String(village.parentId), 'b'), idOf(village), [], { name, point: latitude === null ? null : { longitude: 101.8, latitude } });
  };
  await at('远', 36.7);
  await at('没写', null);
  await at('近', 36.61);
  await saveOffice(system, idOf(village), { longitude: 101.8, latitude: 36.6 }, 0);
  expect((await publicProjectPlaces(idOf(village))).items.map(({ name, metres }) => [name, metres])).toEqual([['近', 1112], ['远', 11119], ['没写', null]]);
});

test('lists read by index, in their order', async () => {
  const planOf = async (filter: object, sort: object): Promise<string> => JSON.stringify(await native(ProjectModel).find(filter as never).sort(sort as never).explain());
  expect(await planOf(projectFilter(manager!, {}), changedFirst)).toContain('path_1_updatedAt_-1__id_-1');
  expect(await planOf(projectFilter(manager!, { stage: 'plan' }), changedFirst)).toContain('path_1_head.stage_1_updatedAt_-1__id_-1');
  expect(await planOf(projectFilter(manager!, { warned: 'yes' }), changedFirst)).toContain('path_1_warned_1_updatedAt_-1__id_-1');
  expect(await planOf(projectFilter(manager!, { waiting: 'yes' }), changedFirst)).toContain('path_1_toApprove_1_updatedAt_-1__id_-1');
  expect(await planOf(listedFilter(world.village), listedFirst)).toContain('organisation.id_1_listedAt_-1__id_-1');
});
