import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import sharp from 'sharp';
import type { DisclosureContent } from '../../contracts/disclosure';
import { nextSteps, publicationChoices, publicationDetail, type NextStep, type PublicationDetail, type PublicationReview, type SavedPublication } from '../../contracts/publication';
import { listPublished, PublicationModel, showPublished } from '../../domain/disclosure';
import { newestFirst, reviewFilter, staffFilter } from '../../domain/disclosure/publication/queries';
import { native } from '../../domain/kernel';
import { useTestDatabase } from '../support/database';
import { buildAccount, idOf, signInAs, testClock } from '../support/factories';
import { errorOf, useServer, type TestClient } from '../support/http';
import { PublicationOffice, welfareRows } from '../support/publications';
import { buildVillageWorld, type VillageWorld } from '../support/villages';

useTestDatabase();
const server = useServer({ demo: false }, { clock: testClock, answersRoom: 1_000_000 });
let world: VillageWorld;
let office: PublicationOffice;
const clients = {} as Record<'clerk' | 'supervisor' | 'town' | 'district', TestClient>;

beforeAll(async () => {
  world = await buildVillageWorld();
  office = new PublicationOffice(world, testClock);
  for (const [name, holder] of [['clerk', 'villageClerk'], ['supervisor', 'villageSupervisor'], ['town', 'townReviewer'], ['district', 'disclosureManager']] as const) clients[name] = await signInAs(server.client(), world.accounts[holder]);
});

const detailOf = (answer: { status: number; body: unknown }): PublicationDetail => {
  expect([answer.status, answer.status >= 400 ? answer.body : null]).toEqual([answer.status === 201 ? 201 : 200, null]);
  return publicationDetail.parse(answer.body);
};
const begin = async (itemCode: string, periodKey: string, more: object = {}): Promise<PublicationDetail> => detailOf(await clients.clerk.post('/api/publications', { villageId: idOf(world.village), itemCode, periodKey, ...more }));
const save = (draft: PublicationDetail, change: object) => clients.clerk.put(`/api/publications/${draft.id}`, { version: draft.version, content: null, attachments: [], looked: false, decisions: [], ...change });
const act = async (client: TestClient, { id, version }: PublicationDetail, name: string, body: object = {}) => client.post(`/api/publications/${id}/${name}`, { version, ...body });

async function upload(): Promise<{ id: string }> {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(await sharp({ create: { width: 40, height: 30, channels: 3, background: '#888' } }).png().toBuffer())], { type: 'image/png' }), 'photo.png');
  return (await clients.clerk.post('/api/files', form)).body as { id: string };
}

test('the whole way over HTTP, a picture with it, which everybody sees once it is approved and not before', async () => {
  const uploaded = await upload();
  const draft = await begin('V6', '2026-Q3');
  const saved = (await save(draft, { content: { form: 'table', rows: welfareRows }, attachments: [uploaded.id] })).body as SavedPublication;
  expect(saved.problems.map(({ path }) => path)).toEqual(['looked']);
  expect(errorOf(await act(clients.clerk, saved, 'submission')).message).toContain('附件');
  const looked = detailOf(await save(saved, { content: { form: 'table', rows: welfareRows }, attachments: [uploaded.id], looked: true }));
  const submitted = detailOf(await act(clients.clerk, looked, 'submission'));
  const file = `/api/public/publications/${draft.id}/files/${uploaded.id}`;
  expect((await server.client().get(file)).status).toBe(404);
  expect((await clients.supervisor.get(`/api/files/${uploaded.id}`)).status).toBe(200);
  expect((await signInAs(server.client(), await buildAccount({ grants: [{ role: 'villageClerk', organisationId: idOf(world.elsewhere) }] })).then((other) => other.get(`/api/files/${uploaded.id}`))).status).toBe(404);
  const checked = detailOf(await act(clients.supervisor, submitted, 'check'));
  const done = detailOf(await act(clients.town, checked, 'approval'));
  expect(done.state).toBe('published');
  const shown = await server.client().get(file);
  expect([shown.status, shown.headers.get('content-type'), shown.headers.get('cache-control')]).toEqual([200, 'image/jpeg', expect.stringContaining('max-age=600')]);
  expect((await server.client().get(`/api/public/publications/${draft.id}/files/${'f'.repeat(24)}`)).status).toBe(404);
  expect((await showPublished(draft.id)).attachments).toMatchObject([{ id: uploaded.id, name: 'photo.jpg' }]);
});

