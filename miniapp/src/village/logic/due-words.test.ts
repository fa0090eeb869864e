import { leftWords, mayWrite, nextActWords, standsWords, urgedWords } from './due-words';

const now = new Date('2026-11-20T02:00:00Z');
const owed = (light: 'green' | 'yellow' | 'red', workingDaysLeft: number) => ({ due: '2026-11-15', light, workingDaysLeft });

test.each([
  [owed('red', -4), '晚了 4 个工作日'],
  [owed('red', 0), '晚了 1 个工作日'],
  [owed('yellow', 0), '今天到期'],
  [owed('green', 6), '还剩 6 个工作日'],
])('%j: %s', (one, words) => expect(leftWords(one)).toBe(words));

test('who urged, and when', () => {
  expect(urgedWords({ urged: { stage: 'manual', on: '2026-11-19', by: '演示镇干部' } }, now)).toBe('11月19日 周四 演示镇干部催过');
  expect(urgedWords({ urged: { stage: 'recommendation', on: '2026-11-19', by: null } }, now)).toBe('11月19日 周四 收到公开建议书');
  expect(urgedWords({ urged: null }, now)).toBeNull();
});

const returned = { by: '演示', at: '2026-11-19T02:00:00.000Z', reason: '日期不对' };
test('what is his own can be written, what another one has cannot', () => expect([mayWrite({ state: null, mine: false }), mayWrite({ state: 'draft', mine: true }), mayWrite({ state: 'draft', mine: false }), mayWrite({ state: 'checking', mine: true })]).toEqual([true, true, false, false]));
test('how far it is, and what is done next', () => {
  expect([standsWords({ state: null, mine: false, returned: null }, false), standsWords({ state: 'draft', mine: true, returned }, false), standsWords({ state: 'draft', mine: true, returned }, true), standsWords({ state: 'checking', mine: true, returned: null }, false)]).toEqual([null, '退回修改', '没填完', '待村里审核']);
  expect([nextActWords({ state: null, returned: null }, false), nextActWords({ state: null, returned: null }, true), nextActWords({ state: 'draft', returned: null }, false), nextActWords({ state: 'draft', returned }, false)]).toEqual(['开始填', '接着填', '接着填', '去改']);
});
