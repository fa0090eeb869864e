import type { DemoStory } from '../load';

/** What the demo tells of villages, in this order. */
export const villageStories: readonly DemoStory[] = [
];
