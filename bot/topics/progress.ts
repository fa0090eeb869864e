import { receiptCode as reportReceipt } from '../../contracts/clue-report';
import { receiptCode, type RatingProgress } from '../../contracts/rating';
import { progressByReceipt } from '../../domain/appeal';
import { districtName, Fault, formatDayChinese, shanghaiDay } from '../../domain/kernel';
import { countFailure, receiptGuesses, refuseGuessing } from '../../runtime/attempts';
import { chatProgress, chatTexts, commissionName, fill } from '../../templates';
import type { Talk, Topic } from '../chat/topic';
import { plainWords } from '../chat/words';

const reportVisitPath = '/report/visit/index';
const asked = /^(?:查?(?:进度|進度)|回执码?)?(\d{4,20})$/;

/** 进度 1234 5678 9012, or the digits alone: where a rating stands, without a word on what was rated. */
export const progressTopic: Topic = {
  name: 'progress',
  async answer(incoming, talk) {
    const digits = incoming.type === 'text' ? asked.exec(plainWords(incoming.text))?.[1] : undefined;
    if (digits === undefined) return null;
    if (reportReceipt.safeParse(digits).success) return { text: fill(chatTexts.progressOfReport, { link: `${talk.publicOrigin}${reportVisitPath}` }) };
    if (!receiptCode.safeParse(digits).success) return { text: fill(chatTexts.progressDigits, { digits: String(digits.length) }) };
    return { text: await standOf(digits, incoming.openid, talk) };
  },
};

async function standOf(code: string, openid: string, { ctx, publicOrigin }: Talk): Promise<string> {
  try {
    await refuseGuessing(receiptGuesses, openid, ctx.clock);
    const progress = await progressByReceipt(ctx, code);
    return fill(chatTexts.progressFound, { ...(await inWords(progress, ctx.clock.now())), link: `${publicOrigin}/pages/progress/index` });
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    if (error.code === 'tooManyRequests') return chatTexts.progressRefused;
    if (error.code !== 'receiptNotFound') throw error;
    await countFailure(receiptGuesses, openid, ctx.clock);
    return chatTexts.progressWrong;
  }
}

async function inWords({ status, steps, setAside, objection }: RatingProgress, now: Date): Promise<{ state: string; term: string }> {
  if (objection?.state === 'open') return { state: chatProgress.objected, term: '' };
  if (setAside) return { state: chatProgress.setAside, term: '' };
  const step = steps.find(({ state }) => state === 'now');
  const days = step?.lateWorkingDays;
  const term = days ? fill(chatProgress.late, { days: String(days) }) : step?.due ? fill(chatProgress.due, { due: formatDayChinese(step.due, shanghaiDay(now)) }) : '';
  const state = fill(chatProgress[status], { commission: commissionName((await districtName()) ?? '') });
  return { state, term: status === 'closed' ? '' : term };
}
