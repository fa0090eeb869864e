import type { Entry } from '../store/entries';
import { dayWords, shanghaiDay } from './days';

/**
 * What a person may expect next for a rating, from what this phone knows. After a promised day has passed the phone
 * does not know whether it was kept, so it only points at the progress.
 */
export function nextWords(entry: Entry, now: Date): string {
  if (entry.refusal) return '没有收下，点开看原因';
  if (!entry.received) return '等网络，连上就自动提交';
  const { firstContact, closing, byPhone } = entry.received;
  const today = shanghaiDay(now);
  if (firstContact && firstContact.day >= today) return `${dayWords(firstContact.day, now)} 前${byPhone ? '给您回电' : '开始核实'}`;
  if (closing && closing.day >= today) return `${dayWords(closing.day, now)} 前告诉您结果`;
  return closing ? '点开看办到哪一步了' : '已经记下';
}
