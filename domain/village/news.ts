import { villageNewsTexts } from '../../templates';
import { PublicationModel } from '../disclosure';
import { channelsReaching, dayNumber, dayOfNumber, defineTemplates, deliverMany, native, ObjectId, shanghaiDay, shanghaiInstant, subscribe, type Context, type NewDelivery } from '../kernel';
import { SubscriberModel } from './subscriber-model';

defineTemplates(villageNewsTexts);

/** When the day's news goes out: what is published later is the next day's. */
const toldAt = '17:30';
const together = 500;

/** The day on whose evening something of this instant is told. */
function dayOfNews(at: Date): string {
  const day = shanghaiDay(at);
  return at < shanghaiInstant(day, toldAt) ? day : dayOfNumber(dayNumber(day) + 1);
}

const dateWords = (day: string): string => `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;

export const subscribersOf = (villageId: ObjectId): object => ({ villages: villageId });

/**
 * Everybody who subscribes to the village is told of the day, once, however much is published: the key is phone, village
 * and day. The day follows from the event, so that an event that comes twice tells nobody twice.
 */
async function tellSubscribers(ctx: Context, { villageId, publicationId, at }: { villageId: ObjectId; publicationId: ObjectId; at: Date }): Promise<void> {
  const channels = channelsReaching('subscriber');
  if (channels.length === 0) return;
  // For party members, or 本期无发生: no news for everybody.
  const publication = await native(PublicationModel).findOne({ _id: publicationId, publicContent: { $exists: true }, nothing: false }, { projection: { 'village.name': 1 } });
  if (!publication) return;
  const day = dayOfNews(at);
  const notBefore = shanghaiInstant(day, toldAt);
  const notAfter = shanghaiInstant(dayOfNumber(dayNumber(day) + 1), toldAt);
  const village = villageId.toHexString();
  const params = { village: publication.village.name, date: dateWords(day), villageId: village };
  let batch: NewDelivery[] = [];
  for await (const { _id } of native(SubscriberModel).find(subscribersOf(villageId) as never, { projection: { _id: 1 }, sort: { _id: 1 } })) {
    const subscriberId = _id.toHexString();
    batch.push({ key: `villageNews:${subscriberId}:${village}:${day}`, to: { subscriberId }, template: 'villageNews.published', params, channels, notBefore, notAfter });
    if (batch.length === together) batch = (await deliverMany(ctx, batch), []);
  }
  await deliverMany(ctx, batch);
}

subscribe('disclosure.published', 'village.tellSubscribers', ({ payload, at }, ctx) => tellSubscribers(ctx, { villageId: new ObjectId(String(payload.villageId)), publicationId: new ObjectId(String(payload.publicationId)), at }));
