import { ratingProgress, ratingReceived, ratingWindow } from '../../../contracts/rating';
import { isRatingProgress, isRatingReceived, isRatingWindow } from './guards';

const samples = {
  window: { code: 'K7M2QX9P', hallName: '柳溪镇便民服务中心', windowName: '社会保险', number: '3', services: ['参保登记'], open: true, receivedBy: '青禾区纪委监委' },
  received: {
    receiptCode: '730429618854',
    level: 'dissatisfied',
    receivedAt: '2026-11-20T07:42:00.000Z',
    firstContact: { day: '2026-11-23', workingDays: 1 },
    closing: { day: '2026-11-27', workingDays: 5 },
    byPhone: true,
  },
  progress: {
    windowName: '社会保险',
    hallName: '柳溪镇便民服务中心',
    level: 'dissatisfied',
    receivedAt: '2026-11-20T07:42:00.000Z',
    status: 'rectifying',
    steps: [
      { key: 'received', label: '收到', state: 'done', at: '2026-11-20T07:42:00.000Z' },
      { key: 'closing', label: '告诉您结果', state: 'todo', due: '2026-11-27', note: '5 个工作日内' },
    ],
    answers: [{ from: '人社局', at: '2026-11-24T02:00:00.000Z', text: '已把清单贴到窗口。' }],
    canRateAgain: false,
    secondLevel: 'satisfied',
    setAside: { verdict: 'mistaken', at: '2026-11-25T02:00:00.000Z', words: '您的评议经复核认定为误评。' },
    canObject: { until: '2026-12-02', against: 'setAside' },
    objection: { against: 'closing', at: '2026-11-24T02:00:00.000Z', state: 'answered', answer: '已请大厅再核实。' },
    canSupplement: { until: '2026-12-20' },
    supplement: { level: 'acceptable', at: '2026-11-30T02:00:00.000Z' },
  },
};

const pairs = [
  ['window', ratingWindow, isRatingWindow],
  ['received', ratingReceived, isRatingReceived],
  ['progress', ratingProgress, isRatingProgress],
] as const;

test.each(pairs)('%s: what the contract takes, the page takes; a broken field is refused by both', (name, schema, guard) => {
  const sample: Record<string, unknown> = samples[name];
  expect(schema.safeParse(sample).success).toBe(true);
  expect(guard(sample)).toBe(true);
  for (const key of Object.keys(sample)) {
    const missing = Object.fromEntries(Object.entries(sample).filter(([other]) => other !== key));
    expect([key, guard(missing)]).toEqual([key, schema.safeParse(missing).success]);
    const broken = { ...sample, [key]: { wrong: true } };
    expect(schema.safeParse(broken).success).toBe(false);
    expect([key, guard(broken)]).toEqual([key, false]);
  }
});

test.each([null, undefined, 'text', 7, []])('%p is no window', (value) => {
  expect(isRatingWindow(value)).toBe(false);
});
