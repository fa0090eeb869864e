import type { Dataset } from '../dataset';
import { accountLines, accountMonths } from './accounts';
import { fundBalances, fundReleases } from './funds';
import { catalogueItems, places, policies, programmes } from './lists';
import { paymentLists, payments } from './payments';
import { powers, powerSteps } from './powers';
import { projects, projectStages } from './projects';
import { publications } from './publications';
import { tableCells } from './table-cells';

/** Every table there is, in the order in which pages list them. */
export const datasets: readonly Dataset[] = [publications, tableCells, catalogueItems, accountMonths, accountLines, fundBalances, fundReleases, paymentLists, payments, programmes, projects, projectStages, policies, powers, powerSteps, places];
