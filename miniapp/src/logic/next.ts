import type { Entry } from '../store/entries';
import { dayWords, shanghaiDay } from './days';

export type NextLight = 'green' | 'yellow' | 'red' | 'done';

/** What a person may expect next, and how it stands. No light where nothing is owed, or where this phone cannot know. */
export interface Next {
  words: string;
  light: NextLight | null;
  /** Only with a red light. */
  lateWorkingDays?: number;
}

const dayMs = 86_400_000;

/** On the day itself and on the day before it is 临期. */
const lightOf = (day: string, now: Date): NextLight => (day <= shanghaiDay(new Date(now.getTime() + dayMs)) ? 'yellow' : 'green');

/**
 * From what this phone knows: the last progress it saw, else the promises of the receipt. After a promised day has
 * passed a phone that asked nobody does not know whether it was kept, so it only points at the progress.
 */
export function nextOf(entry: Entry, now: Date): Next {
  const { received, refusal, progress } = entry;
  if (refusal) return { words: '没有收下，点开看原因', light: null };
  if (!received) return { words: '等网络，连上就自动提交', light: null };
  const { firstContact, closing, byPhone } = received;
  const called = byPhone ? '给您回电' : '开始核实';
  if (progress?.status === 'closed') return { words: '办结了，点开看结果', light: 'done' };
  if (progress?.status === 'awaitingSecondRating') return { words: '有结果了，请您再评一次', light: null };
  if (progress?.owed?.lateWorkingDays) {
    const { due, what, lateWorkingDays } = progress.owed;
    return { words: `说好 ${dayWords(due, now)} 前${what === 'contact' ? called : '告诉您结果'}`, light: 'red', lateWorkingDays };
  }
  const today = shanghaiDay(now);
  const owed = progress
    ? progress.owed && { day: progress.owed.due, words: progress.owed.what === 'contact' ? called : '告诉您结果' }
    : firstContact && firstContact.day >= today
      ? { day: firstContact.day, words: called }
      : closing && { day: closing.day, words: '告诉您结果' };
  if (owed && owed.day >= today) return { words: `${dayWords(owed.day, now)} 前${owed.words}`, light: lightOf(owed.day, now) };
  return { words: closing ? '点开看办到哪一步了' : '已经记下', light: null };
}
