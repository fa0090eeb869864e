import { markWords } from './marks';

test('the judgement stands before what looked odd; a kind is named once', () => {
  const flags = [
    { kind: 'burst' as const, words: '12 分钟内 19 条' },
    { kind: 'burst' as const, words: '8 分钟内 11 条' },
    { kind: 'lookAlike' as const, words: '和另外 3 条一字不差' },
  ];
  expect(markWords({ verdict: 'malicious', flags, mistaken: true })).toEqual(['认定恶意', '短时间集中', '内容雷同', '群众说是误评']);
  expect(markWords({ verdict: null, flags: [], mistaken: false })).toEqual([]);
});
