import { ObjectId } from '../kernel';
import { findFlags, type Flaggable } from './flags';

const start = Date.parse('2026-11-20T09:20:00Z'); // 17:20 in Shanghai
/** A rating some minutes after 17:20. */
const at = (minutes: number, more: Partial<Flaggable> = {}): Flaggable => ({ _id: new ObjectId(), level: 'satisfied', receivedAt: new Date(start + minutes * 60_000), secret: false, ...more });
const times = (count: number, within: number, more: Partial<Flaggable> = {}): Flaggable[] => Array.from({ length: count }, (_, index) => at((index * within) / (count - 1), more));
const wordsOf = (ratings: Flaggable[]): (string[] | undefined)[] => {
  const found = findFlags(ratings);
  return ratings.map((rating) => found.get(rating._id.toHexString())?.map((flag) => flag.words));
};

test('many of one level within a quarter of an hour are told with beginning, minutes and number', () => {
  const words = wordsOf(times(19, 11.5));
  expect(new Set(words.flat())).toEqual(new Set(['17:20 起 12 分钟内这个窗口有 19 条“满意”']));
  expect(words).toHaveLength(19);
});

test('nine are not many, nor ten in twenty minutes, nor ten of three levels, nor ten with tickets', () => {
  expect(findFlags(times(9, 5)).size).toBe(0);
  expect(findFlags(times(10, 20)).size).toBe(0);
  expect(findFlags([...times(5, 5), ...times(5, 5, { level: 'acceptable' })]).size).toBe(0);
  expect(findFlags(times(12, 5, { ticketed: true })).size).toBe(0);
});

test('in a long stream the words of each stay as they are while others come', () => {
  const stream = times(40, 60);
  const soon = wordsOf(stream.slice(0, 25));
  expect(wordsOf(stream).slice(0, 10)).toEqual(soon.slice(0, 10));
});

test('the same words three times in a day are told, whatever their blanks and points; short ones are not', () => {
  const said = (comment: string) => at(0, { comment });
  expect(wordsOf([said('窗口服务 非常好，点赞！'), said('窗口服务非常好点赞'), said('窗口服务非常好，点赞。')])).toEqual(Array(3).fill([`当天这个窗口有 3 条写的话一样`]));
  expect(findFlags([said('窗口服务非常好点赞'), said('窗口服务非常好点赞'), said('窗口服务非常好')]).size).toBe(0);
  expect(findFlags([said('很好！'), said('很好'), said('很好。')]).size).toBe(0);
});

test('a secret rating is never counted in the words of an open one', () => {
  const open = times(10, 8, { level: 'dissatisfied' });
  const secret = at(3, { level: 'dissatisfied', secret: true });
  const words = wordsOf([...open, secret]);
  expect(words.slice(0, 10)).toEqual(Array(10).fill(['17:20 起 8 分钟内这个窗口有 10 条“不满意”']));
  expect(words[10]).toEqual(['17:20 起 8 分钟内这个窗口有 11 条“不满意”']);
  expect(wordsOf([...open.slice(1), secret]).slice(0, 9)).toEqual(Array(9).fill(undefined));
});
