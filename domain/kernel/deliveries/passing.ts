import { native } from '../database';
import { definePassing } from '../reseal';
import { DeliveryModel } from './model';
import { needOldKey } from './secret-params';

// A one-time code that waits to be sent; what was sent is opened by nobody any more.
definePassing(async () => {
  let count = 0;
  for await (const { params } of native(DeliveryModel).find({ dueAt: { $gt: new Date(0) } }, { projection: { params: 1 } })) count += needOldKey(params) ? 1 : 0;
  return count;
});