test('a board that the server keeps shows what was approved as soon as it was, and a correction instead of what it takes the place of', async () => {
  const read = async (path: string): Promise<string> => JSON.stringify((await server.client().get(path)).body);
  const board = `/api/public/villages/${idOf(world.village)}/board`;
  const approve = async (draft: PublicationDetail): Promise<PublicationDetail> => {
    const checked = detailOf(await act(clients.supervisor, detailOf(await act(clients.clerk, draft, 'submission')), 'check'));
    expect(await read(board)).not.toContain(draft.id);
    return detailOf(await act(clients.town, checked, 'approval'));
  };
  const first = await approve(await begin('V6', '2025-Q2', { nothing: true }));
  expect(await read(board)).toContain(first.id);
  const page = `/api/public/publications/${first.id}`;
  expect(await read(page)).toContain('"replacedById":null');
  const second = await approve(detailOf(await act(clients.clerk, first, 'correction', { reason: '漏了一户，重新公开' })));
  expect(await read(page)).toContain(`"replacedById":"${second.id}"`);
});

test('each step is for whoever it belongs to', async () => {
  const draft = await begin('V6', '2026-Q2', { nothing: true });
  expect((await act(clients.supervisor, draft, 'submission')).status).toBe(403);
  expect((await clients.town.post('/api/publications', { villageId: idOf(world.village), itemCode: 'V3', periodKey: '2025' })).status).toBe(403);
  const submitted = detailOf(await act(clients.clerk, draft, 'submission'));
  for (const client of [clients.clerk, clients.town, clients.district]) expect((await act(client, submitted, 'check')).status).toBe(403);
  for (const client of [clients.clerk, clients.town, clients.district]) expect((await act(client, submitted, 'return', { reason: '不是我该退的' })).status).toBe(403);
  const checked = detailOf(await act(clients.supervisor, submitted, 'check'));
  for (const client of [clients.clerk, clients.supervisor, clients.district]) expect((await act(client, checked, 'approval')).status).toBe(403);
  expect((await act(clients.town, checked, 'return', { reason: '短' })).status).toBe(400);
  const back = detailOf(await act(clients.town, checked, 'return', { reason: '请把三组的也写上' }));
  expect(back.returned?.reason).toBe('请把三组的也写上');
  expect((await act(clients.clerk, checked, 'submission')).status).toBe(409);
});

test('another village, another town and everybody without a role see nothing of it', async () => {
  const draft = await begin('V3', '2024', { nothing: true });
  const neighbour = await signInAs(server.client(), await buildAccount({ grants: [{ role: 'villageClerk', organisationId: idOf(world.neighbour) }] }));
  expect((await neighbour.get(`/api/publications/${draft.id}`)).status).toBe(404);
  expect((await neighbour.post('/api/publications', { villageId: idOf(world.village), itemCode: 'V3', periodKey: '2023' })).status).toBe(404);
  expect(((await neighbour.get('/api/publications')).body as { items: unknown[] }).items).toEqual([]);
  for (const role of ['fundOfficer', 'clueManager', 'systemAdmin'] as const) {
    const other = await signInAs(server.client(), await buildAccount({ grants: [{ role, organisationId: idOf(world.district) }] }));
    expect([role, (await other.get(`/api/publications/${draft.id}`)).status, (await other.get('/api/publications')).status]).toEqual([role, 403, 403]);
  }
});

