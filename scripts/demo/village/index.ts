import type { DemoStory } from '../load';
import { tellDuties } from './duties';
import { villagePublications } from './publications';
import { villageAccounts } from './accounts';
import { tellFunds } from './funds';
import { tellPayments } from './payments';
import { tellOfPowers } from './powers';
import { projectStory } from './projects';
import { tellOversight } from './oversight';
import { tellQuestions } from './questions';

/** What the demo tells of villages, in this order. */
export const villageStories: readonly DemoStory[] = [
  villagePublications,
  villageAccounts,
  tellDuties,
  tellPayments,
  tellFunds,
  tellOfPowers,
  projectStory,
  tellQuestions,
  tellOversight,
];
