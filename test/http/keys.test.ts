import type { CeremonyBegun, OwnKey } from '../../contracts/keys';
import { AccountModel, certifiedRecipients, fingerprintOf, KeyPairModel, livingPair, native, newDataKey, ObjectId, openKey, RecoveryModel, sealKey, type AccountRecord } from '../../domain/kernel';
import { SessionModel } from '../../domain/kernel/account/model';
import { clearDatabase, useTestDatabase } from '../support/database';
import { buildAccount, buildDistrict, idOf, signInAs, testClock, testPassword } from '../support/factories';
import { errorOf, useServer, type TestClient } from '../support/http';

useTestDatabase();
const server = useServer({ demo: false }, { clock: testClock });
let people: Record<'custodian' | 'deputy' | 'handler', { account: AccountRecord; client: TestClient }>;

beforeEach(async () => {
  await clearDatabase();
  const organisationId = idOf(await buildDistrict());
  const enter = async (role: 'custodian' | 'clueHandler') => {
    const account = await buildAccount({ grants: [{ role, organisationId }] });
    return { account, client: await signInAs(server.client(), account) };
  };
  people = { custodian: await enter('custodian'), deputy: await enter('custodian'), handler: await enter('clueHandler') };
});

const fingerprintOfAccount = async ({ account }: { account: AccountRecord }): Promise<string> => fingerprintOf(Buffer.from((await livingPair(account._id))!.publicKey, 'base64url'));

async function begin(): Promise<CeremonyBegun> {
  const answer = await people.custodian.client.post('/api/keys/ceremony', { deputyId: idOf(people.deputy.account), deputyFingerprint: await fingerprintOfAccount(people.deputy), holders: ['保管人乙', '保管人丙'] });
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([201, 'no-store']);
  return answer.body as CeremonyBegun;
}

async function hold(): Promise<CeremonyBegun> {
  const begun = await begin();
  const { client } = people.custodian;
  for (const { number, text, askGroup } of begun.shares) expect((await client.post(`/api/keys/ceremony/${begun.id}/shares/${number}/confirmation`, { group: text.split(' ')[askGroup] })).status).toBe(204);
  expect((await client.post(`/api/keys/ceremony/${begun.id}/finish`, { fingerprint: begun.fingerprint })).status).toBe(204);
  return begun;
}

test('a ceremony from begin to finish; the shares are answered this once', async () => {
  const { client } = people.custodian;
  const { id, shares } = await begin();
  const wrong = await client.post(`/api/keys/ceremony/${id}/shares/1/confirmation`, { group: 'AAAAA' });
  expect([wrong.status, errorOf(wrong).fields?.[0]?.path]).toEqual([400, 'group']);
  expect(JSON.stringify((await client.get('/api/keys/ceremony')).body)).not.toContain(shares[0]!.text.slice(0, 5));
  expect((await client.post(`/api/keys/ceremony/${id}/cancel`)).status).toBe(204);
  const begun = await hold();
  const state = await client.get('/api/keys/ceremony');
  expect(state.body).toMatchObject({ state: 'done', inForce: { fingerprint: begun.fingerprint }, preparing: null });
  expect((await people.handler.client.get('/api/keys/ceremony')).status).toBe(403);
});

test('a key is compared and confirmed, listed, exported and withdrawn', async () => {
  await hold();
  const { custodian, handler } = people;
  const own = (await handler.client.get('/api/keys/own')).body as OwnKey;
  expect(own).toMatchObject({ state: 'waiting', open: 'open', fingerprint: await fingerprintOfAccount(handler) });
  const keyId = (await livingPair(handler.account._id))!._id.toHexString();
  expect(errorOf(await custodian.client.post(`/api/keys/${keyId}/certificate`, { fingerprint: '1234 '.repeat(12) })).fields?.[0]?.path).toBe('fingerprint');
  expect((await custodian.client.post(`/api/keys/${keyId}/certificate`, { fingerprint: own.fingerprint!.replace(/ /g, '') })).status).toBe(204);
  const list = await custodian.client.get('/api/keys/holders?state=certified');
  expect((list.body as { items: unknown[] }).items).toHaveLength(3);
  expect((await custodian.client.get('/api/keys/holders/export?format=csv')).status).toBe(200);
  expect((await custodian.client.post(`/api/keys/${keyId}/withdrawal`, { reason: '密码条丢了' })).status).toBe(204);
  expect((await handler.client.get('/api/keys/own')).body).toMatchObject({ state: 'retired', open: 'withdrawn' });
});

