import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { beginRecovery, connectDatabase, continueRecovery, disconnectDatabase, ensureIndexes, fixedClock, installAnchors, installCeremonyPin, installSecrets, installShredder, loadCalendar, loadSecrets, native, ObjectId, openEnvelope, readShredKey, retirePair, systemContext, type Context } from '../../domain/kernel';
import '../../domain/capabilities';
import * as clue from '../../domain/clue';
import { healClues } from '../../domain/clue/registry/jobs';
import { startEngine, temporaryFolder, type Running } from '../../scripts/processes';
import { accountIdOf, certify, withKeys } from '../support/ceremony';
import { handle, openDesk, receiveClue, reportWords, seenBy, type Desk } from '../support/closed-clue';

/**
 * Yesterday's backup, with the shred keys of today. What was destroyed meanwhile is in it, and opens for nobody: not by
 * its reader's key, not by two shares, not by its receipt. (docs/threat-model.md, T72)
 */
const root = path.resolve(__dirname, '../..');
const [from, to] = [temporaryFolder(), temporaryFolder()];
const clock = fixedClock('2026-11-20T02:00:00Z');
const system = systemContext('test', clock);
const night = (day: string): void => clock.set(new Date(Date.parse(`${day}T02:20:00+08:00`)).toISOString());
const outcome = (promise: Promise<unknown>): Promise<string> => promise.then(() => 'done', (error: { code?: string; message?: string }) => error.code ?? String(error.message));
const databaseOf = (engine: Running): string => engine.address.replace('/?', '/qingjian?');
const backup = path.join(from.dir, 'yesterday.qjb');
let engines: [Running, Running];
let desk: Desk;
let gone: Awaited<ReturnType<typeof receiveClue>>;
let kept: Awaited<ReturnType<typeof receiveClue>>;
const shredKeys: Buffer[] = [];

async function command(file: string, args: string[], engine: Running): Promise<string> {
  const env = { ...process.env, NODE_ENV: 'development', MONGODB_URI: databaseOf(engine), EMBEDDED_ENGINE: '1', DEMO: '0', DATA_DIR: from.dir };
  return (await promisify(execFile)(process.execPath, ['--require', 'tsx/cjs', file, ...args], { cwd: root, env })).stdout;
}
const stored = async (id: string): Promise<clue.Clue> => (await native(clue.ClueModel).findOne({ _id: new ObjectId(id) }))!;

beforeAll(async () => {
  engines = await Promise.all([startEngine(from.dir), startEngine(to.dir)]);
  installSecrets(loadSecrets(from.dir, { mayCreate: true }));
  installShredder(path.join(from.dir, 'shred'));
  installCeremonyPin(from.dir);
  installAnchors(from.dir);
  await connectDatabase(databaseOf(engines[0]));
  await ensureIndexes();
  await loadCalendar();
  desk = await openDesk(clock);
  [gone, kept] = [await receiveClue(clock), await receiveClue(clock)];
  for (const { id } of [gone, kept]) {
    await handle(desk, id);
    shredKeys.push((await readShredKey((await stored(id)).shredSlot))!);
  }
  expect(await command('scripts/backup.ts', ['--to', backup], engines[0])).toContain('核对无误');
  const { manager, leader } = desk;
  await clue.askDestruction(manager, await seenBy(manager, gone.id), { reason: '反映人要求销毁。' });
  await clue.decideClue(leader, await seenBy(leader, gone.id), { agree: true, opinion: '' });
  night('2026-11-21');
  expect(await clue.destroyClues(system)).toMatchObject({ destroyed: 1 });
  await disconnectDatabase();
  expect(await command('scripts/restore.ts', ['--from', backup], engines[1])).toContain('已恢复');
  await connectDatabase(databaseOf(engines[1]));
}, 180_000);
afterAll(async () => {
  await disconnectDatabase();
  await Promise.all(engines.map((engine) => engine.stop()));
  from.remove();
  to.remove();
}, 60_000);

test('the backup holds no shred key', () => {
  const archive = gunzipSync(readFileSync(backup));
  expect(archive.includes(gone.code)).toBe(true);
  for (const key of shredKeys) for (const form of [key, key.toString('hex'), key.toString('base64').slice(0, 40), key.toString('base64url').slice(0, 40)]) expect(archive.includes(form)).toBe(false);
});

