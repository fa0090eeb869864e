import { fileName } from './download';

test('the file name of an answer, Chinese included', () => {
  expect(fileName(`attachment; filename="x.xlsx"; filename*=UTF-8''%E8%AF%84%E8%AE%AE.xlsx`)).toBe('评议.xlsx');
  expect(fileName('attachment; filename="ratings.csv"')).toBe('ratings.csv');
  expect(fileName(null)).toBeUndefined();
});
