import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fixedClock, installShredder, loadCalendar, native, randomId, readSealedFile, storeSealedFile, type SealedFileRef } from '../../kernel';
import { useTestDatabase } from '../../../test/support/database';
import { useWorld } from '../../../test/support/world';
import { openOffice } from '../../../test/support/report';
import { ClueModel } from '..';
import type { ClueFile } from '../content';
import { clueFiles, dropLeftFiles } from './left-files';
import { receiveReport } from './receive';
import { UnreadCeiling, unreadOn } from './unread';

useTestDatabase();
const clock = fixedClock('2026-11-20T01:00:00Z');
const today = '2026-11-20';
let folder: string;
beforeAll(() => installShredder((folder = mkdtempSync(join(tmpdir(), 'clue-shred-')))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => clock.set('2026-11-20T01:00:00Z'));
useWorld(async () => {
  await loadCalendar();
  await openOffice(clock);
});

const stored = (bytes = 10, day = today): Promise<SealedFileRef> => storeSealedFile(randomBytes(bytes), day);
const named = (file: SealedFileRef): ClueFile => ({ ...file, name: '照片1.jpg', kind: 'image', mediaType: 'image/jpeg', size: 10, sha256: '0'.repeat(64), cleaned: [] });
const fields = { topic: 'money', what: '演示内容：三组修水沟的账不对', when: '', placeId: null, placeText: '', people: [], howKnown: '', evidence: '', money: '', elsewhere: '', extra: {} };
const receive = async (...files: SealedFileRef[]) => (await receiveReport({ actor: { kind: 'citizen' }, clock }, { submissionKey: randomBytes(32).toString('base64url'), fields, identity: null, tellByPhone: false, files: files.map(named), channel: 'web' })).clue;
const isThere = (file: SealedFileRef): Promise<boolean> => readSealedFile(file).then(() => true, () => false);

test('a crash between the claim of a file and the insert of its report leaves nothing for longer than a day', async () => {
  const [whole, left, orphan] = [await stored(), await stored(), await stored()];
  await receive(whole);
  jest.spyOn(native(ClueModel), 'insertOne').mockRejectedValueOnce(new Error('killed'));
  await expect(receive(orphan)).rejects.toThrow('killed');
  clock.set('2026-11-21T19:35:00Z');
  // 22 November in Shanghai: what came on the 20th has had its day.
  expect(await dropLeftFiles(clock)).toBe(2);
  expect(await Promise.all([whole, left, orphan].map(isThere))).toEqual([true, false, false]);
  expect(await dropLeftFiles(clock)).toBe(0);
});

test('today’s unread bytes are those of reports that wait, of no report yet, and of what is said later', async () => {
  const clue = await receive(await stored(2_000_000));
  await stored(500_000);
  await stored(9_000_000, '2026-11-19');
  const millions = async () => Math.floor((await unreadOn(today)) / 1_000_000);
  const all = await unreadOn(today);
  expect([all >= 2_500_000, all < 4_000_000]).toEqual([true, true]);
  await native(ClueModel).updateOne({ _id: clue._id }, { $set: { state: 'registered' } });
  expect(await millions()).toBe(0);
  await native(ClueModel).updateOne({ _id: clue._id }, { $set: { receivedOn: '2026-11-18' } });
  expect(await unreadOn(today)).toBe(all);
});

test('one ceiling for all processes; what was read makes room, and the next day begins anew', async () => {
  const [one, other] = [new UnreadCeiling(5_000_000), new UnreadCeiling(5_000_000)];
  const file = await stored(2_500_000);
  await clueFiles.claim([file.id], randomId());
  await one.take(clock, 2_000_000);
  await expect(other.take(clock, 3_000_000)).rejects.toMatchObject({ code: 'tooManyRequests' });
  await expect(one.take(clock, 1_000_000)).rejects.toMatchObject({ code: 'tooManyRequests', message: expect.stringContaining('明天') });
  // Half a minute later it is looked at what is stored: what was announced and not stored is no more counted.
  clock.set('2026-11-20T01:00:31Z');
  await one.take(clock, 1_000_000);
  clock.set('2026-11-21T01:00:00Z');
  await other.take(clock, 5_000_000);
});
