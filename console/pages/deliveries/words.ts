import type { TimelineStep } from '../../../contracts/common';
import { deliveryChannelLabels, deliveryOccasionLabels, type DeliveryAttemptView, type DeliveryChannel, type DeliveryOutcome, type DeliveryState, type DeliverySummary } from '../../../contracts/delivery';

export const channelWords = (channel: string): string => deliveryChannelLabels[channel as DeliveryChannel] ?? channel;
export const occasionWords = (occasion: string): string => deliveryOccasionLabels[occasion] ?? occasion;

/** What a person has to look into. */
export const forAPerson: readonly DeliveryState[] = ['unknown', 'failed'];

const outcomeWords: Record<DeliveryOutcome, string> = { started: '正在送', accepted: '平台已收，待回执', delivered: '送到', refused: '没有送成', retry: '没成，会再试', unknown: '结果不明' };

/** One try in a few words, for a line of the list: 短信 没有送成：没有手机号. */
export function tryWords({ channel, outcome, why }: DeliveryAttemptView): string {
  return `${channelWords(channel)} ${outcomeWords[outcome]}${why === null ? '' : `：${why}`}`;
}

/** What happened to a delivery, try by try, and what comes next. */
export function deliverySteps(delivery: Pick<DeliverySummary, 'createdAt' | 'state' | 'dueAt' | 'channel' | 'readAt' | 'attempts'>): TimelineStep[] {
  const tries = delivery.attempts.map((attempt, index): TimelineStep => ({
    key: `try-${index}`,
    label: `${channelWords(attempt.channel)}　${outcomeWords[attempt.outcome]}`,
    state: attempt.outcome === 'started' ? 'now' : 'done',
    at: attempt.at,
    ...(attempt.why === null ? {} : { note: attempt.why }),
  }));
  return [{ key: 'written', label: '记进台账', state: 'done', at: delivery.createdAt }, ...tries, ...nextStep(delivery), ...(delivery.readAt === null ? [] : [{ key: 'read', label: '本人看了', state: 'done', at: delivery.readAt } as const])];
}

/** What each state waits for, or how it ended where no try says so. */
function nextStep({ state, dueAt, channel, attempts }: Pick<DeliverySummary, 'state' | 'dueAt' | 'channel' | 'attempts'>): TimelineStep[] {
  const last = attempts.at(-1)?.outcome;
  switch (state) {
    case 'waiting':
      return last === 'started' || dueAt === null ? [] : [{ key: 'next', label: `${attempts.length === 0 ? '' : '再'}用${channelWords(channel ?? '')}送`, state: 'todo', at: dueAt }];
    case 'unknown':
      return [{ key: 'person', label: '等人查清', state: 'now', note: '问一问本人收到没有，再点“查清了”' }];
    case 'failed':
      return [{ key: 'person', label: '没有别的渠道可用了', state: 'now', note: '当面告诉本人，或补上手机号再送一次' }];
    case 'delivered':
      return last === 'delivered' ? [] : [{ key: 'settled', label: '查清了：本人收到了', state: 'done' }];
    case 'expired':
      return [{ key: 'expired', label: '过了时候，没有送', state: 'done' }];
    case 'cancelled':
      return [{ key: 'cancelled', label: '已取消，没有送', state: 'done' }];
    case 'accepted':
      return [];
  }
}
