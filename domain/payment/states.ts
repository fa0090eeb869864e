import type { OrderState, PaymentOrder } from './model';
import type { PayKind } from './port';

/** What each documented state of the platform means here; one that is not among them changes nothing. */
const meanings: Record<PayKind, Record<string, OrderState>> = {
  payment: { NOTPAY: 'open', USERPAYING: 'open', PAYERROR: 'failed', CLOSED: 'closed', REVOKED: 'closed', SUCCESS: 'done', REFUND: 'done' },
  refund: { PROCESSING: 'working', CLOSED: 'failed', ABNORMAL: 'failed', SUCCESS: 'done' },
  transfer: { ACCEPTED: 'open', PROCESSING: 'open', WAIT_USER_CONFIRM: 'open', TRANSFERING: 'working', CANCELING: 'working', FAIL: 'failed', CANCELLED: 'closed', SUCCESS: 'done' },
};

const rank: Record<OrderState, number> = { new: 0, open: 1, working: 2, failed: 3, closed: 3, done: 4 };

export const hasEnded = (state: OrderState): boolean => rank[state] >= 3;

/** Notifications come late, twice and out of order: an order goes forward only. */
export function stateAfter({ kind, state }: Pick<PaymentOrder, 'kind' | 'state'>, platformState: string): OrderState {
  const next = Object.hasOwn(meanings[kind], platformState) ? meanings[kind][platformState] : undefined;
  return next !== undefined && rank[next] > rank[state] ? next : state;
}

const second = 1000;
const [soonest, latest, day] = [10 * second, 3600 * second, 86_400 * second];

/** When to ask next: often at first, then ever more seldom; daily for a refund that somebody must set right at the platform. */
export function nextAsk({ kind, orderedAt, state, platformState }: Pick<PaymentOrder, 'kind' | 'orderedAt' | 'state' | 'platformState'>, now: Date): Date | null {
  if (hasEnded(state)) return kind === 'refund' && platformState === 'ABNORMAL' && state === 'failed' ? new Date(now.getTime() + day) : null;
  const age = now.getTime() - orderedAt.getTime();
  return new Date(now.getTime() + Math.min(Math.max(age / 4, soonest), latest));
}
