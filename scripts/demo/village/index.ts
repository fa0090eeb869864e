import type { DemoStory } from '../load';
import { tellPayments } from './payments';

/** What the demo tells of villages, in this order. */
export const villageStories: readonly DemoStory[] = [
  tellPayments,
];
