import type { z } from 'zod';
import { handOverWayLabels, type handOverRequest, type packageRequest } from '../../../contracts/clue-upward';
import { auditedChange, cancelDeadline, fail, findDeadlines, meetDeadline, recordAccess, shanghaiDay, type Context } from '../../kernel';
import { readClueFile } from '../sealing/open';
import { staffOf } from '../readers/readable';
import { deadlineKey } from '../terms';
import { upwardFor } from './access';
import { UpwardModel, type UpwardReport } from './model';
import { allFiles, openParts } from './open';
import { packContents, sealPackage } from './package';
import { handOverKey, openHandOverDeadline } from './terms';

/**
 * The one hand-over: who, how, to whom, on which day. From then on nothing is added, given back or handed over another
 * way. What went by name is to go whole; without the name only where the holder says so.
 * @throws Fault notFound, forbidden, keysClosed, wrongState, conflict, badRequest
 */
export async function handOverUpward(ctx: Context, id: string, { version, way, office, withoutIdentity }: z.output<typeof handOverRequest>): Promise<UpwardReport> {
  const before = await upwardFor(ctx, id, 'upward.handOver');
  if (before.state !== 'sealed') fail('wrongState', { message: before.state === 'returning' ? '正在退回登记，不能移交。' : '已经移交过，只移交一次。' });
  const { named, identity } = await openParts(ctx, before);
  if (named && !identity && !withoutIdentity) fail('badRequest', { fields: [{ path: 'withoutIdentity', message: '这一件留了名，身份还没有放开。要么先请身份保管人放开，要么写明不随附' }] });
  const handOver: NonNullable<UpwardReport['handOver']> = { on: shanghaiDay(ctx.clock.now()), byAccountId: staffOf(ctx).accountId, way, office, withIdentity: identity?.identity != null };
  const after = await auditedChange(UpwardModel, before._id, ctx, 'upward.handOver', (now) => (now.state === 'sealed' ? { set: { state: 'handedOver', handOver }, detail: { to: office, how: handOverWayLabels[way] } } : fail('wrongState')), { version });
  await endDeadlines(ctx, after);
  return after;
}

/** Level, not edge: the job does it again after a crash. */
export async function endDeadlines(ctx: Context, upward: UpwardReport): Promise<void> {
  await openHandOverDeadline(upward, ctx.clock);
  await meetDeadline(ctx, handOverKey(upward));
  // Of the clue it was, where it was one: it does not come back now.
  const ofClue = (['register', 'accept'] as const).map((step) => deadlineKey(upward._id.toHexString(), step));
  for (const { key } of await findDeadlines(ofClue)) await cancelDeadline(ctx, key, '已移交上级');
}

/** The sheet is printed, on record each time: a printer may jam. The page shows what is on it. @throws Fault notFound, forbidden, wrongState */
export async function printUpward(ctx: Context, id: string): Promise<void> {
  await handedOver(ctx, id, 'print');
  await recordAccess(ctx, { type: 'upward', id }, 'upward.printed');
}

/**
 * All of it in one file that only the passphrase opens (docs/exchange-format.md). The passphrase is the page's: here it
 * is used and forgotten. @throws Fault notFound, forbidden, keysClosed, wrongState
 */
export async function packageUpward(ctx: Context, id: string, { passphrase }: z.output<typeof packageRequest>): Promise<{ name: string; bytes: Buffer }> {
  const upward = await handedOver(ctx, id, 'file');
  const opened = await openParts(ctx, upward);
  const files: { name: string; bytes: Buffer }[] = [];
  for (const file of allFiles(opened)) files.push({ name: file.name, bytes: await readClueFile(file) });
  const bytes = await sealPackage(packContents(upward, opened, files), passphrase);
  await recordAccess(ctx, { type: 'upward', id }, 'upward.packaged');
  return { name: `${upward.code}.qjup`, bytes };
}

async function handedOver(ctx: Context, id: string, way: 'print' | 'file'): Promise<UpwardReport> {
  const upward = await upwardFor(ctx, id, 'upward.handOver');
  if (upward.state !== 'handedOver' || upward.handOver?.way !== way) fail('wrongState', { message: upward.state === 'sealed' ? '请先写明移交给谁。' : '不能再取。' });
  return upward;
}
