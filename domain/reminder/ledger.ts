import { auditedChange, DeliveryModel, native, type Context, type Delivery, type ObjectId } from '../kernel';
import { messageTemplate, type ReminderParams } from './compose';

/** What planning needs to know of a delivery that is there already. */
export type Entry = Pick<Delivery, '_id' | 'key' | 'to' | 'state' | 'notAfter'> & { params: ReminderParams; attempts: unknown[] };
export type WaitingEntry = Pick<Entry, '_id' | 'key' | 'to' | 'notAfter' | 'attempts'>;
const projection = { key: 1, to: 1, state: 1, params: 1, notAfter: 1, 'attempts.outcome': 1 } as const;

export async function entriesOf(keys: readonly string[]): Promise<Map<string, Entry>> {
  if (keys.length === 0) return new Map();
  const found = (await native(DeliveryModel).find({ key: { $in: [...keys] } }, { projection }).toArray()) as unknown as Entry[];
  return new Map(found.map((entry) => [entry.key, entry]));
}

/** Whether anybody has one whose key begins so. */
export async function anyEntry(beginning: string): Promise<boolean> {
  return (await native(DeliveryModel).findOne({ key: { $gte: beginning, $lt: `${beginning}g` } }, { projection: { _id: 1 } })) !== null;
}

interface Among {
  personIds?: readonly string[];
  /** Beginnings of keys, up to the person's id: what is under them is left out by the database itself. */
  except?: readonly string[];
}

/** Reminders that have not gone out; of some people, or all. */
export function waitingEntries(occasions: readonly string[], { personIds, except = [] }: Among): AsyncIterable<WaitingEntry> {
  const filter = {
    ...(personIds ? { 'to.personId': { $in: [...personIds] } } : {}),
    state: 'waiting' as const,
    occasion: { $in: [...occasions] },
    template: messageTemplate,
    ...(except.length > 0 ? { key: { $not: new RegExp(`^(?:${except.join('|')})[0-9a-f]{24}$`) } } : {}),
  };
  return native(DeliveryModel).find(filter, { projection: { key: 1, to: 1, notAfter: 1, 'attempts.outcome': 1 }, batchSize: 1000 }) as unknown as AsyncIterable<WaitingEntry>;
}

/** Nobody has tried to send it: it may be put on another day. */
const untouched = (delivery: Pick<Delivery, 'state' | 'attempts' | 'leaseUntil'>, now: Date): boolean => delivery.state === 'waiting' && delivery.attempts.length === 0 && delivery.leaseUntil <= now;

/** Writes it anew under its own key, where it has not gone out; also what was taken back before. */
export async function planAnew(ctx: Context, id: ObjectId, plan: { params: ReminderParams; notBefore: Date; notAfter: Date }): Promise<void> {
  await auditedChange(DeliveryModel, id, ctx, 'delivery.planAnew', (delivery) => {
    const cancelled = delivery.state === 'cancelled' && delivery.attempts.length === 0;
    if (!cancelled && !untouched(delivery, ctx.clock.now())) return null;
    return { set: { state: 'waiting', params: plan.params, dueAt: plan.notBefore, plannedFor: plan.notBefore, notAfter: plan.notAfter }, detail: { day: plan.params.day } };
  });
}
