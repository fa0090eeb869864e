import { auditedChange } from '../audit';
import type { Context } from '../context';
import { native, toObjectId } from '../database';
import { fail } from '../errors';
import { authorize } from '../policy';
import { DeliveryModel, type Delivery } from './model';
import { ledgerScope } from './scope';

/** A person has found out what became of a delivery of unknown result or without success. @throws Fault notFound, wrongState */
export async function resolveDelivery(ctx: Context, id: string, resolution: 'delivered' | 'sendAgain'): Promise<void> {
  authorize(ctx.actor, 'delivery.resolve');
  const visible = await native(DeliveryModel).countDocuments({ _id: toObjectId(id), ...ledgerScope(ctx.actor, 'delivery.resolve') });
  if (visible === 0) fail('notFound');
  await auditedChange(DeliveryModel, id, ctx, 'delivery.resolve', (delivery) => {
    if (delivery.state !== 'unknown' && delivery.state !== 'failed') fail('wrongState');
    const set: Partial<Delivery> =
      resolution === 'delivered' ? { state: 'delivered', dueAt: null } : { state: 'waiting', dueAt: ctx.clock.now(), leaseUntil: new Date(0), via: delivery.state === 'failed' ? (delivery.channels[0] as string) : delivery.via };
    return { set: { ...set }, detail: { resolution } };
  });
}
