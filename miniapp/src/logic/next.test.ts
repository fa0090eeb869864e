import type { Entry } from '../store/entries';
import { nextWords } from './next';

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

test.each([
  ['2026-11-20T08:00:00Z', '11月23日 周一 前给您回电'],
  ['2026-11-23T15:59:00Z', '11月23日 周一 前给您回电'],
  ['2026-11-23T16:00:00Z', '11月27日 周五 前告诉您结果'],
  ['2026-12-01T08:00:00Z', '点开看办到哪一步了'],
])('at %s', (now, words) => {
  expect(nextWords(entry, new Date(now))).toBe(words);
});

test('a rating that waits or was refused says so', () => {
  const now = new Date('2026-11-20T08:00:00Z');
  expect(nextWords(waiting, now)).toBe('等网络，连上就自动提交');
  expect(nextWords({ ...waiting, refusal: '今天这个窗口您已评过，明天可以再评。' }, now)).toBe('没有收下，点开看原因');
});
