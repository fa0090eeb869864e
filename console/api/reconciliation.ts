import { useQuery } from '@tanstack/react-query';
import { day as dayOf, page } from '../../contracts/common';
import { payOrder, payTotals } from '../../contracts/payment-order';
import { difference, reconciliationDay } from '../../contracts/reconciliation';
import { ask } from './client';

/** What an act on a day or a difference makes untrue. */
export const reconciliationRefresh = ['reconciliation-days', 'reconciliation-differences', 'my-work'] as const;
export const payOrdersRefresh = ['payment-orders', 'payment-totals'] as const;

export const runDay = (id: string) => () => ask(`/reconciliation/days/${id}/run`, { method: 'POST', answer: reconciliationDay });
export const closeDay = (id: string) => (body: unknown) => ask(`/reconciliation/days/${id}/close`, { method: 'POST', body, answer: reconciliationDay });
export const explainDifference = (id: string) => (body: unknown) => ask(`/reconciliation/differences/${id}/explain`, { method: 'POST', body, answer: difference });
export const confirmDifference = (id: string) => (body: unknown) => ask(`/reconciliation/differences/${id}/confirm`, { method: 'POST', body, answer: difference });

/** One day that a link leads to and the list's page does not hold. */
export function useLinkedDay(wanted: string | undefined, enabled: boolean) {
  const { data: day } = dayOf.safeParse(wanted);
  const { data } = useQuery({ queryKey: ['reconciliation-days', 'one', day], queryFn: ({ signal }) => ask('/reconciliation/days', { query: { day }, answer: page(reconciliationDay), signal }), enabled: enabled && day !== undefined });
  return data?.items[0];
}

export const askOrder = (id: string) => () => ask(`/payment-orders/${id}/ask`, { method: 'POST', answer: payOrder });
export const cancelOrder = (id: string) => () => ask(`/payment-orders/${id}/cancel`, { method: 'POST', answer: payOrder });

export function usePayTotals(year: number) {
  return useQuery({ queryKey: ['payment-totals', year], queryFn: ({ signal }) => ask('/payment-orders/totals', { query: { year }, answer: payTotals, signal }) });
}
