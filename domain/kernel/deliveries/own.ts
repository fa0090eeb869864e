import type { DeliveryState } from '../../../contracts/delivery';
import type { Clock } from '../clock';
import { native, toObjectId } from '../database';
import { fail } from '../errors';
import { textPattern } from '../page';
import { DeliveryModel } from './model';
import { renderTemplate } from './texts';

/** What has gone out to a person, or should have: not what still lies ahead, nor what was never sent. */
const own: DeliveryState[] = ['accepted', 'delivered', 'unknown', 'failed'];

export interface OwnDelivery {
  id: string;
  occasion: string;
  at: Date;
  title: string;
  body: string;
  readAt: Date | null;
}

/** For a person's own page: what was sent to him about occasions that begin so ('reminder:'), newest first. */
export async function ownDeliveries(personId: string, occasionPrefix: string, limit: number): Promise<OwnDelivery[]> {
  const found = await native(DeliveryModel)
    .find({ 'to.personId': personId, state: { $in: own }, occasion: new RegExp(`^${textPattern(occasionPrefix).source}`) }, { sort: { _id: -1 }, limit })
    .toArray();
  return found.map(({ _id, occasion, template, params, readAt }) => {
    const { title, body } = renderTemplate(template, params);
    return { id: _id.toHexString(), occasion, at: _id.getTimestamp(), title, body, readAt };
  });
}

/** The person has it open; the first time counts. @throws Fault notFound when it is not his */
export async function markDeliveryRead(clock: Clock, personId: string, id: string): Promise<void> {
  const mine = { _id: toObjectId(id), 'to.personId': personId, state: { $in: own } };
  const { modifiedCount } = await native(DeliveryModel).updateOne({ ...mine, readAt: null }, { $set: { readAt: clock.now() } });
  if (modifiedCount === 0 && (await native(DeliveryModel).countDocuments(mine)) === 0) fail('notFound');
}
