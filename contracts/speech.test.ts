import { sentencesOf } from './speech';
import { digitWords, integerWords, moneyWords, spokenNumbers } from './spoken-numbers';

const words = (text: string) => sentencesOf(text).map((sentence) => sentence.words);

describe('sentences', () => {
  test('end where a breath is taken, and keep their marks', () => {
    expect(words('不用登录。点一张脸，再点提交，就好了！您满意吗？')).toEqual(['不用登录。', '点一张脸，再点提交，就好了！', '您满意吗？']);
  });

  test('that are long are said clause by clause', () => {
    const long = '您说到“吃拿卡要、让找关系或中介、违规收费”的，只有纪委监委看得到，窗口、大厅和部门都看不到，由纪委监委决定什么时候、把哪些内容转出去。';
    expect(words(long).length).toBe(4);
    expect(words(long).join('')).toBe(long);
  });

  test('a receipt is said slowly, group by group, and what stands around it as ever', () => {
    expect(sentencesOf('评议回执号 7304 2961 0058 请收好。')).toEqual([
      { words: '评议回执号', slow: false },
      { words: '七三零四', slow: true },
      { words: '二九六一', slow: true },
      { words: '零零五八', slow: true },
      { words: '请收好。', slow: false },
    ]);
  });

  test('a numbered group of a code is said slowly, digit by digit', () => {
    expect(sentencesOf('第 3 组 3060')).toEqual([
      { words: '第三组', slow: false },
      { words: '三零六零', slow: true },
    ]);
  });

  test('nothing is made of nothing', () => {
    expect(sentencesOf('')).toEqual([]);
    expect(sentencesOf(' ·  。 ')).toEqual([]);
  });
});

describe('numbers', () => {
  test.each([
    [0, '零'],
    [7, '七'],
    [10, '十'],
    [12, '十二'],
    [20, '二十'],
    [105, '一百零五'],
    [110, '一百一十'],
    [1006, '一千零六'],
    [1060, '一千零六十'],
    [10_000, '一万'],
    [10_001, '一万零一'],
    [100_500, '十万零五百'],
    [213_906, '二十一万三千九百零六'],
    [20_000_300, '二千万零三百'],
    [100_000_000, '一亿'],
    [1_020_003_004, '十亿二千万三千零四'],
  ])('%d is %s', (value, said) => {
    expect(integerWords(value)).toBe(said);
  });

  test.each([
    ['213,906.40', '二十一万三千九百零六元四角'],
    ['5.05', '五元零五分'],
    ['12', '十二元'],
    ['0.5', '零元五角'],
    ['3.27', '三元二角七分'],
  ])('%s yuan are %s', (amount, said) => {
    expect(moneyWords(amount)).toBe(said);
  });

  test.each([
    ['11月23日 周一 前给您回电', '十一月二十三日周一前给您回电'],
    ['2025年11月21日 周五 15:42', '二零二五年十一月二十一日周五十五点四十二分'],
    ['今天 9:00 到 9:05', '今天九点整到九点零五分'],
    ['晚了 2 个工作日', '晚了两个工作日'],
    ['12 个工作日', '十二个工作日'],
    ['满意率 97.3 %', '满意率百分之九十七点三'],
    ['1,284 条', '一千二百八十四条'],
    ['结余 213,906.40 元', '结余二十一万三千九百零六元四角'],
    ['举报电话 12388', '举报电话一二三八八'],
    ['3号窗口 社会保险', '三号窗口社会保险'],
    ['2026-10-08 付 2025/7/1 到', '二零二六年十月八日付二零二五年七月一日到'],
    ['办公电话 0971-5221234', '办公电话零九七一，五二二一二三四'],
    ['打 138 0000 6027 问', '打一三八，零零零零，六零二七问'],
    ['冲回：-500.00 元', '冲回：负五百元'],
    ['420.00，2.50，050', '四百二十，二点五，零五零'],
    ['138****6027', '一三八，中间几位不念，六零二七'],
  ])('%s is said as %s', (text, said) => {
    expect(spokenNumbers(text)).toBe(said);
  });

  test('digits one by one', () => {
    expect(digitWords('0058')).toBe('零零五八');
  });
});
