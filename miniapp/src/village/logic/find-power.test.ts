import { findPowers } from './find-power';

const power = (code: string, name: string, plain: string, sound: { name: string; plain: string }) => ({ code, number: 1, name, class: 'service' as const, plain, post: '', steps: 8, sound });
const all = [
  power('C1', '最低生活保障申请协办', '家里收入太低，可以申请低保。', { name: 'zui di sheng huo bao zhang shen qing xie ban', plain: 'jia li shou ru tai di ke yi shen qing di bao' }),
  power('B4', '印章使用', '您来盖章，当场登记。', { name: 'yin zhang shi yong', plain: 'nin lai gai zhang dang chang deng ji' }),
];

test.each([
  ['nothing typed', '', ['C1', 'B4']],
  ['a word of the name', '印章', ['B4']],
  ['a word of what it is for', '低保', ['C1']],
  ['its pinyin', 'dibao', ['C1']],
  ['its first letters', 'db', ['C1']],
  ['pinyin of the name', 'yinzhang', ['B4']],
  ['first letters', 'yz', ['B4']],
  ['first letters in capitals, apart', 'S H B Z', ['C1']],
  ['one letter that only the words have', 'g', []],
  ['its code', 'b4', ['B4']],
  ['what is not there', '婚姻', []],
])('%s', (_what, typed, codes) => expect(findPowers(all, typed).map(({ code }) => code)).toEqual(codes));
