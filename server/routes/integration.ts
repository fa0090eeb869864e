import { serviceEventBatch, serviceEventBatchTaken, serviceEventRequest, serviceEventTaken, type ServiceEventTaken } from '../../contracts/service-event';
import { takeServiceEvent, takeServiceEvents } from '../../domain/service-event';
import type { Settings } from '../../settings';
import { route } from '../route';

const takenAs = (code: string, { publicOrigin }: Settings): ServiceEventTaken => ({ code, url: `${publicOrigin}/t/${code}` });

// On the staff's surface: a queue system stands in the halls' network, and the internet has no business here.
export const integrationRoutes = [
  route({
    method: 'post',
    path: '/api/integration/service-events',
    surface: 'staff',
    policy: 'apiKey',
    summary: '报一次办理，得到一次性小票的码；同一个编号再报，得到同一个码',
    body: serviceEventRequest,
    response: serviceEventTaken,
    status: 201,
    handle: async ({ body, ctx, settings }) => takenAs(await takeServiceEvent(ctx, body), settings),
  }),
  route({
    method: 'post',
    path: '/api/integration/service-events/batch',
    surface: 'staff',
    policy: 'apiKey',
    summary: '一次报多条，逐条回答，顺序和报的一样',
    body: serviceEventBatch,
    // 500 of the longest.
    maxBytes: 384 * 1024,
    response: serviceEventBatchTaken,
    rateLimit: { points: 60, perSeconds: 60 },
    handle: async ({ body, ctx, settings }) => ({
      items: (await takeServiceEvents(ctx, body.items)).map((taken, index) => ({
        externalId: body.items[index]?.externalId ?? '',
        taken: 'code' in taken ? takenAs(taken.code, settings) : null,
        error: 'fault' in taken ? { code: taken.fault.code, message: taken.fault.message } : null,
      })),
    }),
  }),
];
