import { charactersOf, lastLetters } from './pinyin';

test('letters at the end are what a character takes the place of', () => {
  expect(lastLetters('王xiao')).toBe('xiao');
  expect(lastLetters('王小')).toBe('');
  expect(lastLetters('123x')).toBe('x');
});

test.each([['wang', '王'], ['zeng', '曾'], ['ou', '区'], ['shan', '单'], ['lv', '吕'], ['yu', '余']])('%s is read by %s, among the first of its sound', (letters, character) => {
  expect(charactersOf(letters).slice(0, 8)).toContain(character);
});

test('rarer characters of names are there too, and half a syllable offers what begins so', () => {
  expect(charactersOf('xin')).toContain('鑫');
  expect(charactersOf('zhan')).toContain('詹');
  expect(charactersOf('zho')).toContain('周');
  expect(charactersOf('qqq')).toEqual([]);
});
