import type { DemoStory } from '../load';
import { tellFunds } from './funds';

/** What the demo tells of villages, in this order. */
export const villageStories: readonly DemoStory[] = [
  // After the single payments: what was paid singly is released and approved as it was paid.
  tellFunds,
];
