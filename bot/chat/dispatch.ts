import type { Incoming } from './incoming';
import type { Reply, Talk, Topic } from './topic';

/**
 * The first topic that has an answer gives it; the last one of the list answers everything. A menu entry says what the
 * follower could have written: a topic that does not know the key as such is asked again with the word.
 */
export async function dispatch(topics: readonly Topic[], incoming: Incoming, talk: Talk): Promise<Reply | 'silence'> {
  const forms: Incoming[] = incoming.type === 'click' ? [incoming, { openid: incoming.openid, id: incoming.id, at: incoming.at, type: 'text', text: incoming.key }] : [incoming];
  for (const topic of topics) {
    for (const form of forms) {
      const answer = await topic.answer(form, talk);
      if (answer !== null) return answer;
    }
  }
  throw new Error(`no topic answers ${incoming.type}`);
}
