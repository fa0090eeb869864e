import { pageQuery } from '../../contracts/common';
import { moneyOverview, moneyOverviewQuery, repaymentSumLabels, repaymentSums, rewardSumLabels, rewardSums, type MoneyMonth, type MoneySum, type MoneyUnit, type RepaymentFigures } from '../../contracts/money-overview';
import type { ExportColumn } from '../../domain/kernel';
import * as overview from '../../domain/money-overview';
import { exportRoute } from '../export-route';
import { route } from '../route';

const pair = <T>(label: string, sum: (row: T) => MoneySum): ExportColumn<T>[] => [
  { header: `${label}（笔）`, value: (row) => sum(row).count, width: 14 },
  { header: `${label}（元）`, value: (row) => (sum(row).amount / 100).toFixed(2), width: 16 },
];
const repaid = <T extends { repayments: RepaymentFigures }>(names: readonly (typeof repaymentSums)[number][] = repaymentSums): ExportColumn<T>[] => names.flatMap((name) => pair<T>(`退缴${repaymentSumLabels[name]}`, ({ repayments }) => repayments[name]));

export const moneyOverviewRoutes = [
  route({ method: 'get', path: '/api/money-overview', surface: 'staff', policy: 'moneyOverview.view', summary: '资金总览：奖励和退缴按月、按单位的合计，什么在等谁', query: moneyOverviewQuery, response: moneyOverview, handle: ({ query, ctx }) => overview.showMoneyOverview(ctx, query) }),
  exportRoute({
    list: '/api/money-overview/months',
    policy: 'moneyOverview.export',
    title: '资金总览 按月',
    query: moneyOverviewQuery.extend(pageQuery.shape),
    rows: overview.eachMoneyMonth,
    columns: [{ header: '月份', value: ({ month }: MoneyMonth) => month, width: 12 }, ...repaid<MoneyMonth>(), ...rewardSums.flatMap((name) => pair<MoneyMonth>(`奖励${rewardSumLabels[name]}`, ({ rewards }) => rewards[name]))],
  }),
  exportRoute({
    list: '/api/money-overview/units',
    policy: 'moneyOverview.export',
    title: '资金总览 按单位',
    query: moneyOverviewQuery.extend(pageQuery.shape),
    rows: overview.eachMoneyUnit,
    columns: [{ header: '单位', value: ({ unit }: MoneyUnit) => unit.name, width: 28 }, ...repaid<MoneyUnit>(repaymentSums.filter((name) => name !== 'handedIn'))],
  }),
];
