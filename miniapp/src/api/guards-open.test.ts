import { openDatasets, type OpenDatasets } from '../../../contracts/open-data';
import { isOpenDatasets } from './guards-open';

const answer: OpenDatasets = {
  publisher: '青禾区',
  licence: { title: '公开，可自由使用', words: '注明来源。', address: null },
  items: [{ key: 'payments', title: '发放名单', about: '', theme: 'funds', updates: '', filters: ['year', 'village'], fields: [{ key: 'paid', title: '发放金额', type: 'decimal', unit: '元', about: '' }], newest: '2026-11-20' }],
};
/** Everything that stands in an answer, by its path. */
const places = (value: unknown, at: string[] = []): string[][] => (typeof value === 'object' && value !== null ? [...(at.length > 0 ? [at] : []), ...Object.entries(value).flatMap(([key, inner]) => places(inner, [...at, key]))] : [at]);
function damaged(value: unknown, [key, ...rest]: readonly string[]): unknown {
  if (key === undefined) return Symbol('wrong');
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) }) as Record<string, unknown>;
  copy[key] = damaged(copy[key], rest);
  return copy;
}

test('what the contract takes is taken, and what it refuses is refused', () => {
  expect([openDatasets.safeParse(answer).success, isOpenDatasets(answer)]).toEqual([true, true]);
  for (const at of places(answer)) expect([at, openDatasets.safeParse(damaged(answer, at)).success, isOpenDatasets(damaged(answer, at))]).toEqual([at, false, false]);
});
