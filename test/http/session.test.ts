import { demoAccounts } from '../../contracts/demo';
import { currentDemoCode } from '../../domain/kernel';
import { useTestDatabase } from '../support/database';
import { buildAccount, buildDistrict, idOf, signInAs, testClock, testPassword } from '../support/factories';
import { errorOf, useServer } from '../support/http';

useTestDatabase();
const server = useServer({}, { clock: testClock });

const officer = async (): Promise<Awaited<ReturnType<typeof buildAccount>>> => buildAccount({ grants: [{ role: 'followUpOfficer', organisationId: idOf(await buildDistrict()) }] });

describe('signing in', () => {
  it('takes a password and a code, gives a new token at each step, and shows what one may do', async () => {
    const account = await officer();
    const client = server.client();
    const first = await client.post('/api/session', { username: account.username.toUpperCase(), password: testPassword });
    expect(first).toMatchObject({ status: 200, body: { stage: 'secondFactor', abilities: {}, demoCode: expect.stringMatching(/^\d{6}$/) } });
    const before = client.cookie;
    expect((await client.get('/api/inbox')).status).toBe(401);
    expect(errorOf(await client.get('/api/inbox')).code).toBe('secondFactorRequired');
    const second = await client.post('/api/session/second-factor', { code: (first.body as { demoCode: string }).demoCode });
    expect(second).toMatchObject({ status: 200, body: { stage: 'ready', account: { name: '测试账号' }, abilities: { 'organisation.list': true, 'organisation.create': false } } });
    expect(client.cookie).not.toBe(before);
    expect((await client.get('/api/inbox')).status).toBe(200);
    const old = server.client();
    old.cookie = before;
    expect((await old.get('/api/session')).status).toBe(401);
  });

  it('keeps the token in a cookie that no script, other host or http address gets', async () => {
    const account = await officer();
    const answer = await server.client().post('/api/session', { username: account.username, password: testPassword });
    expect(answer.headers.get('set-cookie')).toMatch(/^__Host-session=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Strict$/);
    expect(JSON.stringify(answer.body)).not.toContain(/=([\w-]{43})/.exec(answer.headers.get('set-cookie') ?? '')?.[1]);
  });

  it('answers a wrong password, a wrong code and an unknown name alike, and locks after five', async () => {
    const account = await officer();
    const client = server.client();
    const wrong = await client.post('/api/session', { username: account.username, password: 'wrong-password-1' });
    const unknown = await client.post('/api/session', { username: 'nobody', password: 'wrong-password-1' });
    expect([wrong.status, wrong.body]).toEqual([401, unknown.body]);
    for (let round = 0; round < 4; round += 1) await client.post('/api/session', { username: account.username, password: 'wrong-password-1' });
    const locked = await client.post('/api/session', { username: account.username, password: testPassword });
    expect([locked.status, errorOf(locked).code]).toEqual([401, 'accountLocked']);
    expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('refuses a used code', async () => {
    const account = await officer();
    const code = await currentDemoCode(idOf(account), testClock);
    await signInAs(server.client(), account);
    const again = server.client();
    await again.post('/api/session', { username: account.username, password: testPassword });
    const answer = await again.post('/api/session/second-factor', { code });
    expect([answer.status, errorOf(answer).code]).toEqual([401, 'badCredentials']);
  });

  it('ends here, or everywhere', async () => {
    const account = await officer();
    const here = await signInAs(server.client(), account);
    testClock.advance(60_000);
    const there = await signInAs(server.client(), account);
    expect((await here.get('/api/session/sessions')).body).toMatchObject({ items: [{ current: false }, { current: true }] });
    expect((await here.send('DELETE', '/api/session')).status).toBe(204);
    expect(here.cookie).toBeUndefined();
    testClock.advance(60_000);
    const third = await signInAs(server.client(), account);
    expect((await third.post('/api/session/sign-out-everywhere')).status).toBe(204);
    expect((await there.get('/api/session')).status).toBe(401);
  });

  it('wants a long new password that differs, and ends the other sessions', async () => {
    const account = await officer();
    const client = await signInAs(server.client(), account);
    const refused = await client.post('/api/session/password', { currentPassword: testPassword, newPassword: 'short' });
    expect(errorOf(refused).fields).toEqual([{ path: 'newPassword', message: '新密码至少 12 位' }]);
    const before = client.cookie;
    expect((await client.post('/api/session/password', { currentPassword: testPassword, newPassword: 'Yi-Ge-Xin-Mima-77' })).status).toBe(200);
    expect(client.cookie).not.toBe(before);
    expect((await client.get('/api/session')).body).toMatchObject({ stage: 'ready' });
  });
});

describe('demo accounts', () => {
  it('are told in demo mode only', async () => {
    expect((await server.client().get('/api/public/demo-accounts')).status).toBe(404);
  });
});

describe('a demo server', () => {
  const demo = useServer({ demo: true }, { clock: testClock });
  it('names every demo account with its role', async () => {
    const { body } = await demo.client().get('/api/public/demo-accounts');
    expect((body as { accounts: unknown[] }).accounts).toHaveLength(demoAccounts.length);
    expect(body).toMatchObject({ accounts: expect.arrayContaining([expect.objectContaining({ username: 'anquan', roleLabel: '安全管理员' })]), receipts: [{ code: expect.stringMatching(/^\d{16}$/) }, { code: expect.stringMatching(/^\d{16}$/) }] });
  });
});
