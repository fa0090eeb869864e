import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { publishVillagesRequest, type LookedClue } from '../../contracts/clue-villages';
import { certify, withKeys } from '../../test/support/ceremony';
import { useTestDatabase } from '../../test/support/database';
import { useWorld } from '../../test/support/world';
import { buildAccount, buildTown, buildVillage, idOf, testClock } from '../../test/support/factories';
import { openOffice, randomKey, type Office } from '../../test/support/report';
import { receiveReport, registerClue, showClue, splitClue } from '../clue';
import { accessesOf, installShredder, loadCalendar, native, verifyAudit, installAnchors, type Context } from '../kernel';
import { clueFigures, lookAtVillages, publishVillages, showVillageFigures } from '.';
import { VillageFiguresModel } from './village-model';

useTestDatabase();
let folder: string;
let office: Office;
let village: string;
let town: string;
const outcome = (promise: Promise<unknown>): Promise<string> => promise.then(() => 'done', (error: { code?: string }) => error.code ?? String(error));

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'villages-'));
  installShredder(folder);
  installAnchors(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
useWorld(async () => {
  await loadCalendar();
  office = await openOffice();
  town = idOf(await buildTown({ name: '演示镇', parentId: office.districtId }));
  village = idOf(await buildVillage({ name: '演示村', parentId: town }));
});

const report = (placeId: string | null, name: string, topic = 'money') =>
  receiveReport(
    { actor: { kind: 'citizen' }, clock: testClock },
    { submissionKey: randomKey(), fields: { topic, what: '演示内容：修路的钱对不上账。', when: '', placeId, placeText: '', people: name ? [{ name, organisation: '演示村', post: '' }] : [], howKnown: '', evidence: '', money: '', elsewhere: '', extra: {} }, identity: null, tellByPhone: false, files: [], channel: 'web' },
  );

async function lookThroughAll(ctx: Context): Promise<{ items: LookedClue[]; rounds: number }> {
  const items: LookedClue[] = [];
  let cursor: string | undefined;
  for (let rounds = 1; ; rounds += 1) {
    const answer = await lookAtVillages(ctx, { cursor });
    items.push(...(answer.items as LookedClue[]));
    if (!answer.nextCursor) return { items, rounds };
    cursor = answer.nextCursor;
  }
}

test('villages, topics and names come batch by batch out of what the analyst may open, on record, and nothing of it is kept', async () => {
  for (let index = 0; index < 51; index += 1) await report(index % 3 === 0 ? village : index % 3 === 1 ? town : null, index < 2 ? '演示某' : '');
  const { items, rounds } = await lookThroughAll(office.manager);
  expect([items.length, rounds]).toEqual([51, 2]);
  expect(items.filter((one) => one.village?.name === '演示村')).toHaveLength(17);
  // A report that names a town is none of a village.
  expect(items.filter((one) => one.village === null)).toHaveLength(34);
  expect(items.flatMap(({ names }) => names)).toEqual([{ name: '演示某', organisation: '演示村' }, { name: '演示某', organisation: '演示村' }]);
  expect(items[0]).toMatchObject({ topic: { key: 'money', label: '村里的钱和账' }, receivedOn: '2026-11-20' });
  expect((await accessesOf({ type: 'clue', id: 'search' }, 'clueVillage.looked')).map(({ detail }) => detail)).toEqual([{ looked: 50 }, { looked: 1 }]);
  const stored = await Promise.all((await mongoose.connection.listCollections()).map(async ({ name }) => JSON.stringify(await mongoose.connection.collection(name).find({}).toArray())));
  expect(stored.some((text) => text.includes('演示村'))).toBe(true);
  for (const text of stored) expect(text).not.toContain('演示某');
});

test('one report is counted once, however many persons were split off from it', async () => {
  const { clue } = await report(village, '演示某');
  const id = clue._id.toHexString();
  const seen = async (ctx: Context) => ({ id, version: (await showClue(ctx, id)).version });
  await registerClue(office.clerk, await seen(office.clerk), { kind: 'accusation', townId: null, named: 'anonymous', toReporter: '您反映的事我们受理了。', note: '' });
  for (const name of ['甲某', '乙某', '丙某', '丁某']) await splitClue(office.manager, await seen(office.manager), { person: { name, organisation: '', post: '' }, what: `${name}的事，照反映的写。` });
  expect((await showClue(office.manager, id)).parts).toHaveLength(4);
  expect((await lookThroughAll(office.manager)).items).toHaveLength(1);
  const { received, stock } = await clueFigures(office.manager, { period: 'year', at: '2026', exact: true });
  expect([received.now.count, stock.now.count]).toEqual([1, 1]);
});

test('whoever is named, or has no key or no role for it, gets nothing', async () => {
  await report(village, '领导甲');
  await report(village, '');
  const grants = [{ role: 'clueHandler' as const, organisationId: office.districtId }];
  const handler = await withKeys(await buildAccount({ name: '承办甲', grants }), grants, testClock);
  await certify(office.custodian, handler);
  expect(await outcome(lookAtVillages(handler, {}))).toBe('forbidden');
  const { keys, ...withoutKeys } = office.leader;
  expect([keys !== undefined, await outcome(lookAtVillages(withoutKeys, {}))]).toEqual([true, 'keysClosed']);
  expect((await lookThroughAll(office.manager)).items.map(({ names }) => names.length).sort()).toEqual([0, 1]);
  expect((await lookThroughAll(office.leader)).items.map(({ names }) => names)).toEqual([[]]);
});

const figuresOf = (count: number, topics: { key: string; count: number }[] = []) => ({ year: 2026, version: 0, villages: [{ villageId: village, count, topics }] });

test('what is stored counts five or more, and leaves nothing smaller to work out', () => {
  const accepted = (body: unknown): boolean => publishVillagesRequest.safeParse(body).success;
  expect(accepted(figuresOf(5))).toBe(true);
  expect(accepted(figuresOf(4))).toBe(false);
  expect(accepted(figuresOf(12, [{ key: 'money', count: 7 }]))).toBe(true);
  expect(accepted(figuresOf(12, [{ key: 'money', count: 3 }]))).toBe(false);
  // Twelve less nine: three of other topics.
  expect(accepted(figuresOf(12, [{ key: 'money', count: 9 }]))).toBe(false);
  expect(accepted(figuresOf(12, [{ key: 'money', count: 13 }]))).toBe(false);
  expect(accepted(figuresOf(12, [{ key: 'money', count: 12 }]))).toBe(true);
});

test('a year’s figures are stored once, replaced by whoever saw the former ones, and read by all who handle clues', async () => {
  expect(await showVillageFigures(office.clerk, { year: 2026 })).toEqual({ year: 2026, version: 0, publishedBy: null, publishedAt: null, villages: [] });
  await publishVillages(office.manager, figuresOf(12, [{ key: 'money', count: 7 }]));
  expect(await showVillageFigures(office.clerk, { year: 2026 })).toMatchObject({ version: 1, publishedBy: '线索甲', villages: [{ village: { id: village, name: '演示村' }, town: '演示镇', count: 12, topics: [{ key: 'money', label: '村里的钱和账', count: 7 }] }] });
  expect(await outcome(publishVillages(office.leader, figuresOf(20)))).toBe('conflict');
  await publishVillages(office.leader, { ...figuresOf(20), version: 1 });
  expect(await native(VillageFiguresModel).find({}).toArray()).toEqual([expect.objectContaining({ year: 2026, publishedBy: '领导甲' })]);
  expect(await outcome(publishVillages(office.clerk, figuresOf(20)))).toBe('forbidden');
  expect(await outcome(showVillageFigures(office.custodian, { year: 2026 }))).toBe('forbidden');
  for (const wrong of [{ ...figuresOf(9), villages: [{ villageId: town, count: 9, topics: [] }] }, figuresOf(9, [{ key: 'nonsense', count: 9 }]), { ...figuresOf(9), villages: [...figuresOf(9).villages, ...figuresOf(8).villages] }]) expect(await outcome(publishVillages(office.manager, { ...wrong, version: 2 }))).toBe('badRequest');
  expect((await verifyAudit({ clock: testClock })).findings).toEqual([]);
});
