import type { DemoStory } from '../load';
import { tellDuties } from './duties';
import { villagePublications } from './publications';
import { villageAccounts } from './accounts';
import { tellFunds } from './funds';
import { tellPayments } from './payments';
import { tellOfPowers } from './powers';
import { projectStory } from './projects';
import { tellMaps } from './maps';
import { tellPastDuties } from './past-duties';
import { tellOversight } from './oversight';

/** What the demo tells of villages, in this order. */
export const villageStories: readonly DemoStory[] = [
  tellDuties,
  villagePublications,
  villageAccounts,
  tellPayments,
  tellFunds,
  tellOfPowers,
  projectStory,
  tellMaps,
  tellPastDuties,
  tellOversight,
];
