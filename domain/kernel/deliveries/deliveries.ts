import mongoose from 'mongoose';
import type { DeliveryListQuery, DeliverySummary } from '../../../contracts/delivery';
import type { Page } from '../../../contracts/common';
import { auditedChange, firstTrail } from '../audit';
import { shanghaiDay, shanghaiInstant, shanghaiTime } from '../calendar';
import type { Clock } from '../clock';
import type { Context } from '../context';
import { native, ObjectId } from '../database';
import { errorClass, fail, isDuplicateKey } from '../errors';
import { cursorAfter, cursorValue } from '../page';
import { channelOf, renderTemplate, type Reach, type SendResult } from './channels';
import { deliveryFacts, DeliveryModel, type Delivery, type DeliveryAttempt, type Recipient } from './model';

export interface NewDelivery {
  key: string;
  to: Recipient;
  template: string;
  params: Record<string, string>;
  channels: string[];
  /** A path in the console. */
  link?: string;
  /** Default: the first part of the template's name. */
  occasion?: string;
  /** The organisations of a person on this day. */
  path?: ObjectId[];
  urgent?: boolean;
  /** Default: now. */
  notBefore?: Date;
  /** From then on it is no longer worth sending. */
  notAfter?: Date;
}

const leaseMs = 2 * 60_000;
const triesPerChannel = 5;
/** Nobody's phone rings between these, Asia/Shanghai; the inbox is silent anyway. */
const quietHours = { from: '21:00', to: '08:00' };

