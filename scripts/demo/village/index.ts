import type { DemoStory } from '../load';
import { tellDuties } from './duties';
import { villagePublications } from './publications';
import { villageAccounts } from './accounts';
import { tellFunds } from './funds';
import { tellPayments } from './payments';
import { tellOfPowers } from './powers';
import { projectStory } from './projects';

/** What the demo tells of villages, in this order. */
export const villageStories: readonly DemoStory[] = [
  tellDuties,
  villagePublications,
  villageAccounts,
  tellPayments,
  tellFunds,
  tellOfPowers,
  projectStory,
];
