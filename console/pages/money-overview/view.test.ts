import { moneyTop, readMoneyView, tenThousands } from './view';

const read = (said: Record<string, string | undefined>) => readMoneyView((name) => said[name], '2026-11-20');

test('the address names a year or months of one’s own; what does not fit is the running year', () => {
  expect(read({})).toEqual({ period: 'year', from: '2026-01', to: '2026-12', organisationId: undefined });
  expect(read({ period: 'lastYear', unit: 'a'.repeat(24) })).toEqual({ period: 'lastYear', from: '2025-01', to: '2025-12', organisationId: 'a'.repeat(24) });
  expect(read({ period: 'custom', from: '2026-03', to: '2026-05' })).toMatchObject({ period: 'custom', from: '2026-03', to: '2026-05' });
  for (const wrong of [{ from: '2026-05', to: '2026-03' }, { from: '2023-01', to: '2026-03' }, { from: '2026-13', to: '2026-14' }, { from: '2026-01' }]) expect(read({ period: 'custom', unit: 'x', ...wrong })).toEqual(read({}));
});

test('an axis of money ends evenly', () => {
  expect([0, 1, 90_000, 4_820_000, 8_000_001].map((most) => tenThousands(moneyTop(most)))).toEqual(['0.01', '0.01', '0.1', '6', '10']);
});