/** Writes down what must reach a person; the same key again changes nothing. Throws when a text or channel is unknown, or does not reach such a person. */
export async function deliver(ctx: Context, input: NewDelivery): Promise<void> {
  try {
    await native(DeliveryModel).insertOne(newDelivery(ctx, input));
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
}

/** Many at once; keys that are there already change nothing. Answers how many were new. */
export async function deliverMany(ctx: Context, inputs: readonly NewDelivery[]): Promise<number> {
  if (inputs.length === 0) return 0;
  try {
    return (await native(DeliveryModel).insertMany(inputs.map((input) => newDelivery(ctx, input)), { ordered: false })).insertedCount;
  } catch (error) {
    if (error instanceof mongoose.mongo.MongoBulkWriteError && [error.writeErrors].flat().every(({ code }) => code === duplicateKeyCode)) return error.insertedCount;
    throw error;
  }
}

const duplicateKeyCode = 11_000;

function newDelivery(ctx: Context, input: NewDelivery): Delivery {
  renderTemplate(input.template, input.params);
  if (input.channels.length === 0) throw new Error('a delivery needs a channel');
  const reach = reachOf(input.to);
  for (const name of input.channels) if (!channelOf(name).reaches.includes(reach)) throw new Error(`${name} does not reach a ${reach}`);
  const now = ctx.clock.now();
  const { key, to, template, params, channels } = input;
  const body = { key, to, occasion: input.occasion ?? (template.split('.')[0] as string), template, params, link: input.link ?? null, channels, createdAt: now };
  return {
    _id: new ObjectId(),
    ...body,
    ...(input.path ? { path: input.path } : {}),
    channel: 0,
    state: 'waiting',
    attempts: [],
    urgent: input.urgent ?? false,
    notAfter: input.notAfter ?? null,
    dueAt: input.notBefore ?? now,
    leaseUntil: new Date(0),
    trail: firstTrail(ctx, 'delivery.create', {}, deliveryFacts(body)),
  };
}

const reachOf = (to: Recipient): Reach => (to.accountId !== undefined ? 'account' : to.personId !== undefined ? 'person' : 'rating');

/** Tries every delivery that is due, each under a lease; answers how many tries were made. */
export async function processDeliveries(clock: Clock): Promise<number> {
  let tries = 0;
  for (let delivery = await claim(clock); delivery; delivery = await claim(clock)) tries += await attemptDelivery(delivery, clock);
  return tries;
}

async function claim(clock: Clock): Promise<Delivery | null> {
  const now = clock.now();
  return native(DeliveryModel).findOneAndUpdate(
    { dueAt: { $gt: new Date(0), $lte: now }, leaseUntil: { $lte: now } },
    { $set: { leaseUntil: new Date(now.getTime() + leaseMs) } },
    { sort: { dueAt: 1 }, returnDocument: 'after' },
  );
}

async function attemptDelivery(delivery: Delivery, clock: Clock): Promise<number> {
  const name = delivery.channels[delivery.channel] as string;
  const channel = channelOf(name);
  const last = delivery.attempts.at(-1);
  if (last?.outcome === 'started' && channelOf(last.channel).repeatableForMs === 0) {
    // A worker died while it was sending: repeating could send twice.
    await conclude(delivery, { outcome: 'unknown', code: 'workerLost' }, clock);
    return 0;
  }
  const quietUntil = channel.atAnyHour ? null : endOfQuietHours(clock.now());
  if (quietUntil) {
    await release(delivery, { dueAt: quietUntil });
    return 0;
  }
  const started: DeliveryAttempt = { channel: name, at: clock.now(), outcome: 'started', code: null, reference: null };
  if (last?.outcome !== 'started') {
    const noted = await native(DeliveryModel).updateOne({ _id: delivery._id, leaseUntil: delivery.leaseUntil }, { $push: { attempts: started } });
    if (noted.modifiedCount === 0) return 0;
    delivery.attempts.push(started);
  }
  const result = await channel.send(delivery, renderTemplate(delivery.template, delivery.params), clock).catch((error: unknown): SendResult => ({ outcome: channel.repeatableForMs > 0 ? 'retry' : 'unknown', code: errorClass(error) }));
  await conclude(delivery, result, clock);
  return 1;
}

/** Closes the try that is under way and says what follows. */
async function conclude(delivery: Delivery, result: SendResult, clock: Clock): Promise<void> {
  const attempts = [...delivery.attempts];
  const open = attempts[attempts.length - 1] as DeliveryAttempt;
  attempts[attempts.length - 1] = { ...open, outcome: result.outcome === 'exhausted' ? 'refused' : result.outcome, code: 'code' in result ? result.code : null, reference: result.outcome === 'accepted' ? result.reference : null };
  const now = clock.now();
  if (result.outcome === 'retry') {
    const tries = attempts.filter((attempt) => attempt.channel === open.channel).length;
    if (tries < triesPerChannel) return release(delivery, { attempts, dueAt: new Date(now.getTime() + 1000 * (result.afterSeconds ?? 30 * 4 ** tries)) });
  }
  if (result.outcome === 'retry' || result.outcome === 'refused' || result.outcome === 'exhausted') return release(delivery, { attempts, ...nextChannel(delivery, now) });
  return release(delivery, { attempts, state: result.outcome, dueAt: null });
}

function nextChannel(delivery: Delivery, now: Date): Partial<Delivery> {
  return delivery.channel + 1 < delivery.channels.length ? { state: 'waiting', channel: delivery.channel + 1, dueAt: now } : { state: 'failed', dueAt: null };
}

/** Only by whoever still holds the lease. */
async function release(delivery: Delivery, set: Partial<Delivery>): Promise<void> {
  await native(DeliveryModel).updateOne({ _id: delivery._id, leaseUntil: delivery.leaseUntil }, { $set: { ...set, leaseUntil: new Date(0) } });
}

/** The instant quiet hours end, or null outside them. */
function endOfQuietHours(now: Date): Date | null {
  const time = shanghaiTime(now);
  if (time >= quietHours.to && time < quietHours.from) return null;
  const morning = shanghaiInstant(shanghaiDay(now), quietHours.to);
  return morning > now ? morning : new Date(morning.getTime() + 86_400_000);
}

/** The platform's later word on what it had accepted; an unknown reference changes nothing. A failure goes on to the next channel. */
export async function recordDeliveryResult(clock: Clock, { channel, reference, result }: { channel: string; reference: string; result: { outcome: 'delivered' } | { outcome: 'refused'; code: string } }): Promise<void> {
  const delivery = await native(DeliveryModel).findOne({ 'attempts.reference': reference, state: 'accepted' });
  const attempt = delivery?.attempts.findIndex((one) => one.channel === channel && one.reference === reference) ?? -1;
  if (!delivery || attempt < 0) return;
  const attempts = delivery.attempts.map((one, index) => (index === attempt ? { ...one, outcome: result.outcome, code: result.outcome === 'refused' ? result.code : null } : one));
  const next: Partial<Delivery> = result.outcome === 'delivered' ? { state: 'delivered', dueAt: null } : nextChannel(delivery, clock.now());
  await native(DeliveryModel).updateOne({ _id: delivery._id, state: 'accepted' }, { $set: { attempts, ...next } });
}

/** A person has found out what became of a delivery of unknown result or without success. @throws Fault notFound, wrongState */
export async function resolveDelivery(ctx: Context, id: string, resolution: 'delivered' | 'sendAgain'): Promise<void> {
  await auditedChange(DeliveryModel, id, ctx, 'delivery.resolve', (delivery) => {
    if (delivery.state !== 'unknown' && delivery.state !== 'failed') fail('wrongState');
    const set: Partial<Delivery> = resolution === 'delivered' ? { state: 'delivered', dueAt: null } : { state: 'waiting', dueAt: ctx.clock.now(), leaseUntil: new Date(0), channel: delivery.state === 'failed' ? 0 : delivery.channel };
    return { set: { ...set }, detail: { resolution } };
  });
}

/** A line of 送达台账; what an account's owner is called, the accounts know. */
type DeliveryLine = Omit<DeliverySummary, 'toName' | 'organisation' | 'abilities'>;

/** 送达台账, newest first. */
export async function listDeliveries(query: DeliveryListQuery): Promise<Page<DeliveryLine>> {
  const after = cursorValue(query.cursor);
  const found = await native(DeliveryModel)
    .find({ ...(query.state ? { state: query.state } : {}), ...(after ? { _id: { $lt: new ObjectId(after) } } : {}) }, { sort: { _id: -1 }, limit: query.limit + 1 })
    .toArray();
  const items = found.slice(0, query.limit).map(present);
  return { items, nextCursor: found.length > query.limit ? cursorAfter((items.at(-1) as DeliveryLine).id) : null };
}

function present(delivery: Delivery): DeliveryLine {
  return {
    id: delivery._id.toHexString(),
    toAccountId: delivery.to.accountId ?? null,
    toPersonId: delivery.to.personId ?? null,
    toRatingId: delivery.to.ratingId ?? null,
    occasion: delivery.occasion,
    title: renderTemplate(delivery.template, delivery.params).title,
    state: delivery.state,
    createdAt: delivery.createdAt.toISOString(),
    dueAt: delivery.dueAt?.toISOString() ?? null,
    channel: delivery.channels[delivery.channel] ?? null,
    fellBack: delivery.channel > 0,
    readAt: null,
    attempts: delivery.attempts.map(({ channel, at, outcome, code }) => ({ channel, at: at.toISOString(), outcome, code, why: null })),
  };
}
