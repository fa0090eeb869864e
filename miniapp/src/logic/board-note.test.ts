import { boardNote } from './board-note';

const line = { title: '2026年10月 每月收支账', group: '财务', on: '2026-11-05', lateWorkingDays: 0, corrected: false, nothing: false, target: { page: 'item' as const, id: '1' } };
const now = new Date('2026-11-20T02:00:00Z');

test.each([
  [{}, '财务 · 11月5日 周四 · 按时公开'],
  [{ lateWorkingDays: 2 }, '财务 · 11月5日 周四'],
  [{ corrected: true, nothing: true }, '财务 · 11月5日 周四 · 按时公开 · 已更正 · 本期无发生'],
  [{ on: null }, '财务'],
])('%j', (change, words) => expect(boardNote({ ...line, ...change }, now)).toBe(words));