test('the town looks at what differs, and approves several one after the other; what somebody else decided fails alone', async () => {
  const checked: PublicationDetail[] = [];
  for (const period of ['2025-Q3', '2025-Q4']) {
    const saved = detailOf(await save(await begin('V6', period), { content: { form: 'table', rows: [...welfareRows, ['王演示', '三组', '1', '300.00', '']] } }));
    checked.push(detailOf(await act(clients.supervisor, detailOf(await act(clients.clerk, saved, 'submission')), 'check')));
  }
  const { items } = (await clients.town.get('/api/publications/review')).body as { items: PublicationReview[] };
  expect(items.map(({ id }) => id)).toEqual(checked.map(({ id }) => id));
  expect(((await clients.supervisor.get('/api/publications/review')).body as { items: unknown[] }).items).toEqual([]);
  detailOf(await act(clients.town, checked[0]!, 'return', { reason: '请再核对一遍' }));
  const results = await Promise.all(items.map(({ id, version }) => clients.town.post(`/api/publications/${id}/approval`, { version })));
  expect(results.map(({ status }) => status)).toEqual([409, 200]);
});

test('what the catalogue asks to be attached must be there, but for 本期无发生', async () => {
  const draft = await begin('V23', '2026-11-03.1');
  expect(draft.attached).toBe('审计报告');
  const content = { form: 'text', text: '离任审计没有发现问题。' };
  const written = detailOf(await save(draft, { content }));
  expect(written.problems).toEqual([{ path: 'attachments', where: '附件', message: '要附审计报告，还没有附' }]);
  expect(errorOf(await act(clients.clerk, written, 'submission')).message).toBe('还不能交：附件要附审计报告，还没有附。');
  const attached = detailOf(await save(written, { content, attachments: [(await upload()).id] }));
  expect(attached.problems.map(({ path }) => path)).toEqual(['looked']);
  expect(detailOf(await save(attached, { nothing: true })).problems).toEqual([]);
});

test('what is next: what is late, what came back, then by its day; a recorded matter is told under its own day', async () => {
  const record = async (title: string, day: string): Promise<void> => expect((await clients.clerk.post('/api/disclosure-duties/matters', { requestKey: randomUUID(), villageId: idOf(world.village), item: 'S3', title, day })).status).toBe(201);
  await record('水渠清淤招标', '2026-10-12');
  await record('村部屋顶翻修招标', '2026-11-17');
  const next = async (): Promise<NextStep[]> => nextSteps.parse((await clients.clerk.get('/api/publications/next')).body).items;
  const steps = await next();
  expect(steps[0]).toMatchObject({ kind: 'missing', item: { code: 'S3' }, period: { key: '2026-10-12.1' }, matter: '水渠清淤招标', due: '2026-10-22', workingDaysLeft: -21 });
  const back = steps.filter(({ kind }) => kind === 'returned');
  expect(steps.slice(1, 1 + back.length)).toEqual(back);
  // What nobody asked for by a day is not on the list of what to do.
  expect(steps.filter(({ kind }) => kind === 'missing').map(({ matter }) => matter)).toEqual(['水渠清淤招标', '村部屋顶翻修招标']);

  const choices = publicationChoices.parse((await clients.clerk.get('/api/publications/choices')).body).items;
  expect(choices.find(({ code }) => code === 'V6')?.periods.find(({ key }) => key === '2026-Q3')?.state).toBe('published');
  expect(choices.find(({ code }) => code === 'S3')?.periods.map(({ key, matter }) => [key, matter])).toEqual([['2026-10-12.1', '水渠清淤招标'], ['2026-11-17.1', '村部屋顶翻修招标'], ['2026-11-20.1', null]]);
  const begun = await begin('S3', '2026-10-12.1', { nothing: true });
  expect((await next())[0]).toMatchObject({ kind: 'draft', publicationId: begun.id, matter: '水渠清淤招标' });
  expect((await next()).filter(({ kind, item }) => kind === 'missing' && item.code === 'S3')).toHaveLength(1);
});

test('what is being corrected is not late, whatever its first edition was', async () => {
  const published = await office.welfare('2026-Q1');
  const correction = detailOf(await act(clients.clerk, published, 'correction', { reason: '一户的金额写错了' }));
  expect([correction.due, correction.timeline.flatMap(({ due, lateWorkingDays }) => [due, lateWorkingDays].filter((one) => one !== undefined))]).toEqual([null, []]);
});

