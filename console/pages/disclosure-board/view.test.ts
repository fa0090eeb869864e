import { monthsOf, readBoardView, shareWords, spanWords } from './view';

const read = (address: string) => {
  const params = new URLSearchParams(address);
  return readBoardView((name) => params.get(name) ?? undefined, '2026-11-20');
};

test('what an address says, and what it cannot mean', () => {
  expect(read('')).toEqual({ placeId: undefined, period: 'year', from: '2026-01', to: '2026-11', class: undefined });
  expect(read('period=custom&from=2025-11&to=2026-02&class=finance')).toMatchObject({ period: 'custom', from: '2025-11', to: '2026-02', class: 'finance' });
  for (const wrong of ['period=custom', 'period=custom&from=2026-05&to=2026-04', 'period=custom&from=2020-01&to=2026-04', 'period=week&place=x&class=gossip']) expect(read(wrong)).toMatchObject({ period: 'year', from: '2026-01', to: '2026-11', placeId: undefined, class: undefined });
});

test('last month of January is December; a quarter begins where it begins', () => {
  expect(monthsOf('lastMonth', '2026-01')).toEqual({ from: '2025-12', to: '2025-12' });
  expect(['2026-01', '2026-03', '2026-04', '2026-12'].map((month) => monthsOf('quarter', month).from)).toEqual(['2026-01', '2026-01', '2026-04', '2026-10']);
});

test('in words', () => {
  expect([spanWords('2026-10', '2026-10'), spanWords('2026-01', '2026-11'), spanWords('2025-11', '2026-02')]).toEqual(['2026年10月', '2026年1月到11月', '2025年11月到2026年2月']);
  expect([shareWords(1, 0), shareWords(19, 20)]).toEqual(['—', '95.0%']);
});
