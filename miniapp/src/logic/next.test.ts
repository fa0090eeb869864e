import type { Entry } from '../store/entries';
import { nextOf } from './next';

const entry: Entry = {
  id: 'a',
  hallName: '柳溪镇便民服务中心',
  windowName: '3号窗口',
  level: 'dissatisfied',
  at: '2026-11-20T07:42:00.000Z',
  received: {
    receiptCode: '730429618854',
    level: 'dissatisfied',
    receivedAt: '2026-11-20T07:42:00.000Z',
    firstContact: { day: '2026-11-23', workingDays: 1 },
    closing: { day: '2026-11-27', workingDays: 5 },
    byPhone: true,
  },
};
const { received: _received, ...waiting } = entry;

const at = (now: string, changes: Partial<Entry> = {}) => nextOf({ ...entry, ...changes }, new Date(now));

test.each([
  ['2026-11-20T08:00:00Z', '11月23日 周一 前给您回电', 'green'],
  ['2026-11-22T08:00:00Z', '11月23日 周一 前给您回电', 'yellow'],
  ['2026-11-23T15:59:00Z', '11月23日 周一 前给您回电', 'yellow'],
  ['2026-11-23T16:00:00Z', '11月27日 周五 前告诉您结果', 'green'],
  ['2026-12-01T08:00:00Z', '点开看办到哪一步了', null],
])('from the promises alone at %s', (now, words, light) => {
  expect(at(now)).toEqual({ words, light });
});

test('what was asked of the server goes before the promises', () => {
  const now = '2026-11-25T08:00:00Z';
  const owed = { what: 'contact', due: '2026-11-23', lateWorkingDays: 2 } as const;
  expect(at(now, { progress: { status: 'contacting', owed } })).toEqual({ words: '说好 11月23日 周一 前给您回电', light: 'red', lateWorkingDays: 2 });
  expect(at(now, { progress: { status: 'rectifying', owed: { what: 'result', due: '2026-12-01' } } })).toEqual({ words: '12月1日 周二 前告诉您结果', light: 'green' });
  expect(at(now, { progress: { status: 'awaitingSecondRating' } })).toEqual({ words: '有结果了，请您再评一次', light: null });
  expect(at(now, { progress: { status: 'closed' } })).toEqual({ words: '办结了，点开看结果', light: 'done' });
  expect(at(now, { progress: { status: 'escalated' } })).toEqual({ words: '点开看办到哪一步了', light: null });
});

test('a rating that waits or was refused says so', () => {
  const now = new Date('2026-11-20T08:00:00Z');
  expect(nextOf(waiting, now)).toEqual({ words: '等网络，连上就自动提交', light: null });
  expect(nextOf({ ...waiting, refusal: '今天这个窗口您已评过，明天可以再评。' }, now)).toEqual({ words: '没有收下，点开看原因', light: null });
});
