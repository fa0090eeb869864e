import type { DemoStory } from '../load';
import { tellOfPowers } from './powers';

/** What the demo tells of villages, in this order. */
export const villageStories: readonly DemoStory[] = [
  tellOfPowers,
];
