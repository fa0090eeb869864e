import { createWechatClient, WechatError, type WechatClient } from '../../../clients/wechat';
import { fixedClock } from '../../../domain/kernel';
import { useTestDatabase } from '../../../test/support/database';
import { jpegOf } from '../../../test/support/pictures';
import { openSandbox, type SandboxClient } from '../../../test/support/sandbox';
import { officialAccount } from '../account';

/** The platform's own client against the draft box of the sandbox. */
useTestDatabase();
let sandbox: SandboxClient;
let client: WechatClient;
let cover: string;
beforeAll(async () => {
  sandbox = await openSandbox();
  const { appid, secret } = officialAccount;
  client = createWechatClient({ official: { appid, secret }, origin: sandbox.origin, clock: fixedClock(new Date().toISOString()) });
  cover = (await client.addPicture({ name: '封面.jpg', type: 'image/jpeg', bytes: await jpegOf(94, 40) })).mediaId;
});
afterAll(() => sandbox.close());

const article = (more: object = {}) => ({ title: '石桥村十月的账', author: '石桥村', digest: '收入和支出', content: '<p>账</p>', sourceUrl: 'https://example.org/item?id=1&draft=abc', coverMediaId: cover, ...more });
const codeOf = (act: Promise<unknown>): Promise<unknown> => act.then(() => null, (error: unknown) => (error instanceof WechatError ? `${error.kind} ${error.code}` : error));

test('pictures, a draft, found by the end of its source address, changed, and gone once it is published', async () => {
  const { url } = await client.uploadPicture({ name: 'code.png', type: 'image/png', bytes: await jpegOf(10, 10) });
  expect((await fetch(url)).headers.get('content-type')).toBe('image/png');
  const { mediaId } = await client.addDraft([article({ content: `<section><script>alert(1)</script><p onclick="x()">账</p><img src="${url}"><img src="https://elsewhere.example/x.png"></section>` })]);
  expect(await client.findDraft('&draft=abc')).toEqual({ mediaId });
  expect(await client.findDraft('&draft=other')).toBeNull();
  const state = (await (await sandbox.control('GET', '/state')).json()) as { drafts: { id: string; articles: { content: string; title: string }[] }[] };
  // As the platform keeps it: no script, and no picture from elsewhere.
  expect(state.drafts).toMatchObject([{ id: mediaId, articles: [{ content: `<section><p>账</p><img src="${url}"></section>` }] }]);
  await client.updateDraft(mediaId, 0, article({ title: '改过的' }));
  expect(await sandbox.call('POST /cgi-bin/draft/get', { media_id: mediaId })).toMatchObject({ news_item: [{ title: '改过的', content_source_url: 'https://example.org/item?id=1&draft=abc' }] });
  expect((await sandbox.control('POST', `/drafts/${mediaId}/publication`, {})).status).toBe(204);
  expect(await codeOf(client.updateDraft(mediaId, 0, article()))).toBe('person 40007');
  expect(await client.findDraft('&draft=abc')).toBeNull();
});

test('further pages of the box are looked through', async () => {
  await client.addDraft([article({ sourceUrl: 'https://example.org/item?id=1&draft=old' })]);
  for (let count = 0; count < 25; count += 1) await client.addDraft([article({ sourceUrl: `https://example.org/item?id=${count}&draft=new` })]);
  expect(await client.findDraft('&draft=old')).not.toBeNull();
});

test.each([
  ['title', { title: '题'.repeat(33) }, 'template 45003'],
  ['digest', { digest: '摘'.repeat(129) }, 'template 45004'],
  ['content', { content: `<p>${'字'.repeat(20_000)}</p>` }, 'template 45002'],
  ['an element that it does not know', { content: '<iframe src="https://example.org"></iframe>' }, 'template 45166'],
  ['a cover that is none', { coverMediaId: 'nothing' }, 'person 40007'],
])('%s is refused as documented', async (_name, more, code) => {
  expect(await codeOf(client.addDraft([article(more)]))).toBe(code);
});

test('eight articles are one draft, nine are refused', async () => {
  expect(await codeOf(client.addDraft(Array.from({ length: 9 }, () => article())))).toBe('template 45008');
  expect((await client.addDraft(Array.from({ length: 8 }, () => article()))).mediaId).not.toBe('');
  expect(await codeOf(client.addDraft([]))).toBe('template 44003');
});