test('how many wait, and all of it as a sheet', async () => {
  const work = (await clients.clerk.get('/api/my-work')).body as { items: { kind: string; step: string }[] };
  expect(work.items.filter(({ kind }) => kind === 'publication').map(({ step }) => step)).toContain('退回修改');
  const sheet = await clients.district.get('/api/publications/export?format=csv');
  expect(String(sheet.body)).toContain('最低生活保障对象');
});

// ---- nothing personal leaves ----

const digits = (count: number) => fc.array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count }).map((all) => all.join(''));
const number = fc.oneof(
  fc.tuple(fc.constantFrom('630105', '110101'), fc.constantFrom('19700101', '19881231'), digits(3), fc.constantFrom(...'0123456789X')).map((parts) => parts.join('')),
  fc.tuple(fc.constantFrom('630105', '110101'), fc.constantFrom('700101', '881231'), digits(3)).map((parts) => parts.join('')),
  fc.tuple(fc.constantFrom('138', '159', '199'), digits(8)).map((parts) => parts.join('')),
  digits(15).map((rest) => `6222${rest}`),
);
const written = fc.tuple(number, fc.constantFrom('plain', 'full', 'apart')).map(([value, how]) => ({ value, text: how === 'plain' ? value : how === 'full' ? value.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)) : value.replace(/(.{4})(?=.)/g, '$1 ') }));
const bare = (text: string): string => text.normalize('NFKC').replace(/[^\dXx]/g, '');
const person = fc.tuple(fc.constantFrom(...'张王李赵刘陈'), fc.constantFrom('演示', '小演', '演示一')).map((parts) => parts.join(''));

test('whatever numbers and names stand in a table, none leaves whole by a public way, nor is a number stored', async () => {
  const periods = ['2024-Q1', '2024-Q2', '2024-Q3', '2024-Q4', '2025-Q1', '2025-Q2'];
  let turn = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(person, written, written), { minLength: 1, maxLength: 4 }), async (people) => {
      const rows = people.map(([name, one, other]) => [`${name}${one.text}`, `三组，${other.text}`, '1', '560.00', '']);
      const draft = await begin('V6', periods[turn++ % periods.length]!);
      const saved = (await save(draft, { content: { form: 'table', rows, note: `户主${people[0]![0]}，电话${people[0]![1].text}` } })).body as SavedPublication;
      const decided = (await save(saved, { content: { form: 'table', rows, note: `户主${people[0]![0]}，电话${people[0]![1].text}` }, decisions: saved.personal.map(({ text }) => ({ text, decision: 'mask' })) })).body as SavedPublication;
      const stored = await native(PublicationModel).findOne({ 'village.id': world.village._id, state: 'draft', openKey: { $regex: draft.period.key } });
      const cells = (content: DisclosureContent | null) => (content?.form === 'table' ? [...content.rows.flat(), content.note] : []);
      for (const [, one, other] of people) for (const { value } of [one, other]) expect(cells(stored!.content).map(bare).join(' ')).not.toContain(value);
      const done = await office.approve(await office.check(await office.submit(decided)));
      const shown = await showPublished(done.id);
      const open = JSON.stringify([shown, await listPublished(idOf(world.village), { limit: 100 })]);
      for (const [name] of people) expect(open).not.toContain(name);
      for (const [, one, other] of people) for (const { value } of [one, other]) expect(cells(shown.content).map(bare).join(' ')).not.toContain(value);
    }),
    { seed: 20_261_128, numRuns: periods.length - 1, endOnFailure: true },
  );
});

test('lists go by their indexes', async () => {
  const plan = async (filter: object, sort: object): Promise<string> => JSON.stringify(await native(PublicationModel).find(filter, { sort: sort as never, limit: 21 }).explain('queryPlanner'));
  const town = await office.as('townReviewer');
  for (const filter of [staffFilter(town, {}), staffFilter(town, { state: 'approving' }), reviewFilter(town)]) expect(await plan(filter, newestFirst)).not.toContain('COLLSCAN');
  const earlier = { 'village.id': world.village._id, 'item.code': 'V6', 'period.from': { $lt: '2026-07-01' }, state: 'published' };
  expect(await plan(earlier, { 'period.from': -1, edition: -1 })).not.toMatch(/COLLSCAN|"SORT"/);
});
