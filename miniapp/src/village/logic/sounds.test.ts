import { isHeardIn } from './sounds';

const sound = 'zui di sheng huo bao zhang shen qing xie ban';

test.each([
  ['in full', 'shenghuo', true],
  ['first letters', 'shbz', true],
  ['some of both', 'zuidsheng', true],
  ['begun', 'baozh', true],
  ['all of it', 'zuidishenghuobaozhangshenqingxieban', true],
  ['one letter', 'x', true],
  ['in the middle of a syllable', 'eng', false],
  ['with one left out', 'zuibao', false],
  ['more than there is', 'xiebanb', false],
])('%s: %s', (_what, letters, heard) => expect(isHeardIn(letters, sound)).toBe(heard));

test('nothing is heard where there is no sound', () => expect(isHeardIn('a', '')).toBe(false));
