import { distanceWords, yuanWords } from './money';

test.each([[0, '0.00 元'], [12_845_600, '128,456.00 元'], [5, '0.05 元'], [100_000_000_000, '1,000,000,000.00 元'], [-100_050, '-1,000.50 元']])('%i fen', (fen, words) => {
  expect(yuanWords(fen)).toBe(words);
});

test.each([[860, '860 米'], [999, '999 米'], [1000, '1.0 公里'], [2440, '2.4 公里']])('%i metres', (metres, words) => {
  expect(distanceWords(metres)).toBe(words);
});
