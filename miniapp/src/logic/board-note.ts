import type { BoardLine } from '../../../contracts/village';
import { dayWords } from './days';

/** 财务 · 11月5日 周四 · 按时公开. What is late says so by its light. */
export function boardNote({ group, on, lateWorkingDays, corrected, nothing }: BoardLine, now: Date): string {
  const published = on === null ? [] : [dayWords(on, now), ...(lateWorkingDays > 0 ? [] : ['按时公开'])];
  return [group, ...published, ...(corrected ? ['已更正'] : []), ...(nothing ? ['本期无发生'] : [])].join(' · ');
}
