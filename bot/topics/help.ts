import { chatTexts } from '../../templates';
import type { Reply, Topic } from '../chat/topic';

const menuAfter = (why: string): Reply => ({ text: `${why}\n${chatTexts.menu}` });

/** For whatever nobody else answered: never silence to a person, always silence to the platform. */
export const helpTopic: Topic = {
  name: 'help',
  async answer({ type }) {
    switch (type) {
      case 'follow':
        return { text: chatTexts.welcome };
      case 'text':
        return menuAfter(chatTexts.notUnderstood);
      case 'image':
      case 'voice':
      case 'video':
      case 'location':
      case 'link':
      case 'other':
        return menuAfter(chatTexts.onlyWords);
      case 'click':
      case 'scan':
        return { text: chatTexts.menu };
      default:
        return 'silence';
    }
  },
};
