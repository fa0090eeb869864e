import type mongoose from 'mongoose';
import { occasionsUnder, type DeliveryDetail, type DeliveryFiguresQuery, type DeliveryListQuery, type DeliverySummary } from '../../../contracts/delivery';
import type { Day, Page } from '../../../contracts/common';
import { dayNumber, dayOfNumber, shanghaiInstant } from '../calendar';
import type { Context } from '../context';
import { native, ObjectId, toObjectId } from '../database';
import { fail } from '../errors';
import { cursorAfter, cursorValue } from '../page';
import { DeliveryModel, type Delivery } from './model';
import { presentDeliveries } from './present';
import { ledgerScope } from './scope';
import { renderTemplate } from './texts';

type Filter = mongoose.mongo.Filter<Delivery>;
const newestFirst = { _id: -1 } as const;

/** 送达台账 within the viewer's scope, newest first. @throws Fault forbidden */
export async function listDeliveries(ctx: Context, query: DeliveryListQuery): Promise<Page<DeliverySummary>> {
  const after = cursorValue(query.cursor);
  const filter: Filter = { $and: [ledgerFilter(ctx, query), after ? { _id: { $lt: new ObjectId(after) } } : {}] };
  const found = await native(DeliveryModel).find(filter, { sort: newestFirst, limit: query.limit + 1 }).toArray();
  const items = await presentDeliveries(ctx, found.slice(0, query.limit));
  return { items, nextCursor: found.length > query.limit ? cursorAfter((items.at(-1) as DeliverySummary).id) : null };
}

/** @throws Fault notFound where the viewer may not see it, forbidden */
export async function showDelivery(ctx: Context, id: string): Promise<DeliveryDetail> {
  const delivery = (await native(DeliveryModel).findOne({ _id: toObjectId(id), ...ledgerScope(ctx.actor, 'delivery.list') })) ?? fail('notFound');
  const [summary] = await presentDeliveries(ctx, [delivery]);
  const text = delivery.to.personId === undefined ? null : renderTemplate(delivery.template, delivery.params).body;
  return { ...(summary as DeliverySummary), text, notAfter: delivery.notAfter?.toISOString() ?? null };
}

const readTogether = 500;

/** The whole list, for an export. @throws Fault forbidden */
export async function* eachDelivery(ctx: Context, query: DeliveryFiguresQuery): AsyncGenerator<DeliverySummary> {
  let cursor: string | undefined;
  do {
    const page = await listDeliveries(ctx, { ...query, limit: readTogether, cursor });
    yield* page.items;
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
}

/** What is listed and counted. Every part of it stands before the id in an index of its own, so that no order has to be made. @throws Fault forbidden */
export function ledgerFilter(ctx: Context, query: DeliveryFiguresQuery): Filter {
  const wanted: Filter[] = [ledgerScope(ctx.actor, 'delivery.list')];
  if (query.state) wanted.push({ state: query.state });
  if (query.channel) wanted.push({ via: query.channel });
  if (query.occasion) {
    const occasions = occasionsUnder(query.occasion);
    wanted.push({ occasion: occasions.length === 1 ? occasions[0]! : { $in: occasions } });
  }
  if (query.personId) wanted.push({ 'to.personId': query.personId });
  if (query.organisationId) wanted.push({ path: new ObjectId(query.organisationId) });
  if (query.from) wanted.push({ _id: { $gte: firstIdOf(query.from) } });
  if (query.to) wanted.push({ _id: { $lt: firstIdOf(dayOfNumber(dayNumber(query.to) + 1)) } });
  return { $and: wanted };
}

/** Ids begin with the second at which a delivery is first to go out. */
const firstIdOf = (day: Day): ObjectId => ObjectId.createFromTime(shanghaiInstant(day, '00:00').getTime() / 1000);
