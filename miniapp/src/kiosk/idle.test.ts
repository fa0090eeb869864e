import { idleAt } from './idle';

const at = (seconds: number, more: { own?: boolean; untouched?: boolean } = {}) => idleAt({ now: seconds * 1000, touchedAt: 0, own: false, untouched: false, ...more });

test('after fifty seconds the screen asks, after sixty it goes home', () => {
  expect(at(49.9)).toEqual({ state: 'used' });
  expect(at(50)).toEqual({ state: 'asking', seconds: 10 });
  expect(at(59.5)).toEqual({ state: 'asking', seconds: 1 });
  expect(at(60)).toEqual({ state: 'over' });
});

test('what is one’s own stands for half as long', () => {
  expect(at(19.9, { own: true })).toEqual({ state: 'used' });
  expect(at(20, { own: true })).toEqual({ state: 'asking', seconds: 10 });
  expect(at(30, { own: true })).toEqual({ state: 'over' });
});

test('a home page that nobody touched stands for ever', () => {
  expect(at(100_000, { untouched: true })).toEqual({ state: 'untouched' });
});
