import type { BoardLine } from '../../../contracts/village';
import { dayWords, lateWords } from './days';

/** 财务 · 11月5日 周四 · 按时公开 */
export function boardNote({ group, on, lateWorkingDays, corrected, nothing }: BoardLine, now: Date): string {
  const verdict = lateWorkingDays > 0 ? lateWords(lateWorkingDays) : '按时公开';
  return [group, ...(on ? [dayWords(on, now), verdict] : []), ...(corrected ? ['已更正'] : []), ...(nothing ? ['本期无发生'] : [])].join(' · ');
}
