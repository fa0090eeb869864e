import mongoose, { Schema } from 'mongoose';
import { clearDatabase, useTestDatabase } from '../../../test/support/database';
import { defineEventSource, dispatchEvents, Fault, failingEvents, fixedClock, native, newOutbox, ObjectId, outboxSchema, settle, subscribe, systemContext, type DomainEvent, type OutboxEvent } from '..';

interface Bell {
  _id: ObjectId;
  outbox?: OutboxEvent[];
}
const schema = new Schema<Bell>({ outbox: { type: [outboxSchema], default: undefined } }, { collection: 'bells' });
schema.index({ 'outbox.id': 1 }, { sparse: true });
const BellModel = mongoose.model<Bell>('Bell', schema);
defineEventSource(BellModel);

useTestDatabase();
const clock = fixedClock('2026-11-20T01:00:00Z');
const ctx = systemContext('test', clock);
const heard: DomainEvent[] = [];
let failure: Error | null = null;
subscribe('bell.rung', 'good', async (event) => void heard.push(event));
subscribe('bell.rung', 'weak', async () => {
  if (failure) throw failure;
});

let during: () => Promise<void> = () => Promise.resolve();
subscribe('bell.held', 'long', () => during());

beforeEach(async () => {
  await clearDatabase();
  heard.length = 0;
  failure = null;
  clock.set('2026-11-20T01:00:00Z');
});

async function ring(times = 1): Promise<ObjectId> {
  const _id = new ObjectId();
  await native(BellModel).insertOne({ _id, outbox: newOutbox(ctx, Array.from({ length: times }, (_, n) => ({ type: 'bell.rung', payload: { n } }))) });
  return _id;
}

test('each event reaches each subscriber once and leaves the document that caused it', async () => {
  const id = await ring(3);
  expect(await dispatchEvents(clock)).toBe(6);
  expect(await dispatchEvents(clock)).toBe(0);
  expect(heard.map(({ payload }) => payload.n)).toEqual([0, 1, 2]);
  expect(heard[0]).toMatchObject({ type: 'bell.rung', source: { collection: 'bells', id: id.toHexString() } });
  expect(await native(BellModel).findOne({ _id: id })).toEqual({ _id: id });
});

test('many processes at once still deliver once', async () => {
  for (let count = 0; count < 20; count += 1) await ring();
  await Promise.all(Array.from({ length: 5 }, () => dispatchEvents(clock)));
  await dispatchEvents(clock);
  expect(new Set(heard.map(({ id }) => id)).size).toBe(20);
  expect(heard.length).toBe(20);
});

test('a failing subscriber is tried again later, is visible, and holds up nobody', async () => {
  failure = new Fault('conflict', { message: '张三 13800006027' });
  await ring();
  expect(await dispatchEvents(clock)).toBe(1);
  expect(await dispatchEvents(clock)).toBe(0);
  expect(heard.length).toBe(1);
  expect(await failingEvents()).toMatchObject([{ type: 'bell.rung', subscriber: 'weak', attempts: 1, lastError: 'Fault:conflict' }]);
  expect(JSON.stringify(await failingEvents())).not.toContain('13800006027');
  await expect(settle(clock)).rejects.toThrow('bell.rung → weak: Fault:conflict');
  clock.advance(2000);
  expect(await dispatchEvents(clock)).toBe(0);
  expect((await failingEvents())[0]?.attempts).toBe(2);
  failure = null;
  clock.advance(4000);
  expect(await dispatchEvents(clock)).toBe(1);
  expect(await failingEvents()).toEqual([]);
  expect(heard.length).toBe(1);
});

test('an event taken by a process that died is delivered by the next one', async () => {
  await ring();
  await dispatchEvents(clock);
  const events = mongoose.connection.db?.collection('events');
  await events?.updateOne({}, { $set: { dueAt: clock.now(), leaseUntil: new Date(clock.now().getTime() + 60_000), 'subscribers.0.done': false } });
  expect(await dispatchEvents(clock)).toBe(0);
  clock.advance(60_000);
  expect(await dispatchEvents(clock)).toBe(1);
  expect(heard.length).toBe(2);
});

test('an event collected twice is one event', async () => {
  const id = await ring();
  const before = await native(BellModel).findOne({ _id: id });
  await dispatchEvents(clock);
  // As if the process had died between storing the event and taking it out of the document.
  await native(BellModel).updateOne({ _id: id }, { $set: { outbox: before?.outbox } });
  expect(await dispatchEvents(clock)).toBe(0);
  expect(heard.length).toBe(1);
});

test('a lease that could not be renewed is told, and the event is delivered all the same', async () => {
  const beats: (() => void)[] = [];
  const interval = jest.spyOn(global, 'setInterval').mockImplementation((beat) => {
    beats.push(beat as () => void);
    return setTimeout(() => undefined, 0);
  });
  during = async () => {
    const bells = native(BellModel);
    const lost = jest.spyOn(Object.getPrototypeOf(bells) as typeof bells, 'updateOne').mockRejectedValueOnce(new Error('connection lost'));
    beats.forEach((beat) => beat());
    lost.mockRestore();
    await new Promise(setImmediate);
  };
  const faults: unknown[] = [];
  await native(BellModel).insertOne({ _id: new ObjectId(), outbox: newOutbox(ctx, [{ type: 'bell.held', payload: {} }]) });
  expect(await dispatchEvents(clock, (error) => faults.push(error))).toBe(1);
  interval.mockRestore();
  expect(faults).toEqual([new Error('connection lost')]);
});
