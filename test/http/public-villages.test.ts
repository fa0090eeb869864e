import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fixedClock, native, OrganisationModel } from '../../domain/kernel';
import { createApp } from '../../server/app';
import { useTestDatabase } from '../support/database';
import { idOf } from '../support/factories';
import { testSettings, useServer, type Answer } from '../support/http';
import { buildPublished, month } from '../support/published';
import { buildVillageWorld, type VillageWorld } from '../support/villages';

const clock = fixedClock('2026-11-20T02:00:00.000Z');
const dist = mkdtempSync(path.join(tmpdir(), 'qingjian-dist-'));
mkdirSync(path.join(dist, 'h5'));
const built = '<!doctype html><html lang="zh-CN"><head><title>清鉴</title><script defer="defer" src="/js/app.1234abcd.js"></script><link href="/css/app.1234abcd.css" rel="stylesheet"></head><body><div id="app"></div></body></html>';
const preload = '<link rel="preload" as="script" href="/js/page.5678abcd.js">';
mkdirSync(path.join(dist, 'h5', 'village', 'board'), { recursive: true });
writeFileSync(path.join(dist, 'h5', 'index.html'), built);
writeFileSync(path.join(dist, 'h5', 'village', 'board', 'index.html'), built.replace('</head>', `${preload}</head>`));

useTestDatabase();
const server = useServer({}, { clock, dist });
/** `max-age=0` as a browser says when it asks again; fetch by itself would say that it wants no cache at all. */
const get = (address: string, headers: Record<string, string> = {}): Promise<Answer> => server.client().get(address, { 'cache-control': 'max-age=0', ...headers });
let world: VillageWorld;
let account: string;
beforeAll(async () => {
  world = await buildVillageWorld();
  await buildPublished(world.village, { period: month(9), on: '2026-10-08' });
  account = idOf(await buildPublished(world.village, { period: month(10) }));
});
afterAll(() => rmSync(dist, { recursive: true }));

const board = () => `/api/public/villages/${idOf(world.village)}/board`;

describe('what is the same for everybody', () => {
  test('may be kept by any cache for a minute, and is asked for again by its mark: 304 as long as it is the same', async () => {
    const first = await get(board());
    expect([first.status, first.headers.get('cache-control')]).toEqual([200, 'public, max-age=60']);
    const etag = first.headers.get('etag') as string;
    expect(etag).toMatch(/^W\/"[\w-]{22}"$/);
    const again = await get(board(), { 'if-none-match': etag });
    expect([again.status, again.body, again.headers.get('cache-control')]).toEqual([304, '', 'public, max-age=60']);
    await buildPublished(world.village, { item: 'V3', content: { form: 'text', text: '年度目标' } });
    expect((await get(board(), { 'if-none-match': etag })).status).toBe(200);
  });

  test('goes compressed to whoever reads that, and is the same text', async () => {
    const whole = await get(`/village/board/index?village=${idOf(world.village)}`, { 'accept-encoding': 'identity' });
    expect([whole.headers.get('content-encoding'), whole.headers.get('vary')]).toEqual([null, 'Accept-Encoding']);
    for (const encoding of ['br', 'gzip']) {
      const packed = await get(`/village/board/index?village=${idOf(world.village)}`, { 'accept-encoding': encoding });
      expect([packed.headers.get('content-encoding'), packed.body]).toEqual([encoding, whole.body]);
      expect(Number(packed.headers.get('content-length'))).toBeLessThan(Number(whole.headers.get('content-length')) / 1.5);
    }
    // Too short for that.
    expect((await get('/api/public/villages?text=shiqiao', { 'accept-encoding': 'br' })).headers.get('content-encoding')).toBeNull();
  });

  test('a fault is kept by none', async () => {
    const unknown = await get(`/api/public/villages/${'0'.repeat(24)}/board`);
    expect([unknown.status, unknown.headers.get('cache-control'), unknown.headers.get('etag')]).toEqual([404, 'no-store', null]);
  });

  test('needs no cookie and gives none; what asks for a login is kept by none', async () => {
    expect((await get(`/api/public/publications/${account}`)).headers.get('set-cookie')).toBeNull();
    expect((await server.client().post('/api/public/village-news', { loginCode: 'x' })).headers.get('cache-control')).toBe('no-store');
  });
});

