import type { CatalogueEntry } from '../../../../contracts/disclosure-catalogue';
import { monthlyAccounts } from './accounts';
import { communityAffairs } from './community';
import { financeAssets, financeDebts, financeResources } from './finance-assets';
import { financeIncome } from './finance-income';
import { financePlans } from './finance-plans';
import { financeOther, financeSharing, specialMatters } from './finance-sharing';
import { financeSpending } from './finance-spending';
import { partyMatters } from './party';
import { villageAffairs, villageRelief } from './village-people';
import { villageThings } from './village-things';
import { byCode } from './order';

/** The catalogue that an installation begins with, in the order of its codes: P, V, C, F, S. Sources: docs/data-sources.md. */
export const defaultEntries: readonly CatalogueEntry[] = [
  ...partyMatters,
  ...[...villageAffairs, ...villageRelief, ...villageThings].sort(byCode),
  ...communityAffairs,
  ...monthlyAccounts,
  ...financePlans,
  ...financeIncome,
  ...financeSpending,
  ...financeAssets,
  ...financeResources,
  ...financeDebts,
  ...financeSharing,
  ...financeOther,
  ...specialMatters,
];
