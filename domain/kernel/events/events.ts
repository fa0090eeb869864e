import { randomUUID } from 'node:crypto';
import mongoose, { Schema } from 'mongoose';
import type { Clock } from '../clock';
import { systemContext, type Context } from '../context';
import { native, ObjectId } from '../database';
import { errorClass, isDuplicateKey } from '../errors';
import type { OutboxEvent } from './outbox';

/** An event as a subscriber gets it; `source` is the document that caused it. */
export interface DomainEvent extends OutboxEvent {
  source: { collection: string; id: string };
}

export type EventHandler = (event: DomainEvent, ctx: Context) => Promise<void>;

/** How far one subscriber is with one event. */
export interface SubscriberState {
  name: string;
  done: boolean;
  attempts: number;
  nextAt: Date;
  /** Class and code of the last error, never its text. */
  lastError?: string;
}

/** An event under way; kept for 30 days after the last subscriber is done, as the record of what was handled. */
interface StoredEvent {
  _id: string;
  type: string;
  at: Date;
  payload: Record<string, unknown>;
  source: { collection: string; id: string };
  subscribers: SubscriberState[];
  /** Null when every subscriber is done. */
  dueAt: Date | null;
  leaseUntil: Date;
  leaseOwner: string | null;
  expireAt: Date | null;
}

const eventSchema = new Schema<StoredEvent>(
  {
    _id: String,
    type: { type: String, required: true },
    at: { type: Date, required: true },
    payload: Schema.Types.Mixed,
    source: { type: new Schema({ collection: String, id: String }, { _id: false, suppressReservedKeysWarning: true }) },
    subscribers: [new Schema({ name: String, done: Boolean, attempts: Number, nextAt: Date, lastError: String }, { _id: false })],
    dueAt: Date,
    leaseUntil: Date,
    leaseOwner: String,
    expireAt: Date,
  },
  { collection: 'events' },
);
eventSchema.index({ dueAt: 1, _id: 1 });
eventSchema.index({ expireAt: 1 }, { expireAfterSeconds: 0 });
const EventModel = mongoose.model<StoredEvent>('Event', eventSchema);

const leaseMs = 60_000;
const keepMs = 30 * 24 * 3_600_000;
const batch = 200;
const sources = new Map<string, mongoose.Model<{ outbox: OutboxEvent[] }>>();
const subscribers = new Map<string, Map<string, EventHandler>>();

/** Declares that documents of this model carry an `outbox` field (see `outboxSchema`) with a sparse index on `outbox.id`. */
export function defineEventSource<T>(model: mongoose.Model<T>): void {
  sources.set(model.collection.collectionName, model as unknown as mongoose.Model<{ outbox: OutboxEvent[] }>);
}

/**
 * The handler may be called more than once for one event and must act once: key what it makes by `event.id` or the
 * subject. Every process that dispatches must have subscribed everything first.
 */
export function subscribe(type: string, name: string, handler: EventHandler): void {
  const known = subscribers.get(type) ?? new Map<string, EventHandler>();
  if (known.has(name)) throw new Error(`subscriber is there already: ${type} ${name}`);
  subscribers.set(type, known.set(name, handler));
}

/** Told when a lease could not be renewed: the work goes on, and somebody else may begin it too. */
export type LeaseFault = (error: unknown) => void;

/** Collects what waits in the outboxes and delivers what is due; answers how many deliveries to subscribers succeeded. */
export async function dispatchEvents(clock: Clock, onLeaseFault: LeaseFault = () => undefined): Promise<number> {
  await collect(clock);
  let delivered = 0;
  for (let event = await claim(clock); event; event = await claim(clock)) delivered += await deliver(event, clock, onLeaseFault);
  return delivered;
}

/** Moves events from outboxes to `events`: inserted first, then taken out, so that a crash between leaves both, not none. */
async function collect(clock: Clock): Promise<void> {
  for (const model of sources.values()) {
    const collection = native(model);
    for (;;) {
      const holders = await collection.find({ 'outbox.id': { $gt: '' } }, { projection: { outbox: 1 }, limit: batch }).toArray();
      if (holders.length === 0) break;
      const stored = holders.flatMap((holder) => holder.outbox.map((event) => storedEvent(event, { collection: collection.collectionName, id: String(holder._id) }, clock)));
      await insertIgnoringKnown(stored);
      await collection.bulkWrite(
        holders.map((holder) => ({ updateOne: { filter: { _id: holder._id }, update: { $pull: { outbox: { id: { $in: holder.outbox.map((event) => event.id) } } } } } })) as Parameters<typeof collection.bulkWrite>[0],
        { ordered: false },
      );
      await dropEmptyOutboxes(collection, holders.map((holder) => holder._id));
      if (holders.length < batch) break;
    }
  }
}

