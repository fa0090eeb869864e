import { promisedSteps } from './promises';

const received = {
  receiptCode: '730429618854',
  level: 'dissatisfied' as const,
  receivedAt: '2026-11-20T07:42:00.000Z',
  firstContact: { day: '2026-11-23', workingDays: 1 },
  closing: { day: '2026-11-27', workingDays: 5 },
  byPhone: true,
};
const now = new Date('2026-11-20T07:43:00Z');

test('every promise is a day with its weekday and the working days it came from', () => {
  expect(promisedSteps(received, now).map((step) => [step.state, step.title, ...step.lines])).toEqual([
    ['done', '今天收到', '11月20日 周五 15:42'],
    ['now', '11月23日 周一 前', '给您打电话，核实情况', '1 个工作日内'],
    ['todo', '11月27日 周五 前', '整改完，把结果告诉您', '5 个工作日内'],
    ['todo', '最后', '请您再评一次，您说了算'],
  ]);
});

test('without a phone nobody promises a call', () => {
  expect(JSON.stringify(promisedSteps({ ...received, byPhone: false }, now))).not.toContain('打电话');
});

test('seen again another day, it was not received today', () => {
  expect(promisedSteps(received, new Date('2026-11-21T07:43:00Z'))[0]?.title).toBe('收到');
});
