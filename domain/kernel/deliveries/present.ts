import type { OrganisationRef } from '../../../contracts/common';
import type { DeliverySummary } from '../../../contracts/delivery';
import { deliveryReason } from '../../../contracts/delivery-reasons';
import { AccountModel } from '../account/model';
import { shanghaiDay } from '../calendar';
import type { Context } from '../context';
import { native, ObjectId } from '../database';
import { organisationNames } from '../organisation';
import { PersonModel } from '../people/model';
import { can } from '../policy';
import { InboxMessageModel } from './inbox-model';
import type { Delivery } from './model';
import { renderTemplate } from './texts';

/** Citizens have no name here: a delivery to them names their rating only, or not even that. */
const citizenName = '评议群众';
const subscriberName = '村务订阅人';
const householdName = '查补贴的一户';

interface Recipients {
  name(delivery: Delivery): string;
  organisation(delivery: Delivery): OrganisationRef | null;
}

/** Lines of 送达台账, with the names of today. */
export async function presentDeliveries(ctx: Context, deliveries: Delivery[]): Promise<DeliverySummary[]> {
  const [recipients, readInInbox] = await Promise.all([recipientsOf(deliveries, ctx), inboxReadings(deliveries)]);
  const abilities = { resolve: can(ctx.actor, 'delivery.resolve') };
  return deliveries.map((delivery) => ({
    id: delivery._id.toHexString(),
    toAccountId: delivery.to.accountId ?? null,
    toPersonId: delivery.to.personId ?? null,
    toRatingId: delivery.to.ratingId ?? null,
    toName: recipients.name(delivery),
    organisation: recipients.organisation(delivery),
    occasion: delivery.occasion,
    title: renderTemplate(delivery.template, delivery.params).title,
    state: delivery.state,
    createdAt: delivery.createdAt.toISOString(),
    plannedAt: delivery._id.getTimestamp().toISOString(),
    dueAt: delivery.dueAt?.toISOString() ?? null,
    channel: delivery.via,
    fellBack: delivery.via !== delivery.channels[0],
    readAt: (delivery.readAt ?? readInInbox.get(delivery._id.toHexString()))?.toISOString() ?? null,
    attempts: delivery.attempts.map(({ channel, at, outcome, code }) => ({ channel, at: at.toISOString(), outcome, code, why: code === null ? null : deliveryReason(code) })),
    abilities,
  }));
}

async function recipientsOf(deliveries: Delivery[], ctx: Context): Promise<Recipients> {
  const idsOf = (ids: (string | undefined)[]): ObjectId[] => [...new Set(ids)].flatMap((id) => (id === undefined ? [] : new ObjectId(id)));
  const [accounts, people] = await Promise.all([
    native(AccountModel).find({ _id: { $in: idsOf(deliveries.map(({ to }) => to.accountId)) } }, { projection: { name: 1 } }).toArray(),
    native(PersonModel).find({ _id: { $in: idsOf(deliveries.map(({ to }) => to.personId)) } }, { projection: { name: 1, posts: 1 } }).toArray(),
  ]);
  const today = shanghaiDay(ctx.clock.now());
  const places = new Map(people.map(({ _id, posts }) => [_id.toHexString(), (posts.find(({ to }) => !to || to >= today) ?? posts[0])?.organisationId.toHexString()]));
  const organisations = await organisationNames([...places.values()].flatMap((id) => id ?? []));
  const names = new Map([...accounts, ...people].map(({ _id, name }) => [_id.toHexString(), name]));
  return {
    name: ({ to }) => (to.ratingId !== undefined ? citizenName : to.subscriberId !== undefined ? subscriberName : to.householdId !== undefined ? householdName : (names.get(to.accountId ?? to.personId) ?? '')),
    organisation: ({ to }) => {
      const id = to.personId === undefined ? undefined : places.get(to.personId);
      const name = id === undefined ? undefined : organisations.get(id);
      return id === undefined || name === undefined ? null : { id, name };
    },
  };
}

/** When messages were read in the inbox; a message's id is the delivery's. */
async function inboxReadings(deliveries: Delivery[]): Promise<Map<string, Date | null>> {
  const ids = deliveries.filter(({ via, state }) => via === 'inbox' && state === 'delivered').map(({ _id }) => _id);
  const found = ids.length === 0 ? [] : await native(InboxMessageModel).find({ _id: { $in: ids } }, { projection: { readAt: 1 } }).toArray();
  return new Map(found.map(({ _id, readAt }) => [_id.toHexString(), readAt]));
}
