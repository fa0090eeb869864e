import { itemOf } from './step';

const now = new Date('2026-11-24T02:00:00Z');

test('what is done shows when', () => {
  expect(itemOf({ key: 'received', label: '收到', state: 'done', at: '2026-11-20T07:42:00.000Z' }, now)).toEqual({
    key: 'received',
    state: 'done',
    title: '收到',
    lines: ['11月20日 周五 15:42'],
  });
});

test('what is to come shows its day first', () => {
  expect(itemOf({ key: 'closing', label: '把结果告诉您', state: 'todo', due: '2026-11-27', note: '5 个工作日内' }, now)).toMatchObject({
    title: '11月27日 周五 前',
    strong: true,
    lines: ['把结果告诉您', '5 个工作日内'],
  });
});

test('how late it is, or was, comes from the server: the phone has no calendar of working days', () => {
  expect(itemOf({ key: 'a', label: '核实', state: 'now', due: '2026-11-23', lateWorkingDays: 2 }, now)).toMatchObject({ title: '11月23日 周一 前', lateWorkingDays: 2 });
  expect(itemOf({ key: 'a', label: '核实', state: 'now', due: '2026-11-23' }, now)).not.toHaveProperty('lateWorkingDays');
  expect(itemOf({ key: 'a', label: '核实', state: 'done', at: '2026-11-24T01:00:00.000Z', lateWorkingDays: 1 }, now)).toMatchObject({ title: '核实', lateWorkingDays: 1 });
});
