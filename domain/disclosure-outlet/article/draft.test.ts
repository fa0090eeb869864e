import { jpegOf } from '../../../test/support/pictures';
import { useTestDatabase } from '../../../test/support/database';
import { idOf } from '../../../test/support/factories';
import { buildPublished, month } from '../../../test/support/published';
import { buildVillageWorld, type VillageWorld } from '../../../test/support/villages';
import { useWorld } from '../../../test/support/world';
import type { SaveArticleDraftRequest } from '../../../contracts/article-draft';
import type { Publication } from '../../disclosure';
import { Fault, fixedClock, native, settle, storeImage, type Context } from '../../kernel';
import { installDraftBox, renewArticleDraft, saveArticleDraft, showArticle, type BoxAnswer, type BoxArticle } from '..';
import { ArticleDraftModel } from './model';

jest.mock('@node-rs/argon2', () => jest.requireActual<typeof import('../../../test/support/cheap-argon2')>('../../../test/support/cheap-argon2'));
// Drawing a code takes longer than everything else here.
jest.mock('qrcode', () => ({ __esModule: true, default: { toBuffer: async () => Buffer.from('PNG') } }));
useTestDatabase();
const clock = fixedClock('2026-11-20T02:00:00.000Z');
let world: VillageWorld;
let manager: Context;
let first: Publication;
let second: Publication;
let cover: Buffer;

/** A draft box as WeChat has it. `say`: what the next adding or changing is answered, whatever becomes of it. */
const box = { drafts: new Map<string, BoxArticle[]>(), uploads: 0, say: null as { answer: BoxAnswer<never>; taken: boolean } | null };
const told = <T>(act: () => T): Promise<BoxAnswer<T>> => {
  const said = box.say;
  box.say = null;
  if (!said || said.taken) {
    const value = act();
    return Promise.resolve(said ? said.answer : { ok: true, value });
  }
  return Promise.resolve(said.answer);
};
const fault = (kind: 'later' | 'unknown' | 'never' | 'gone', code = kind as string) => ({ ok: false as const, kind, code });

beforeAll(async () => {
  cover = await jpegOf(940, 400);
  installDraftBox({
    publicOrigin: 'https://example.org',
    box: {
      keepCover: async () => ({ ok: true, value: `cover-${(box.uploads += 1)}` }),
      keepPicture: async (_png, name) => (box.uploads++, { ok: true, value: `https://mmbiz.example/${name}` }),
      add: (articles) => told(() => (box.drafts.set(`media-${box.drafts.size + 1}`, [...articles]), `media-${box.drafts.size}`)),
      update: (mediaId, index, article) => (box.drafts.has(mediaId) ? told(() => ((box.drafts.get(mediaId)![index] = article), null)) : Promise.resolve(fault('gone', '40007'))),
      find: async (end) => ({ ok: true, value: [...box.drafts].find(([, articles]) => articles.some(({ sourceUrl }) => sourceUrl.endsWith(end)))?.[0] ?? null }),
    },
  });
});
afterAll(() => installDraftBox(null));
useWorld(async () => {
  world = await buildVillageWorld();
  first = await buildPublished(world.village);
  second = await buildPublished(world.village, { period: month(9), on: '2026-11-06' });
});
beforeEach(async () => {
  clock.set('2026-11-20T02:00:00.000Z');
  Object.assign(box, { drafts: new Map(), uploads: 0, say: null });
  manager = await world.as('disclosureManager', clock);
});

const picture = async (bytes = cover): Promise<string> => (await storeImage(manager, bytes, { purpose: 'staff' })).id;
const asking = async (publications: Publication[] = [first], title = '石桥村十月的账', bytes?: Buffer): Promise<SaveArticleDraftRequest> => ({ articles: publications.map((one) => ({ publicationId: idOf(one), title, digest: '收入和支出' })), coverId: await picture(bytes) });
const later = async (minutes: number): Promise<void> => {
  clock.set(new Date(clock.now().getTime() + minutes * 60_000).toISOString());
  await settle(clock);
};
const drafts = async (publication = first) => (await showArticle(manager, idOf(publication))).drafts;
const codeOf = (act: Promise<unknown>): Promise<unknown> => act.then(() => null, (error: unknown) => (error instanceof Fault ? error.code : error));

test('asked for, made by the bot, with what WeChat was given for pictures, and where 阅读原文 leads', async () => {
  expect(await saveArticleDraft(manager, await asking())).toMatchObject({ state: 'waiting', outdated: false });
  await settle(clock);
  expect(await drafts()).toMatchObject([{ state: 'made', fault: null, articles: [{ publicationId: idOf(first) }] }]);
  const [[, [article]]] = [...box.drafts] as [[string, BoxArticle[]]];
  expect(article).toMatchObject({ title: '石桥村十月的账', author: '石桥村', digest: '收入和支出', coverMediaId: 'cover-1' });
  expect(article!.sourceUrl).toMatch(new RegExp(`^https://example.org/village/item/index\\?id=${idOf(first)}&draft=[0-9a-f]{24}$`));
  expect(article!.content).toContain(`<img src="https://mmbiz.example/code-${idOf(first)}.png"`);
});

test('pressing twice, and asking again later with the same, makes one draft', async () => {
  await Promise.all([saveArticleDraft(manager, await asking()), saveArticleDraft(manager, await asking())]);
  await settle(clock);
  await saveArticleDraft(manager, await asking());
  await settle(clock);
  expect([box.drafts.size, box.uploads]).toEqual([1, 2]);
});

