import { createHash } from 'node:crypto';
import { auditedChange, deliver, fail, shanghaiDay, type Context } from '../../kernel';
import { eraseClueParts } from '../destruction/erase';
import { staffOf } from '../readers/readable';
import { storedEntries } from '../talk';
import { upwardFor, upwards } from './access';
import { UpwardModel, type Destruction, type UpwardReport } from './model';
import { destroyedBy, upwardKey } from './terms';

/** It was received above: what is left here goes, and the proof stays. @throws Fault notFound, forbidden, wrongState, conflict */
export async function destroyUpward(ctx: Context, id: string, { version }: { version: number }): Promise<UpwardReport> {
  const upward = await upwardFor(ctx, id, 'upward.destroy');
  if (upward.state !== 'handedOver') fail('wrongState', { message: upward.state === 'sealed' ? '还没有移交，不能销毁。' : '已经销毁。' });
  return finishDestroying(ctx, await beginDestroying(ctx, upward, staffOf(ctx).accountId, { version }));
}

/** Where nobody said a word in time. */
export async function destroyOverdue(ctx: Context): Promise<number> {
  const today = shanghaiDay(ctx.clock.now());
  let count = 0;
  for await (const upward of upwards().find({ state: 'handedOver' }, { sort: { _id: 1 } })) {
    if (!upward.handOver || destroyedBy(upward.handOver.on) >= today) continue;
    await finishDestroying(ctx, await beginDestroying(ctx, upward, null));
    count += 1;
  }
  return count;
}

/** The key first, then what it opened, at last the sealed parts themselves; who did not do it himself is told. Level, not edge. */
export async function finishDestroying(ctx: Context, upward: UpwardReport): Promise<UpwardReport> {
  const { _id, code, partsId, shredSlot, destruction } = upward;
  await eraseClueParts({ _id: partsId, shredSlot });
  const told = destruction?.byAccountId === null ? upward.holders : [];
  for (const accountId of told) await deliver(ctx, { key: upwardKey(upward, `destroyed:${accountId}`), to: { accountId }, template: 'upward.destroyed', params: { code }, channels: ['inbox'], link: `/clues/upward/${_id.toHexString()}` });
  return auditedChange(UpwardModel, _id, ctx, 'upward.destroyed', ({ state }) => (state === 'destroying' ? { set: { state: 'destroyed', sealed: null, 'reporter.publicKey': '' } } : null));
}

async function beginDestroying(ctx: Context, upward: UpwardReport, byAccountId: string | null, options: { version?: number } = {}): Promise<UpwardReport> {
  const destruction: Destruction = { on: shanghaiDay(ctx.clock.now()), byAccountId, sha256: await digestOf(upward) };
  return auditedChange(UpwardModel, upward._id, ctx, 'upward.destroy', ({ state }) => (state === 'handedOver' ? { set: { state: 'destroying', destruction }, detail: { sha256: destruction.sha256 } } : fail('wrongState')), options);
}

/** Over what is sealed, each part with its length (8 bytes, big-endian) before it: content, identity, talk, later words in their order. */
async function digestOf({ sealed, partsId }: UpwardReport): Promise<string> {
  const hash = createHash('sha256');
  const parts = sealed ? [sealed.content, sealed.identity, sealed.talk] : [];
  for (const { buffer } of [...parts, ...(await storedEntries(partsId)).map((entry) => entry.sealed)]) {
    const length = Buffer.alloc(8);
    length.writeBigUInt64BE(BigInt(buffer.length));
    hash.update(length).update(buffer);
  }
  return hash.digest('hex');
}
