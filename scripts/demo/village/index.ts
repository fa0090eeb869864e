import type { DemoStory } from '../load';
import { tellDuties } from './duties';
import { villagePublications } from './publications';
import { villageAccounts } from './accounts';
import { tellFunds } from './funds';
import { tellPayments } from './payments';
import { tellOfPowers } from './powers';
import { projectStory } from './projects';
import { tellRepayments } from '../money/repayments';

/** What the demo tells of villages and of money, in this order. */
export const villageStories: readonly DemoStory[] = [
  tellDuties,
  villagePublications,
  villageAccounts,
  tellPayments,
  tellFunds,
  tellOfPowers,
  projectStory,
  tellRepayments,
];
