import { heatSentence, heatShape, hourWords, type HeatHour } from './heat';

const hour = (weekday: number, at: number, valid: number, dissatisfied: number, open = true): HeatHour => ({ weekday, hour: at, valid, dissatisfied, open });

test('a week by hours: six steps, figures in the darkest, closed and scarce hours apart', () => {
  const shape = heatShape([hour(1, 9, 100, 0), hour(1, 10, 100, 4), hour(1, 11, 100, 6), hour(5, 15, 100, 8), hour(6, 9, 4, 4), hour(7, 9, 0, 0, false)])!;
  expect([shape.weekdays, shape.hours, shape.top]).toEqual([[1, 2, 3, 4, 5, 6], [9, 10, 11, 12, 13, 14, 15], 0.08]);
  const at = (weekday: number, when: number) => shape.cells.find((cell) => cell.weekday === weekday && cell.hour === when);
  expect(at(1, 9)).toMatchObject({ state: 'shown', step: 0, figure: null });
  expect(at(1, 10)).toMatchObject({ step: 3, figure: null });
  expect(at(1, 11)).toMatchObject({ step: 4, figure: '6.0' });
  expect(at(5, 15)).toMatchObject({ step: 5, figure: '8.0' });
  expect(at(6, 9)).toMatchObject({ state: 'few', figure: null });
  expect(at(2, 9)).toMatchObject({ state: 'closed' });
});

test('ratings outside the opening hours are shown, not hidden', () => {
  const shape = heatShape([hour(1, 9, 50, 1), hour(7, 20, 12, 3, false)])!;
  expect(shape.weekdays).toContain(7);
  expect(shape.cells.find((cell) => cell.weekday === 7 && cell.hour === 20)).toMatchObject({ state: 'shown', step: 5 });
});

test('too few ratings in every hour: no map', () => {
  expect(heatShape([hour(1, 9, 9, 3), hour(1, 10, 0, 0)])).toBeNull();
});

test('words for an hour and for the map', () => {
  expect(hourWords(hour(5, 15, 1410, 110))).toBe('周五 15时：1,410 条里 110 条不满意，7.8%');
  expect(hourWords(hour(7, 9, 0, 0))).toBe('周日 9时：没有评议');
  expect(heatSentence(heatShape([hour(1, 9, 50, 1), hour(5, 15, 100, 8)])!)).toBe('一周里不满意占比最高的是周五 15时：100 条里 8 条不满意，8.0%。');
  expect(heatSentence(heatShape([hour(1, 9, 50, 0)])!)).toBe('一周里每个钟点都没有不满意的评议。');
});
