import type { DemoStory } from '../load';
import { projectStory } from './projects';

/** What the demo tells of villages, in this order. */
export const villageStories: readonly DemoStory[] = [
  projectStory,
];
