import { ratingsLink, readView, viewLink } from './view';

const read = (address: string) => {
  const params = new URLSearchParams(address);
  return readView((name) => params.get(name) ?? undefined);
};
const hall = 'a'.repeat(24);

test('a view comes back from its own address', () => {
  for (const address of ['', `organisation=${hall}&period=7d`, 'period=custom&from=2026-11-01&to=2026-11-20&kind=hall']) {
    const view = read(address);
    expect(read(viewLink('/overview', view).split('?')[1] ?? '')).toEqual(view);
  }
  expect(viewLink('/overview', read(''))).toBe('/overview');
});

test.each(['period=last', 'period=custom', 'period=custom&from=2026-11-20&to=2026-11-01', 'period=custom&from=2024-01-01&to=2026-11-01', 'organisation=x', 'period=custom&from=yesterday&to=today', 'kind=village'])(
  'an address that does not fit shows the last 30 days: %s',
  (address) => {
    expect(read(address)).toEqual({ organisationId: undefined, period: '30d', kind: 'window' });
  },
);

test('a figure leads to the ratings it was counted from', () => {
  expect(ratingsLink(hall, '2026-11-01', '2026-11-20', { level: 'dissatisfied', reason: '214' })).toBe(`/ratings?organisation=${hall}&from=2026-11-01&to=2026-11-20&level=dissatisfied&reason=214`);
  expect(ratingsLink(undefined, '2026-11-20', '2026-11-20')).toBe('/ratings?from=2026-11-20&to=2026-11-20');
});
