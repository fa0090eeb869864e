import { bandPath, linePath } from './path';

test('a line joins its points; one point is no line', () => {
  expect(linePath([{ x: 0, y: 10 }, { x: 5.04, y: 20.25 }])).toBe('M0 10L5 20.3');
  expect(linePath([{ x: 0, y: 10 }])).toBe('');
});

test('a band goes there above and back below', () => {
  expect(bandPath([{ x: 0, low: 9, high: 1 }, { x: 5, low: 8, high: 2 }])).toBe('M0 1L5 2L5 8L0 9Z');
  expect(bandPath([{ x: 0, low: 9, high: 1 }])).toBe('');
});
