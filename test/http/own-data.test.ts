import { buildWorld, buildRating, clearStory, withPhone, type World } from '../story/world';
import { fixedClock, saveSetting, systemContext } from '../../domain/kernel';
import { answerTemplateKey, installAnswerNotifier } from '../../domain/rating';
import { useTestDatabase } from '../support/database';
import { errorOf, useServer } from '../support/http';

useTestDatabase();
// A day to come: what expires by the database's own clock stays for the length of a test.
const clock = fixedClock('2099-11-20T01:00:00Z');
const server = useServer({ trustedProxies: ['127.0.0.1'] }, { clock });
let world: World;
beforeAll(async () => {
  world = await buildWorld(clock);
});
beforeEach(clearStory);

const from = (address: string): Record<string, string> => ({ 'x-forwarded-for': address });
const post = (path: string, body: object, address = '198.51.100.1') => server.client().post(`/api/public/${path}`, body, from(address));
const submit = async (overrides: object = {}): Promise<string> => ((await post('ratings', buildRating(world, { ...withPhone, ...overrides }))).body as { receiptCode: string }).receiptCode;

test('by the receipt one sees, corrects and takes back what is one’s own', async () => {
  const receiptCode = await submit({ comment: '让我下周再来' });
  expect(await post('my-data', { receiptCode })).toMatchObject({ status: 200, body: { phoneMasked: '138****6027', comment: '让我下周再来', receivedBy: '青禾区纪委监委' } });
  expect(await post('my-data/phone', { receiptCode, phone: '13900001111', consent: true })).toMatchObject({ status: 200, body: { phoneMasked: '139****1111' } });
  expect(await post('my-data/withdrawal', { receiptCode, what: 'phone' })).toMatchObject({ status: 200, body: { phoneMasked: null, comment: '让我下周再来' } });
  expect(await post('my-data/withdrawal', { receiptCode, what: 'words' })).toMatchObject({ status: 200, body: { comment: null, canWithdrawWords: false, level: 'dissatisfied' } });
  expect(await post('rating-progress', { receiptCode })).toMatchObject({ status: 200, body: { level: 'dissatisfied' } });
});

test('a number without the consent to be called, or one that is none, is refused in words', async () => {
  const receiptCode = await submit();
  for (const [change, field] of [[{ phone: '13900001111', consent: false }, 'consent'], [{ phone: '139', consent: true }, 'phone']] as const) {
    const answer = await post('my-data/phone', { receiptCode, ...change });
    expect([answer.status, errorOf(answer).fields?.[0]?.path]).toEqual([400, field]);
  }
});

test.each([
  ['my-data', {}],
  ['my-data/phone', { phone: '13900001111', consent: true }],
  ['my-data/withdrawal', { what: 'phone' }],
  ['my-data/withdrawal', { what: 'words' }],
  ['answer-subscriptions', { loginCode: 'code' }],
])('a wrong receipt at %s counts as a guess of the same twenty', async (path, body) => {
  const address = '203.0.113.9';
  for (let round = 0; round < 19; round += 1) expect((await post('rating-progress', { receiptCode: '000000000000' }, address)).status).toBe(404);
  const wrong = await post(path, { receiptCode: '000000000000', ...body }, address);
  expect([wrong.status, errorOf(wrong).message]).toEqual([404, '没有找到。请对一对每一组数字。']);
  expect((await post(path, { receiptCode: await submit(), ...body }, address)).status).toBe(429);
});

test('the operator is named; WeChat is offered only where somebody can tell', async () => {
  const client = server.client();
  expect((await client.get('/api/public/operator')).body).toEqual({ commission: '青禾区纪委监委' });
  expect((await client.get('/api/public/wechat')).body).toEqual({ answerTemplateId: null });
  await saveSetting<string | null>(systemContext('test', clock), answerTemplateKey, null, 'template');
  expect((await client.get('/api/public/wechat')).body).toEqual({ answerTemplateId: null });
  const told: string[] = [];
  installAnswerNotifier({ subscribe: async (_rating, loginCode) => void told.push(loginCode) });
  expect((await client.get('/api/public/wechat')).body).toEqual({ answerTemplateId: 'template' });
  expect((await post('answer-subscriptions', { receiptCode: await submit(), loginCode: 'login-code' })).status).toBe(204);
  expect(told).toEqual(['login-code']);
  installAnswerNotifier(null);
});