test('an answer that was lost: the draft is found by its mark and no second one is made', async () => {
  box.say = { answer: fault('unknown', 'timeout'), taken: true };
  await saveArticleDraft(manager, await asking());
  await settle(clock);
  expect(await drafts()).toMatchObject([{ state: 'waiting' }]);
  await later(1);
  expect(await drafts()).toMatchObject([{ state: 'made' }]);
  expect(box.drafts.size).toBe(1);
});

test('an adding that never arrived is made after all', async () => {
  box.say = { answer: fault('unknown', 'timeout'), taken: false };
  await saveArticleDraft(manager, await asking());
  await settle(clock);
  await later(1);
  expect([box.drafts.size, (await drafts())[0]!.state]).toEqual([1, 'made']);
});

test('another title changes the draft that is there', async () => {
  await saveArticleDraft(manager, await asking());
  await settle(clock);
  await saveArticleDraft(manager, await asking([first], '另一个标题'));
  await settle(clock);
  expect([...box.drafts.values()].map(([article]) => article!.title)).toEqual(['另一个标题']);
  expect(box.uploads).toBe(2);
});

test('a refusal is told in words, is not repeated by itself, and can be asked again', async () => {
  box.say = { answer: fault('never', '48001'), taken: false };
  await saveArticleDraft(manager, await asking());
  await settle(clock);
  expect(await drafts()).toMatchObject([{ state: 'failed', fault: expect.stringContaining('没有草稿箱接口的权限') }]);
  await later(10);
  expect(box.drafts.size).toBe(0);
  await saveArticleDraft(manager, await asking());
  await settle(clock);
  expect(await drafts()).toMatchObject([{ state: 'made', fault: null }]);
});

test('a service that stays busy is given up after four tries, with what to do', async () => {
  await saveArticleDraft(manager, await asking());
  for (let minutes = 0; minutes < 4; minutes += 1) {
    box.say = { answer: fault('later', '45011'), taken: false };
    await later(5);
  }
  expect(await drafts()).toMatchObject([{ state: 'failed', fault: expect.stringContaining('（45011）') }]);
});

test('a correction shows, and renewing brings the new edition into the same draft', async () => {
  await saveArticleDraft(manager, await asking());
  await settle(clock);
  const corrected = await buildPublished(world.village, { corrects: first, on: '2026-11-12' });
  const [draft] = await drafts(corrected);
  expect(draft).toMatchObject({ state: 'made', outdated: true });
  expect(await codeOf(saveArticleDraft(manager, await asking()))).toBe('wrongState');
  await renewArticleDraft(manager, draft!.id, draft!.version);
  await settle(clock);
  expect(await drafts(corrected)).toMatchObject([{ state: 'made', outdated: false, articles: [{ publicationId: idOf(corrected), title: '石桥村十月的账' }] }]);
  expect(box.drafts.size).toBe(1);
  expect([...box.drafts.values()][0]![0]!.content).toContain('更正：');
});

test('a draft that somebody published has left the box: it is said, and another can be made', async () => {
  await saveArticleDraft(manager, await asking());
  await settle(clock);
  box.drafts.clear();
  await saveArticleDraft(manager, await asking([first], '另一个标题'));
  await settle(clock);
  expect(await drafts()).toMatchObject([{ state: 'gone' }]);
  await saveArticleDraft(manager, await asking([first], '另一个标题'));
  await settle(clock);
  expect([box.drafts.size, (await drafts())[0]!.state]).toEqual([1, 'made']);
});

test('several of a village are one draft with an article each, whatever their order; digests only of a single one', async () => {
  expect((await showArticle(manager, idOf(first))).siblings).toEqual([{ id: idOf(second), title: '2026年9月 每月收支账' }]);
  await saveArticleDraft(manager, await asking([first, second]));
  await settle(clock);
  await saveArticleDraft(manager, await asking([second, first]));
  await settle(clock);
  expect([...box.drafts.values()].map((articles) => articles.map(({ digest, sourceUrl }) => [digest, sourceUrl.includes(idOf(first))]))).toEqual([[['', true], ['', false]]]);
  expect((await drafts(second)).map(({ articles }) => articles.length)).toEqual([2]);
});

test('only the district’s manager, only what everybody may see, one village, a JPEG of his own', async () => {
  const foreign = await buildPublished(world.neighbour);
  const hidden = await buildPublished(world.village, { period: month(8), hidden: true });
  expect(await codeOf(saveArticleDraft(await world.as('villageClerk', clock), await asking()))).toBe('forbidden');
  expect(await codeOf(saveArticleDraft(manager, await asking([hidden])))).toBe('notFound');
  expect(await codeOf(saveArticleDraft(manager, await asking([first, foreign])))).toBe('badRequest');
  expect(await codeOf(saveArticleDraft(manager, await asking([first, first])))).toBe('badRequest');
  const others = (await storeImage(await world.as('villageClerk', clock), cover, { purpose: 'staff' })).id;
  expect(await codeOf(saveArticleDraft(manager, { ...(await asking()), coverId: others }))).toBe('badRequest');
  expect(await native(ArticleDraftModel).countDocuments()).toBe(0);
});

test('the look-ups go by their indexes', async () => {
  await saveArticleDraft(manager, await asking());
  const plans = await Promise.all([
    native(ArticleDraftModel).find({ subjects: 'x' }, { sort: { updatedAt: -1 } }).explain(),
    native(ArticleDraftModel).find({ dueAt: { $lte: clock.now() } }, { sort: { dueAt: 1 } }).explain(),
  ]);
  for (const plan of plans) expect(JSON.stringify(plan)).not.toContain('COLLSCAN');
});
