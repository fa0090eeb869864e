import { payStateLabels, type PayOrderView } from '../../../contracts/payment-order';
import { LightTag } from '../../parts/light';

export function OrderState({ order: { state, problem } }: { order: PayOrderView }) {
  if (problem) return <LightTag light="red" word="停住了" />;
  return <LightTag light={state === 'done' ? 'done' : state === 'failed' || state === 'closed' ? 'paused' : 'green'} word={payStateLabels[state]} />;
}
