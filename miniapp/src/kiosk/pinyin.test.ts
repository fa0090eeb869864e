import { charactersOf, lastLetters } from './pinyin';

test('letters at the end are what a character takes the place of', () => {
  expect(lastLetters('王xiao')).toBe('xiao');
  expect(lastLetters('王小')).toBe('');
  expect(lastLetters('123x')).toBe('x');
});

test.each([['wang', '王'], ['zeng', '曾'], ['ou', '区'], ['shan', '单'], ['lv', '吕'], ['yu', '余']])('%s is read by %s, among the first of its sound', (letters, character) => {
  expect(charactersOf(letters).characters.slice(0, 8)).toContain(character);
});

test('rarer characters of names are there too, and half a syllable offers what begins so', () => {
  expect(charactersOf('xin').characters).toContain('鑫');
  expect(charactersOf('zhan').characters).toContain('詹');
  expect(charactersOf('zho').characters).toContain('周');
  expect(charactersOf('qqq').characters).toEqual([]);
});

test('of several syllables the first is chosen first', () => {
  const first = charactersOf('dibao');
  expect(first.taken).toBe(2);
  expect(first.characters).toContain('低');
  expect(charactersOf('bao').characters).toContain('保');
});
