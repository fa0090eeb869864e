import type { DemoStory } from '../load';
import { tellReconciliation } from './reconciliation';
import { tellRepayments } from './repayments';
import { tellRewards } from './rewards';

/** What the demo tells of money; the days are compared with their bills last, when all orders are there. */
export const moneyStories: readonly DemoStory[] = [tellRewards, tellRepayments, tellReconciliation];
