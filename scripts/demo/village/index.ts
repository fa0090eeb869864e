import type { DemoStory } from '../load';
import { villageAccounts } from './accounts';

/** What the demo tells of villages, in this order. */
export const villageStories: readonly DemoStory[] = [
  villageAccounts,
];
