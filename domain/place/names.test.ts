import { likeness } from './names';

describe('what a text may mean', () => {
  const names = ['青禾村', '上柳村', '清河社区', '长乐社区', '区公安分局', '梨园镇', '新塘街道'];
  const best = (text: string): string | undefined => names.map((name) => ({ name, rate: likeness(text, name) })).filter(({ rate }) => rate > 0).sort((a, b) => b.rate - a.rate)[0]?.name;

  it.each([
    ['the name', '青禾村', '青禾村'],
    ['without its ending', '青禾', '青禾村'],
    ['with another ending', '青禾村委会', '青禾村'],
    ['a part', '公安', '区公安分局'],
    ['scattered', '公局', '区公安分局'],
    ['a character of the same sound', '上流村', '上柳村'],
    ['pinyin with its ending', 'shangliucun', '上柳村'],
    ['pinyin without', 'shangliu', '上柳村'],
    ['pinyin in two words', 'Shang Liu', '上柳村'],
    ['the other sound of a character', 'changle', '长乐社区'],
    ['initials', 'ly', '梨园镇'],
    ['initials with the ending', 'xtjd', '新塘街道'],
  ])('%s', (_what, text, name) => expect(best(text)).toBe(name));

  it.each(['', '   ', '没有', 'xyz', '123'])('“%s” means none', (text) => expect(best(text)).toBeUndefined());
});
