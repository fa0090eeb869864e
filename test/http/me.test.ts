import { bindByCode, installMiniLogin, installSubscriptionOffers, invite, takeSubscription, tellMiniCode } from '../../domain/follower';
import { fail, type PersonRecord } from '../../domain/kernel';
import { clearDatabase, useTestDatabase } from '../support/database';
import { buildDistrict, buildPerson, buildTown, idOf, testClock, testContext } from '../support/factories';
import { errorOf, useServer } from '../support/http';

useTestDatabase();
const server = useServer({}, { clock: testClock });
const ctx = testContext();
let person: PersonRecord;

beforeEach(async () => {
  await clearDatabase();
  testClock.set('2026-11-20T02:00:00.000Z');
  installMiniLogin({ openidOf: async (code) => (code.startsWith('login-') ? code.slice(6) : fail('badRequest', { message: '微信没有认出这次打开，请退出小程序再进一次。' })) });
  installSubscriptionOffers(async () => ['T1', 'T2']);
  const town = await buildTown({ parentId: idOf(await buildDistrict({ name: '青禾区' })), name: '柳溪镇' });
  person = await buildPerson({ name: '演示干部1', joinedPartyOn: '2008-07-01', posts: [{ organisationId: idOf(town), title: '科长', from: null, to: null }] });
});

const post = (path: string, body: object) => server.client().post(`/api/public/me${path}`, body);
const codeFor = async (): Promise<string> => (await invite(ctx, { personIds: [idOf(person)], by: 'print' })).items[0]!.code!;
const who = { name: '演示干部1', organisationName: '柳溪镇', postTitle: '科长', joinedPartyOn: '2008-07-01', kind: 'cadre' };

test('a phone is nobody until it is bound by the code of an invitation', async () => {
  expect((await post('', { loginCode: 'login-m1' })).body).toMatchObject({ person: null, consent: 'none', subscribeTemplates: [] });
  const answer = await post('/binding', { loginCode: 'login-m1', code: (await codeFor()).toLowerCase() });
  expect([answer.status, answer.body]).toMatchObject([200, { person: who, consent: 'none', subscribeTemplates: ['T1', 'T2'] }]);
  expect((await post('', { loginCode: 'login-m1' })).body).toMatchObject({ person: who });
  expect((await post('', { loginCode: 'login-m2' })).body).toMatchObject({ person: null });
});

test('or by the six digits from the chat, once', async () => {
  await bindByCode(ctx, 'openid', 'o1', await codeFor());
  const digits = (await tellMiniCode(ctx, 'o1'))!;
  expect((await post('/binding', { loginCode: 'login-m1', code: `${digits.slice(0, 3)} ${digits.slice(3)}` })).body).toMatchObject({ person: who });
  expect((await post('/binding', { loginCode: 'login-m2', code: digits })).status).toBe(404);
});

test('consent is given to the text that was shown, and taken back', async () => {
  await post('/binding', { loginCode: 'login-m1', code: await codeFor() });
  const { consentText } = (await post('', { loginCode: 'login-m1' })).body as { consentText: { version: string; text: string } };
  expect(consentText.text).toContain('青禾区纪委监委');
  expect(errorOf(await post('/consent', { loginCode: 'login-m1', given: true, version: 'old' })).code).toBe('conflict');
  expect((await post('/consent', { loginCode: 'login-m1', given: true, version: consentText.version })).body).toMatchObject({ consent: 'given' });
  expect((await post('/consent', { loginCode: 'login-m1', given: false, version: 'old' })).body).toMatchObject({ consent: 'revoked' });
  expect(errorOf(await post('/consent', { loginCode: 'login-m2', given: true, version: consentText.version })).code).toBe('wrongState');
});

test('only what was offered to a bound person counts as allowed', async () => {
  expect((await post('/subscriptions', { loginCode: 'login-m1', accepted: ['T1'] })).status).toBe(409);
  await post('/binding', { loginCode: 'login-m1', code: await codeFor() });
  expect((await post('/subscriptions', { loginCode: 'login-m1', accepted: ['T1', 'T9'] })).status).toBe(204);
  expect([await takeSubscription('m1', 'T1'), await takeSubscription('m1', 'T9')]).toEqual([true, false]);
});

test('twenty wrong codes from one address end the day', async () => {
  for (let index = 0; index < 20; index += 1) expect((await post('/binding', { loginCode: `login-g${index}`, code: '123456' })).status).toBe(404);
  expect((await post('/binding', { loginCode: 'login-m1', code: await codeFor() })).status).toBe(429);
});

test('a web page, where WeChat tells nobody apart, is answered as not bound', async () => {
  installMiniLogin(null);
  expect((await post('', { loginCode: 'h5' })).body).toMatchObject({ person: null });
  expect(errorOf(await post('/binding', { loginCode: 'h5', code: await codeFor() })).code).toBe('wrongState');
  installMiniLogin({ openidOf: () => fail('badRequest', { message: '微信没有认出这次打开，请退出小程序再进一次。' }) });
  expect((await post('', { loginCode: 'stale' })).status).toBe(400);
});
