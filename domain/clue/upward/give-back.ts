import mongoose from 'mongoose';
import { auditedChange, cancelDeadline, fail, findDeadlines, moveSealedFiles, native, randomId, recoveryKeys, destroyAudited, resumeDeadline, sealJson, shanghaiDay, type Context } from '../../kernel';
import { clueContent } from '../content';
import { openIntakeDeadlines } from '../deadlines';
import { clueDistrict } from '../district';
import { ClueEntryModel, entryPurpose } from '../entry-model';
import { eraseClueParts } from '../destruction/erase';
import { insertClue } from '../report/insert';
import { clues, staffOf } from '../readers/readable';
import { readersFor } from '../readers/readers';
import { sealClue } from '../sealing/seal';
import { deadlineKey } from '../terms';
import { keepersOf, upwardFor } from './access';
import type { EarlierEntry } from './content';
import { isOpen, partsOf, UpwardModel, type UpwardReport } from './model';
import { openParts } from './open';
import { withIdentityOf } from './seal-up';
import { handOverKey, openHandOverDeadline } from './terms';

/**
 * Plainly somebody else of that name is meant: it becomes an ordinary clue, read by those who have nothing to do with
 * it, under the receipt it has. The words first, then the clue, then the envelope goes: after a crash the holder presses
 * again, or the job takes away what is left.
 * @throws Fault notFound, forbidden, keysClosed, wrongState, conflict
 */
export async function giveBackUpward(ctx: Context, id: string, { version, reason }: { version: number; reason: string }): Promise<void> {
  const before = await upwardFor(ctx, id, 'upward.giveBack');
  if (!isOpen(before)) fail('wrongState', { message: '已经移交，不能再退回登记。' });
  const opened = await openParts(ctx, before);
  const upward = await auditedChange(UpwardModel, before._id, ctx, 'upward.givingBack', (now) => (isOpen(now) ? { set: { state: 'returning' } } : fail('wrongState')), { version });
  if (!(await clues().findOne({ _id: upward._id }, { projection: { _id: 1 } }))) await insertAgain(ctx, upward, opened, reason);
  await finishGivingBack(ctx, upward);
}

/** Takes the envelope away once the clue is there. Level, not edge. */
export async function finishGivingBack(ctx: Context, upward: UpwardReport): Promise<void> {
  const clue = await clues().findOne({ _id: upward._id });
  if (!clue) return;
  await moveSealedFiles(upward.partsId, clue._id);
  await eraseClueParts({ _id: upward.partsId, shredSlot: upward.shredSlot });
  await openHandOverDeadline(upward, ctx.clock);
  await cancelDeadline(ctx, handOverKey(upward), '退回登记');
  await openIntakeDeadlines(clue, ctx.clock);
  const keys = (['register', 'accept'] as const).map((step) => deadlineKey(clue._id.toHexString(), step));
  for (const { key, state } of await findDeadlines(keys)) if (state === 'paused') await resumeDeadline(ctx, key);
  await destroyAudited(UpwardModel, upward._id, ctx, 'upward.giveBack');
}

async function insertAgain(ctx: Context, upward: UpwardReport, { content, named, entries }: Awaited<ReturnType<typeof openParts>>, reason: string): Promise<void> {
  const { _id, receivedOn, reporter } = upward;
  const [district, recovery] = [await clueDistrict(), (await recoveryKeys()) ?? fail('reportingClosed')];
  const { channel, kind } = content;
  const { readers, place, matched } = await readersFor(content.fields, district, ctx.clock);
  const now = ctx.clock.now();
  const why: EarlierEntry = { part: 'content', from: 'commission', kind: 'opinion', day: shanghaiDay(now), byAccountId: staffOf(ctx).accountId, at: now.toISOString(), body: { text: `上送件退回登记：${reason}`, files: [] } };
  const sealed = await sealClue({
    _id,
    content: clueContent.parse({ ...content, matched }),
    talk: { named },
    identity: { identity: null, tellByPhone: false },
    readers,
    custodians: [],
    recovery,
    reporterKey: Buffer.from(reporter.publicKey, 'base64url'),
    also: (keys) => storeEntries(_id, [...entries, why], keys),
  });
  const withIdentity = await withIdentityOf(partsOf(upward), keepersOf(upward), sealed);
  await insertClue(ctx, 'clue.givenBack', district, { _id, receivedOn, channel, kind, town: place?.town ?? null, readers: readers.map(({ accountId }) => accountId), reporter, ...withIdentity });
}

/** In place of what an attempt that did not come to its end has left, which no key opens. */
async function storeEntries(clueId: UpwardReport['_id'], entries: readonly EarlierEntry[], keys: { content: Uint8Array; talk: Uint8Array }): Promise<void> {
  await native(ClueEntryModel).deleteMany({ clueId });
  await native(ClueEntryModel).insertMany(
    entries.map(({ part, from, kind, day, byAccountId, at, body }, index) => {
      const number = index + 1;
      const by = byAccountId && at ? { byAccountId, at: new Date(at) } : {};
      return { _id: randomId(), clueId, number, part, from, kind, day, ...by, sealed: new mongoose.mongo.Binary(sealJson(body, keys[part], entryPurpose({ clueId, number, part }))) };
    }),
  );
}