test('two shares recover; what was sent is neither answered again nor kept', async () => {
  const { shares } = await hold();
  const { custodian, handler } = people;
  const keyId = (await livingPair(handler.account._id))!._id.toHexString();
  await custodian.client.post(`/api/keys/${keyId}/certificate`, { fingerprint: await fingerprintOfAccount(handler) });
  const two = [shares[0]!.text, shares[2]!.text];
  expect((await custodian.client.post('/api/keys/shares/check', { shares: two })).body).toEqual({ numbers: [1, 3], identity: true });
  const slip = `${two[1]!.slice(0, 8)}${two[1]![8] === 'A' ? 'B' : 'A'}${two[1]!.slice(9)}`;
  const bad = await custodian.client.post('/api/keys/shares/check', { shares: [two[0], slip] });
  expect([bad.status, errorOf(bad).fields?.[0]?.path]).toEqual([400, 'shares.1']);
  expect(JSON.stringify(bad.body)).not.toContain(two[1]!.slice(12, 23));
  const begun = await custodian.client.post('/api/keys/recoveries', { kind: 'account', accountId: idOf(handler.account), reason: '忘了密码', shares: two });
  expect(begun.status).toBe(201);
  const step = await custodian.client.post(`/api/keys/recoveries/${(begun.body as { id: string }).id}/steps`, { shares: two });
  expect(step.body).toMatchObject({ state: 'done', resealed: 0, shareNumbers: [1, 3] });
  expect((await handler.client.post(`/api/keys/recoveries/${(begun.body as { id: string }).id}/steps`, { shares: two })).status).toBe(403);
  const kept = JSON.stringify(await native(RecoveryModel).find({}).toArray());
  for (const text of two) for (const group of text.split(' ').slice(0, 12)) expect(kept).not.toContain(group);
});

test('one renews his own key with his password only, and goes on in the same session', async () => {
  const { handler } = people;
  const before = await fingerprintOfAccount(handler);
  expect((await handler.client.post('/api/keys/own/rotation', { password: 'Bushi-Zheige-99' })).status).toBe(401);
  const renewed = await handler.client.post('/api/keys/own/rotation', { password: testPassword });
  expect(renewed.body).toMatchObject({ state: 'waiting', open: 'open' });
  expect((renewed.body as OwnKey).fingerprint).not.toBe(before);
  expect((await handler.client.get('/api/keys/own')).body).toEqual(renewed.body);
});

test('all sessions, accounts and keys of the database without the cookie open nothing', async () => {
  await hold();
  const { custodian } = people;
  const [to] = await certifiedRecipients([idOf(custodian.account)]);
  const sealed = await sealKey(newDataKey(), to!.publicKey);
  const dump = JSON.stringify([await native(SessionModel).find({}).toArray(), await native(KeyPairModel).find({}).toArray(), await native(AccountModel).find({}).toArray()]);
  const token = /session=([^;]+)/i.exec(custodian.client.cookie ?? '')![1]!;
  expect(dump).not.toContain(token);
  for (const [text] of dump.matchAll(/[A-Za-z0-9_-]{43}/g)) await expect(openKey(sealed, { publicKey: Buffer.from(to!.publicKey), privateKey: Buffer.from(text, 'base64url') })).rejects.toThrow();
  // A session's record under another token: signed in or not, its key stays closed.
  const stolen = server.client();
  stolen.cookie = (custodian.client.cookie ?? '').replace(token, (await native(SessionModel).findOne({ accountId: new ObjectId(idOf(custodian.account)) }))!.tokenHash);
  expect((await stolen.get('/api/keys/own')).status).toBe(401);
});
