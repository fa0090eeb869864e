import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { attachmentStored } from '../../contracts/clue-report';
import { installShredder } from '../../domain/kernel';
import { holdCeremony, withKeys } from '../support/ceremony';
import { useTestDatabase } from '../support/database';
import { buildAccount, buildDistrict, idOf, signInAs, testClock } from '../support/factories';
import { errorOf, useServer, type TestClient } from '../support/http';

useTestDatabase();
const folder = mkdtempSync(join(tmpdir(), 'clue-desk-'));
const server = useServer({}, { clock: testClock });
let clerk: TestClient;
let manager: TestClient;
let custodian: TestClient;

beforeAll(async () => {
  installShredder(folder);
  const organisationId = idOf(await buildDistrict());
  const grants = [{ role: 'custodian' as const, organisationId }];
  const [kept, deputy] = [await buildAccount({ grants }), await buildAccount({ grants })];
  await holdCeremony(await withKeys(kept, grants, testClock), await withKeys(deputy, grants, testClock));
  custodian = await signInAs(server.client(), kept);
  clerk = await signInAs(server.client(), await buildAccount({ grants: [{ role: 'petitionClerk', organisationId }] }));
  manager = await signInAs(server.client(), await buildAccount({ grants: [{ role: 'clueManager', organisationId }] }));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function sent(client: TestClient, bytes: Buffer, name: string, named: string) {
  const form = new FormData();
  form.append('named', named);
  form.append('file', new Blob([new Uint8Array(bytes)]), name);
  return client.post('/api/clues/attachments', form);
}

describe('proof that a clerk sends', () => {
  test('is answered with a token and leaves no file behind', async () => {
    const picture = await sharp({ create: { width: 20, height: 20, channels: 3, background: '#777777' } }).png().toBuffer();
    const answer = await sent(clerk, picture, '信封.png', 'yes');
    expect(answer.status).toBe(201);
    expect(attachmentStored.parse(answer.body)).toMatchObject({ kind: 'image', size: picture.length, cleaned: [] });
    expect(readdirSync(server.dataDir())).not.toContain('uploads');
  });

  test('what cannot be cleaned is refused with advice where there is no name; whoever enters none sends none', async () => {
    const refused = await sent(clerk, Buffer.from('一段不知是什么的内容，没有名字也没有格式。'), '说明.bin', 'no');
    expect([refused.status, errorOf(refused).code]).toEqual([415, 'unsupportedMediaType']);
    expect((await sent(manager, Buffer.from('x'), '说明.txt', 'yes')).status).toBe(403);
  });
});

test('kinds of reports are read and stored by whoever distributes, and by nobody else', async () => {
  const read = await manager.get('/api/clue-topics');
  const { version, topics } = read.body as { version: number; topics: object[] };
  expect((await manager.put('/api/clue-topics', { version, topics })).status).toBe(200);
  expect((await manager.put('/api/clue-topics', { version: 7, topics })).status).toBe(409);
  expect((await clerk.get('/api/clue-topics')).status).toBe(403);
});

test('a code that is none is not found, and whoever keeps no identities cannot ask', async () => {
  expect((await custodian.get('/api/clue-identity-requests/kept?code=630102-WL-2026-0001')).status).toBe(404);
  expect((await clerk.get('/api/clue-identity-requests/kept?code=630102-WL-2026-0001')).status).toBe(403);
});
