import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { moneyOverview, type MoneyOverviewQuery } from '../../contracts/money-overview';
import { ask } from './client';

/** What was there stays until the new figures come. */
export const useMoneyOverview = (query: MoneyOverviewQuery) => useQuery({ queryKey: ['money-overview', query], queryFn: ({ signal }) => ask('/money-overview', { query, answer: moneyOverview, signal }), placeholderData: keepPreviousData });
