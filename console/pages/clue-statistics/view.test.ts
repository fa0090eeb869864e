import { readAt, readView, writeAt } from './view';

const view = (address: string) => {
  const params = new URLSearchParams(address);
  return readView((name) => params.get(name) ?? undefined);
};

test('the address is the view; what is none falls back to the running quarter, and filters stay', () => {
  expect(view('')).toMatchObject({ period: 'quarter', at: undefined });
  expect(view('period=month&at=2026-09&channel=web')).toMatchObject({ period: 'month', at: '2026-09', channel: 'web' });
  expect(view('period=month&at=2026-13&kind=appeal')).toMatchObject({ period: 'quarter', kind: 'appeal' });
  expect(view('period=custom&from=2026-09-01&to=2026-08-01&channel=nonsense&town=x')).toEqual({ period: 'quarter', channel: undefined, kind: undefined, townId: undefined });
});

test('what is picked and what the server writes are the same', () => {
  for (const [kind, at] of [['month', '2026-09'], ['quarter', '2026-Q4'], ['year', '2025']] as const) expect(writeAt[kind](readAt(at))).toBe(at);
});