test('a server that keeps public answers gives them again without asking, limits still count, and nothing else is kept', async () => {
  const koa = createApp(testSettings(), { clock, dist, answersRoom: 1_000_000, limitOf: ({ path: of }) => (of.includes('villages/:id/board') ? { points: 3, perSeconds: 3600 } : null) }).koa;
  const listening = koa.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  try {
    const url = `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
    const counted = async (): Promise<number> => ((await (await fetch(url + board())).json()) as { publishedThisYear: number }).publishedThisYear;
    const before = await counted();
    await buildPublished(world.village, { item: 'V6', period: month(3), content: { form: 'text', text: '名单' } });
    expect(await counted()).toBe(before);
    expect((await fetch(`${url}${board()}?other`)).status).toBe(200);
    expect((await fetch(url + board())).status).toBe(429);
  } finally {
    listening.close();
  }
});

test('a village is found, its board opened by id and by code, its publications read and paged', async () => {
  const found = (await get(`/api/public/villages?text=shiqiao`)).body as { items: { id: string; code: string }[] };
  expect(found.items[0]).toMatchObject({ id: idOf(world.village), code: world.village.code });
  expect((await get(`/api/public/village-codes/${world.village.code}/board`)).body).toEqual((await get(board())).body);
  const page = (await get(`/api/public/villages/${idOf(world.village)}/publications?item=F0&limit=1`)).body as { items: { id: string }[]; nextCursor: string };
  expect(page.items.map(({ id }) => id)).toEqual([account]);
  const rest = (await get(`/api/public/villages/${idOf(world.village)}/publications?item=F0&limit=1&cursor=${page.nextCursor}`)).body as { items: { period: { key: string } }[]; nextCursor: null };
  expect([rest.items[0]?.period.key, rest.nextCursor]).toEqual(['2026-09', null]);
  expect((await get(`/api/public/villages/${idOf(world.village)}/search?text=shouzhi`)).body).toMatchObject({ groups: [{ group: 'publications', total: 1, items: [{ target: { page: 'item', id: account } }] }] });
});

describe('the first screen', () => {
  test('stands in the page as text, with a title and a description of its own, before the scripts and the styles', async () => {
    const { status, headers, body } = await get(`/village/board/index?village=${idOf(world.village)}`);
    const html = body as string;
    expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([200, 'text/html; charset=utf-8', 'public, max-age=60']);
    expect(headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(html).toContain('<title>石桥村村务公开 · 清鉴</title>');
    expect(html).toContain('<meta name="description" content="柳溪镇石桥村今年已公开');
    expect(html).toContain('<th scope="row">月末结余（元）</th><td>213,906.40</td>');
    expect(html.indexOf('<main id="first-screen">')).toBeLessThan(html.indexOf('rel="stylesheet"'));
    expect(html.match(/rel="stylesheet"/g)).toHaveLength(1);
    const data = JSON.parse(/<script type="application\/json" id="first-data">(.*?)<\/script>/.exec(html)?.[1] ?? '') as { path: string; body: unknown };
    expect(data.path).toBe(board());
    expect(data.body).toEqual((await get(board())).body);
    expect((await get(`/village/board/index?village=${idOf(world.village)}`, { 'if-none-match': headers.get('etag') as string })).status).toBe(304);
  });

  const dataOf = (html: unknown): { path: string; address?: string } => JSON.parse(/<script type="application\/json" id="first-data">(.*?)<\/script>/.exec(String(html))?.[1] ?? '') as { path: string };

  test('of a printed board: it is the board itself, and tells its own address', async () => {
    const own = `/village/board/index?code=${world.village.code}`;
    const { status, body } = await get(`/v/${world.village.code}`);
    expect([status, dataOf(body)]).toMatchObject([200, { path: `/api/public/village-codes/${world.village.code}/board`, address: own }]);
    expect(body).toContain('<h1>石桥村</h1>');
    expect(dataOf((await get(own)).body).address).toBeUndefined();
  });

  test('of a code that no village has: the page is opened and says so', async () => {
    const { status, headers } = await get('/v/nowhere');
    expect([status, headers.get('location')]).toEqual([302, '/village/board/index?code=nowhere']);
  });

  test('what the API answered is kept for the page too, and the other way round', async () => {
    const koa = createApp(testSettings(), { clock, dist, answersRoom: 1_000_000, limitOf: () => null }).koa;
    const listening = koa.listen(0, '127.0.0.1');
    await once(listening, 'listening');
    try {
      const url = `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
      const textOf = async (address: string): Promise<string> => (await fetch(url + address)).text();
      const rename = (name: string) => native(OrganisationModel).updateMany({ _id: { $in: [world.village._id, world.neighbour._id] } }, { $set: { name } });
      const page = (village: typeof world.village) => `/village/board/index?village=${idOf(village)}`;
      const opened = dataOf(await textOf(page(world.neighbour))) as { body?: unknown };
      const asked = JSON.parse(await textOf(board())) as unknown;
      await rename('改名村');
      expect(JSON.parse(await textOf(`/api/public/villages/${idOf(world.neighbour)}/board`))).toEqual(opened.body);
      expect(dataOf(await textOf(page(world.village)))).toMatchObject({ body: asked });
      for (const { _id, name } of [world.village, world.neighbour]) await native(OrganisationModel).updateOne({ _id }, { $set: { name } });
    } finally {
      listening.close();
    }
  });

  test('a page names what only it is made of, with a first screen and without one; other pages do not', async () => {
    for (const address of [`/village/board/index?village=${idOf(world.village)}`, '/village/board/index', `/v/${world.village.code}`]) expect((await get(address)).body).toContain(preload);
    for (const address of [`/village/item/index?id=${account}`, '/pages/home/index']) expect((await get(address)).body).not.toContain(preload);
  });

  test.each([
    ['an unknown village', () => `/village/board/index?village=${'0'.repeat(24)}`],
    ['no village', () => '/village/board/index'],
    ['an id that is none', () => '/village/board/index?village=%3Cscript%3E'],
    ['a publication that is not there', () => `/village/item/index?id=${'0'.repeat(24)}`],
    ['another page', () => '/pages/home/index'],
  ])('%s: the page as it was built', async (_what, address) => {
    const { status, body } = await get(address());
    expect([status, String(body).includes('first-screen'), String(body).includes('<title>清鉴</title>')]).toEqual([200, false, true]);
  });

  test('names and texts stay texts, whatever is written in them', async () => {
    const hostile = '<script>alert(1)</script>"\'&$&$`';
    const village = world.elsewhere;
    await native(OrganisationModel).updateOne({ _id: village._id }, { $set: { name: hostile } });
    const table = { form: 'table', columns: [{ key: 'a', title: hostile.slice(0, 20), kind: 'text', required: true }], rows: [[hostile], ['</script><img src=x onerror=alert(1)>']], note: '' } as const;
    const id = idOf(await buildPublished({ ...village, name: hostile }, { item: 'V6', content: { ...table, columns: [...table.columns], rows: table.rows.map((row) => [...row]) } }));
    const text = idOf(await buildPublished({ ...village, name: hostile }, { item: 'V3', content: { form: 'text', text: `${hostile}\n${hostile}` } }));
    for (const address of [`/village/board/index?village=${idOf(village)}`, `/village/item/index?id=${id}`, `/village/item/index?id=${text}`]) {
      const html = (await get(address)).body as string;
      expect(html).toContain('first-screen');
      // Two scripts, as without any text: the page's own, and the data, which is none.
      expect(html.match(/<script/g)).toHaveLength(2);
      expect(html.match(/<\/script/g)).toHaveLength(2);
      expect(html).not.toContain('<img');
      expect(html).toContain('&#60;script&#62;alert(1)&#60;/script&#62;&#34;&#39;&#38;$&#38;$`');
      expect(() => JSON.parse(/id="first-data">(.*?)<\/script>/.exec(html)?.[1] ?? '')).not.toThrow();
    }
  });

  test('what is not public stands in none', async () => {
    const hidden = idOf(await buildPublished(world.neighbour, { hidden: true }));
    expect(String((await get(`/village/item/index?id=${hidden}`)).body)).not.toContain('first-screen');
    expect((await get(`/api/public/publications/${hidden}`)).status).toBe(404);
    expect(String((await get(`/village/board/index?village=${idOf(world.neighbour)}`)).body)).not.toContain('每月收支账');
  });
});
