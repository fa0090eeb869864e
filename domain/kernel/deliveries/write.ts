import mongoose from 'mongoose';
import { firstTrail } from '../audit';
import type { Context } from '../context';
import { native, ObjectId } from '../database';
import { isDuplicateKey } from '../errors';
import { channelOf, type Reach } from './channels';
import { deliveryFacts, DeliveryModel, type Delivery, type Recipient } from './model';
import { checkParams } from './texts';

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

/** Written in one command, two of them at a time: while the database writes the one, the other is made. Short enough to hold up nobody. */
const together = 500;
const duplicateKeyCode = 11_000;

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
  let next = 0;
  let written = 0;
  const writer = async (): Promise<void> => {
    while (next < inputs.length) {
      const some = inputs.slice(next, next + together);
      next += together;
      const added = await insertNew(some.map((input) => newDelivery(ctx, input)));
      written += added;
    }
  };
  await Promise.all([writer(), writer()]);
  return written;
}

async function insertNew(deliveries: Delivery[]): Promise<number> {
  try {
    return (await native(DeliveryModel).insertMany(deliveries, { ordered: false })).insertedCount;
  } catch (error) {
    if (error instanceof mongoose.mongo.MongoBulkWriteError && [error.writeErrors].flat().every(({ code }) => code === duplicateKeyCode)) return error.insertedCount;
    throw error;
  }
}

function newDelivery(ctx: Context, input: NewDelivery): Delivery {
  checkParams(input.template, input.params);
  const [via] = input.channels;
  if (via === undefined) throw new Error('a delivery needs a channel');
  const reach = reachOf(input.to);
  for (const name of input.channels) if (!channelOf(name).reaches.includes(reach)) throw new Error(`${name} does not reach a ${reach}`);
  const now = ctx.clock.now();
  const dueAt = input.notBefore ?? now;
  const { key, to, template, params, channels } = input;
  const body = { key, to, occasion: input.occasion ?? (template.split('.')[0] as string), template, params, link: input.link ?? null, channels, createdAt: now };
  return {
    _id: new ObjectId(ObjectId.generate(Math.floor(dueAt.getTime() / 1000))),
    ...body,
    ...(input.path ? { path: input.path } : {}),
    ...(dueAt > now ? { plannedFor: dueAt } : {}),
    via,
    state: 'waiting',
    attempts: [],
    urgent: input.urgent ?? false,
    notAfter: input.notAfter ?? null,
    dueAt,
    leaseUntil: new Date(0),
    readAt: null,
    trail: firstTrail(ctx, 'delivery.create', {}, deliveryFacts(body)),
  };
}

const reachOf = (to: Recipient): Reach => (to.accountId !== undefined ? 'account' : to.personId !== undefined ? 'person' : to.ratingId !== undefined ? 'rating' : to.subscriberId !== undefined ? 'subscriber' : 'household');
