import type mongoose from 'mongoose';
import type { Context } from '../context';
import { native, toObjectId, type ObjectId } from '../database';
import { fail } from '../errors';
import { newOutbox, type NewEvent } from '../events/outbox';
import { moveOut } from './moved';
import { factsOf, type Audited } from './registry';
import { nextTrail } from './trail';

/** What a change does to the document. Paths may be dotted; `push` appends one element to the array at its path. */
export interface Change {
  set?: Record<string, unknown>;
  unset?: string[];
  push?: Record<string, unknown>;
  detail?: Record<string, unknown>;
  events?: NewEvent[];
}

const attempts = 50;

/**
 * Changes one audited document: loads it, asks `change` what to do (which may `fail`, and is asked again when
 * another writer was faster, so that it checks authority on what is written), and stores data, audit entry and
 * events in one compare-and-set write. `change` answers null when there is nothing to do.
 *
 * @param options.version the `trail.seq` the actor saw; another one fails with `conflict`
 * @returns the document after the change
 * @throws Fault notFound, conflict
 */
export async function auditedChange<T extends Audited>(
  model: mongoose.Model<T>,
  id: string | ObjectId,
  ctx: Context,
  verb: string,
  change: (document: T) => Change | null | Promise<Change | null>,
  options: { version?: number } = {},
): Promise<T> {
  const collection = native(model as unknown as mongoose.Model<Audited>);
  const _id = toObjectId(id);
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const before = (await collection.findOne({ _id })) as T | null;
    if (!before) return fail('notFound');
    if (options.version !== undefined && options.version !== before.trail.seq) fail('conflict');
    const answer = await change(before);
    if (!answer) return before;
    const wanted = { ...answer, set: withoutUndefined(answer.set) };
    const after = applyChange(before, wanted);
    const next = nextTrail(ctx, before.trail, verb, wanted.detail ?? {}, factsOf(collection.collectionName, after));
    await moveOut(collection.collectionName, _id, next.moved);
    const outbox = newOutbox(ctx, wanted.events ?? []);
    const written = await collection.updateOne({ _id, 'trail.head': before.trail.head }, updateOf(wanted, next.set, outbox));
    if (written.modifiedCount === 1) {
      const all = [...((before as { outbox?: unknown[] }).outbox ?? []), ...outbox];
      return Object.assign(after, { trail: next.trail }, all.length > 0 ? { outbox: all } : {});
    }
  }
  return fail('conflict');
}

export function updateOf(change: Change, trail: Record<string, unknown>, outbox: unknown[]): mongoose.mongo.UpdateFilter<Audited> {
  const push: Record<string, unknown> = { ...change.push };
  if (outbox.length > 0) push.outbox = { $each: outbox };
  const update: Record<string, unknown> = { $set: { ...change.set, ...trail } };
  if (change.unset?.length) update.$unset = Object.fromEntries(change.unset.map((path) => [path, '']));
  if (Object.keys(push).length > 0) update.$push = push;
  return update;
}

/** The document as the database will hold it after the change. */
export function applyChange<T extends object>(document: T, change: Pick<Change, 'set' | 'unset' | 'push'>): T {
  const after = { ...document } as Record<string, unknown>;
  for (const [path, value] of Object.entries(change.set ?? {})) assign(after, path, () => value);
  for (const [path, value] of Object.entries(change.push ?? {})) assign(after, path, (old) => [...(Array.isArray(old) ? old : []), value]);
  for (const path of change.unset ?? []) assign(after, path, () => undefined);
  return after as T;
}

/** The driver leaves undefined out of an update; so does the state digest. */
function withoutUndefined(values: Record<string, unknown> = {}): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

/** Copies what lies on the way, so that the document that was loaded stays as it was. */
function assign(target: Record<string, unknown>, path: string, value: (old: unknown) => unknown): void {
  const keys = path.split('.');
  let place: Record<string, unknown> = target;
  for (const key of keys.slice(0, -1)) {
    const next = place[key];
    place[key] = Array.isArray(next) ? [...next] : { ...(next as object | undefined) };
    place = place[key] as Record<string, unknown>;
  }
  const last = keys[keys.length - 1] as string;
  const changed = value(place[last]);
  if (changed === undefined) delete place[last];
  else place[last] = changed;
}
