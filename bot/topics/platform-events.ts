import { recordDeliveryResult } from '../../domain/kernel';
import type { Topic } from '../chat/topic';

type Result = Parameters<typeof recordDeliveryResult>[1]['result'];

/** WeChat's words for what became of a template message. */
const failures: Record<string, string> = { 'failed:userblock': 'userBlock', 'failed:systemfailed': 'systemFailed' };
const resultOf = (status: string): Result => {
  const word = status.replace(/\s/g, '').toLowerCase();
  return word === 'success' ? { outcome: 'delivered' } : { outcome: 'refused', code: failures[word] ?? 'failed' };
};

/** What the platform tells of messages that it had accepted. */
export const platformEventsTopic: Topic = {
  name: 'platformEvents',
  async answer(incoming, { ctx }) {
    if (incoming.type === 'templateResult') {
      await recordDeliveryResult(ctx.clock, { channel: 'wechatTemplate', reference: incoming.messageId, result: resultOf(incoming.status) });
      return 'silence';
    }
    if (incoming.type === 'subscriptionResult') {
      const result: Result = incoming.code === '0' ? { outcome: 'delivered' } : { outcome: 'refused', code: incoming.code };
      await recordDeliveryResult(ctx.clock, { channel: 'wechatNotice', reference: incoming.messageId, result });
      return 'silence';
    }
    return null;
  },
};
