import { staffHoursOf } from '../../domain/follower';
import { districtName } from '../../domain/kernel';
import { chatTexts, commissionName, everydayWords, fill, type EverydayWord } from '../../templates';
import type { Reply, Talk, Topic } from '../chat/topic';
import { plainWords } from '../chat/words';
import { staffNow } from './office-hours';

const meaning = new Map<string, EverydayWord>(Object.entries(everydayWords).flatMap(([word, others]) => [word, ...others].map((spelling) => [spelling, word as EverydayWord])));

/** 评议, 进度, 村务, 举报, 人工, 帮助, and their numbers in the menu. */
export const wordsTopic: Topic = {
  name: 'words',
  async answer(incoming, talk) {
    const word = incoming.type === 'text' ? meaning.get(plainWords(incoming.text)) : undefined;
    return word ? answers[word](talk) : null;
  },
};

/** No link carries a parameter: what somebody asked for must not travel with what he opens. */
const linked =
  (text: string, path: string) =>
  async ({ publicOrigin }: Talk): Promise<Reply> => ({ text: fill(text, { link: `${publicOrigin}${path}`, commission: commissionName((await districtName()) ?? '') }) });

const answers: Record<EverydayWord, (talk: Talk) => Promise<Reply>> = {
  评议: linked(chatTexts.rate, '/'),
  进度: linked(chatTexts.progressHow, '/pages/progress/index'),
  村务: linked(chatTexts.village, '/village/board/index'),
  举报: linked(chatTexts.report, '/'),
  人工: async ({ ctx }) => ({ text: staffNow(ctx.clock.now(), await staffHoursOf(ctx)) }),
  帮助: async () => ({ text: chatTexts.menu }),
};
