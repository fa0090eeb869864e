import type { Topic } from '../chat/topic';
import { bindingTopic } from './binding';
import { helpTopic } from './help';
import { platformEventsTopic } from './platform-events';
import { progressTopic } from './progress';
import { wordsTopic } from './words';

/** In the order in which they are asked: what a follower is in the middle of comes before the words that anybody may write. */
export const topics: readonly Topic[] = [platformEventsTopic, bindingTopic, progressTopic, wordsTopic, helpTopic];
