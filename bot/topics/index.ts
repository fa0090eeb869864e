import type { Topic } from '../chat/topic';
import { bindingTopic } from './binding';
import { helpTopic } from './help';
import { platformEventsTopic } from './platform-events';
import { progressTopic } from './progress';
import { reportTopic } from './report';
import { wordsTopic } from './words';

/**
 * In the order in which they are asked: what a follower is in the middle of comes before the words that anybody may write.
 * A report that was begun comes before the question of consent, so that its numbers never count as an answer to that.
 */
export const topics: readonly Topic[] = [platformEventsTopic, reportTopic, bindingTopic, progressTopic, wordsTopic, helpTopic];
