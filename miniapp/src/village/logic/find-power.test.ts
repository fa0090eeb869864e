import { findPowers } from './find-power';

const power = (code: string, name: string, plain: string, initials: string) => ({ code, number: 1, name, class: 'service' as const, plain, post: '', steps: 8, initials });
const all = [power('C1', '最低生活保障申请协办', '家里收入太低，可以申请低保。', 'zdshbzsqxb'), power('B4', '印章使用', '您来盖章，当场登记。', 'yzsy')];

test.each([
  ['nothing typed', '', ['C1', 'B4']],
  ['a word of the name', '印章', ['B4']],
  ['a word of what it is for', '低保', ['C1']],
  ['first letters', 'yz', ['B4']],
  ['first letters in capitals, apart', 'S H B Z', ['C1']],
  ['its code', 'b4', ['B4']],
  ['what is not there', '婚姻', []],
])('%s', (_what, typed, codes) => expect(findPowers(all, typed).map(({ code }) => code)).toEqual(codes));
