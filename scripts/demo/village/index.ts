import type { DemoStory } from '../load';
import { villageAccounts } from './accounts';
import { tellDuties } from './duties';
import { tellFunds } from './funds';
import { tellMaps } from './maps';
import { tellOversight } from './oversight';
import { tellPastDuties } from './past-duties';
import { tellPayments } from './payments';
import { tellOfPowers } from './powers';
import { projectStory } from './projects';
import { villagePublications } from './publications';
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
  tellMaps,
  tellPastDuties,
  tellQuestions,
  tellOversight,
];
