import { Counter, Histogram } from 'prom-client';
import type { Metrics } from '../../runtime/http/metrics';
import type { Outcome } from './conversations';
import type { RefusalReason } from './open';

export interface CallbackMetrics {
  answered(type: string, result: Outcome['result'], seconds: number): void;
  refused(reason: RefusalReason): void;
}

/** `type` is one of WeChat's known names: whoever calls cannot add a series. */
export function callbackMetrics({ registry }: Metrics): CallbackMetrics {
  const registers = [registry];
  const messages = new Counter({ name: 'wechat_callback_messages_total', help: 'Messages and events of the official account, by type and by what became of them.', labelNames: ['type', 'result'], registers });
  const refusals = new Counter({ name: 'wechat_callback_refused_total', help: 'Calls that were not of WeChat or not whole, by reason.', labelNames: ['reason'], registers });
  const duration = new Histogram({
    name: 'wechat_callback_answer_seconds',
    help: 'Time from the whole message to its answer. WeChat waits for five seconds.',
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 4, 5],
    registers,
  });
  return {
    answered(type, result, seconds) {
      messages.inc({ type, result });
      duration.observe(seconds);
    },
    refused: (reason) => refusals.inc({ reason }),
  };
}