test('its reader with his key, or with any other shred key, opens nothing of it; the other one opens', async () => {
  const { leader } = desk;
  expect((await clue.openForReading(leader, kept.id, { reason: '核对恢复' })).what).toBe(reportWords);
  expect(await outcome(clue.openForReading(leader, gone.id, { reason: '核对恢复' }))).toBe('notFound');
  const { envelopes } = await stored(gone.id);
  const purpose = `clue:${gone.id}:content`;
  for (const shredKey of [Buffer.alloc(32), shredKeys[1]!]) await expect(openEnvelope(envelopes.content, leader.keys, { shredKey, purpose })).rejects.toThrow();
  // Not that the way were wrong: with the key that is gone it would open.
  expect(await openEnvelope(envelopes.content, leader.keys, { shredKey: shredKeys[0]!, purpose })).toHaveLength(32);
});

test('two shares bring back the other one, and leave it', async () => {
  const { custodian, clerk } = desk;
  await retirePair(clerk, new ObjectId(accountIdOf(clerk)), 'lost');
  const grants = clerk.actor.kind === 'staff' ? clerk.actor.grants : [];
  const again: Context = await withKeys({ _id: new ObjectId(accountIdOf(clerk)), name: '受理甲' }, grants, clock);
  await certify(custodian, again);
  const shares: [string, string] = [desk.shares[0], desk.shares[1]];
  const { id } = await beginRecovery(custodian, { kind: 'account', accountId: accountIdOf(clerk), reason: '忘了密码', shares });
  let step = await continueRecovery(custodian, id, { shares });
  while (step.state !== 'done') step = await continueRecovery(custodian, id, { shares });
  expect(step).toMatchObject({ resealed: 1 });
  expect((await clue.openForReading(again, kept.id, { reason: '核对恢复' })).what).toBe(reportWords);
  expect(await outcome(clue.openForReading(again, gone.id, { reason: '核对恢复' }))).toBe('notFound');
});

test('its receipt is one that nobody was ever given', async () => {
  expect(await clue.visitByReceipt(clock, kept.receiptCode)).toMatchObject({ stage: 'closed' });
  expect(await outcome(clue.visitByReceipt(clock, gone.receiptCode))).toBe('receiptNotFound');
});

test('the platform shows it as destroyed, breaks nowhere, and takes it away in the night', async () => {
  const { leader, manager } = desk;
  const listed = (await clue.listClues(leader, { tab: 'all', limit: 20 })).items;
  expect(listed.find(({ id }) => id === gone.id)).toMatchObject({ step: '已销毁，等系统清除' });
  expect(listed.find(({ id }) => id === kept.id)).not.toMatchObject({ step: '已销毁，等系统清除' });
  expect(await clue.searchClues(leader, { text: '砂石' })).toMatchObject({ items: [{ id: kept.id }], unreadable: 1 });
  expect(await outcome(clue.reopenClue(manager, await seenBy(manager, gone.id), { reason: '恢复以后再看。' }))).toBe('notFound');
  await healClues(system);
  await clue.planDestructions(system);

  night('2026-11-22');
  expect(await clue.destroyClues(system)).toEqual({ destroyed: 0, restored: 1, again: 0 });
  expect((await clue.listClues(leader, { tab: 'all', limit: 20 })).items.map(({ id }) => id)).toEqual([kept.id]);
  expect((await clue.listDestructions(leader, { limit: 20 })).items).toMatchObject([{ code: gone.code, ground: 'restored', by: [] }]);
  expect((await clue.openForReading(leader, kept.id, { reason: '核对恢复' })).what).toBe(reportWords);
});

test('a lost or wrong directory of keys is no destruction: nothing is taken away', async () => {
  installShredder(path.join(to.dir, 'not-there'));
  try {
    expect(await clue.destroyClues(system)).toMatchObject({ restored: 0 });
    expect(await stored(kept.id)).not.toBeNull();
  } finally {
    installShredder(path.join(from.dir, 'shred'));
  }
});