/** An empty array would still stand in the sparse index. */
async function dropEmptyOutboxes(collection: mongoose.mongo.Collection<{ outbox: OutboxEvent[] }>, ids: unknown[]): Promise<void> {
  await collection.updateMany({ _id: { $in: ids as ObjectId[] }, outbox: { $size: 0 } }, { $unset: { outbox: '' } });
}

async function insertIgnoringKnown(events: StoredEvent[]): Promise<void> {
  try {
    await native(EventModel).insertMany(events, { ordered: false });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
}

function storedEvent(event: OutboxEvent, source: StoredEvent['source'], clock: Clock): StoredEvent {
  const now = clock.now();
  const states = [...(subscribers.get(event.type)?.keys() ?? [])].map((name) => ({ name, done: false, attempts: 0, nextAt: now }));
  const pending = states.length > 0;
  return { _id: event.id, type: event.type, at: event.at, payload: event.payload, source, subscribers: states, dueAt: pending ? now : null, leaseUntil: new Date(0), leaseOwner: null, expireAt: pending ? null : new Date(now.getTime() + keepMs) };
}

async function claim(clock: Clock): Promise<StoredEvent | null> {
  const now = clock.now();
  return native(EventModel).findOneAndUpdate(
    { dueAt: { $gt: new Date(0), $lte: now }, leaseUntil: { $lte: now } },
    { $set: { leaseUntil: new Date(now.getTime() + leaseMs), leaseOwner: randomUUID() } },
    { sort: { dueAt: 1, _id: 1 }, returnDocument: 'after' },
  );
}

async function deliver(stored: StoredEvent, clock: Clock, onLeaseFault: LeaseFault): Promise<number> {
  const event: DomainEvent = { id: stored._id, type: stored.type, at: stored.at, payload: stored.payload, source: stored.source };
  let delivered = 0;
  for (const state of stored.subscribers) {
    if (state.done || state.nextAt > clock.now()) continue;
    const error = await attempt(event, state.name, clock, { stored, onLeaseFault });
    if (error === undefined) {
      state.done = true;
      delete state.lastError;
      delivered += 1;
    } else {
      state.attempts += 1;
      state.lastError = error;
      state.nextAt = new Date(clock.now().getTime() + backOff(state.attempts));
    }
  }
  await settleEvent(stored, clock);
  return delivered;
}

async function attempt(event: DomainEvent, name: string, clock: Clock, lease: { stored: StoredEvent; onLeaseFault: LeaseFault }): Promise<string | undefined> {
  const handler = subscribers.get(event.type)?.get(name);
  if (!handler) return 'subscriberMissing';
  // A long handler, say after a change of the calendar, keeps its lease.
  const heartbeat = setInterval(() => void extendLease(lease.stored, clock).catch(lease.onLeaseFault), leaseMs / 3);
  heartbeat.unref();
  try {
    await handler(event, systemContext(`event:${name}`, clock));
    return undefined;
  } catch (error) {
    return errorClass(error);
  } finally {
    clearInterval(heartbeat);
  }
}

async function extendLease({ _id, leaseOwner }: StoredEvent, clock: Clock): Promise<void> {
  await native(EventModel).updateOne({ _id, leaseOwner }, { $set: { leaseUntil: new Date(clock.now().getTime() + leaseMs) } });
}

/** 2 s, 4 s, 8 s … at most an hour. */
function backOff(attempts: number): number {
  return Math.min(1000 * 2 ** attempts, 3_600_000);
}

async function settleEvent(stored: StoredEvent, clock: Clock): Promise<void> {
  const waiting = stored.subscribers.filter((state) => !state.done).map((state) => state.nextAt.getTime());
  const dueAt = waiting.length > 0 ? new Date(Math.min(...waiting)) : null;
  const expireAt = dueAt ? null : new Date(clock.now().getTime() + keepMs);
  // Whoever lost the lease meanwhile must not overwrite what the next one found out.
  await native(EventModel).updateOne({ _id: stored._id, leaseOwner: stored.leaseOwner }, { $set: { subscribers: stored.subscribers, dueAt, expireAt, leaseUntil: new Date(0), leaseOwner: null } });
}

export interface FailingEvent {
  eventId: string;
  type: string;
  at: Date;
  subscriber: string;
  attempts: number;
  lastError: string;
  nextAt: Date;
}

/** Events that a subscriber could not take so far, oldest first, at most `limit`. */
export async function failingEvents(limit = 100): Promise<FailingEvent[]> {
  const stored = await native(EventModel)
    .find({ dueAt: { $gt: new Date(0) }, 'subscribers.attempts': { $gt: 0 } }, { sort: { dueAt: 1 }, limit })
    .toArray();
  return stored.flatMap((event) =>
    event.subscribers
      .filter((state) => !state.done && state.attempts > 0)
      .map((state) => ({ eventId: event._id, type: event.type, at: event.at, subscriber: state.name, attempts: state.attempts, lastError: state.lastError ?? '', nextAt: state.nextAt })),
  );
}
