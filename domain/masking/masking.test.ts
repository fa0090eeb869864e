import fc from 'fast-check';
import { personalNumberIn } from '../../contracts/personal-numbers';
import { bareDigits as bare, writtenNumber as written } from '../../test/support/personal-numbers';
import { findNumbers, maskByKind, maskName, maskNames, maskNumbers, maskToStore, maskWords, proposalsIn } from '.';

const seed = 20_261_128;
const words = fc.constantFrom('联系', '户主张演示，电话', '身份证', '发到卡上：', '（', '；另有', '，金额 1280.00 元，', ' 2026-11-20 ', '第 12 号凭证');

test('no number of a person stays whole, however it is written and whatever stands around it', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(words, written), { minLength: 1, maxLength: 4 }), (parts) => {
      const text = parts.map(([before, { text: number }]) => `${before}${number}，`).join('');
      const masked = maskNumbers(text);
      for (const [, { number }] of parts) expect(bare(masked)).not.toContain(number);
      expect(findNumbers(masked)).toEqual([]);
      const found = personalNumberIn(masked);
      expect(found === null || found === '电话号码' ? null : `${found} in ${masked}`).toBeNull();
    }),
    { seed, numRuns: 2000 },
  );
});

test('masking twice is masking once', () => {
  fc.assert(
    fc.property(words, written, (before, { text }) => {
      expect(maskNumbers(maskNumbers(before + text))).toBe(maskNumbers(before + text));
    }),
    { seed, numRuns: 500 },
  );
  for (const [kind, cell] of [['phone', '13800006027'], ['card', '6222020000001234567'], ['identity', '63010519700101123X'], ['name', '张演示']] as const) expect(maskByKind(kind, maskByKind(kind, cell))).toBe(maskByKind(kind, cell));
});

test.each([
  ['两个号连着写', '13800006027 13900006028', '138****6027 139****6028'],
  ['带国家码', '+86 138 0000 6027', '+138****6027'],
  ['生日写成日期', '630105-1970-01-01-1234', '630**************4'],
  ['末位是乘号', '63010519700101123×', '630**************X'],
  ['零宽字符', '138\u200b0000\u200b6027', '138****6027'],
  ['贴着字', '张演示13800006027领取', '张演示138****6027领取'],
])('%s', (_what, text, masked) => expect(maskNumbers(text)).toBe(masked));

test.each([
  '收入 128456.00 元，支出 13800.00 元，结余 114656.00 元',
  '1,280,000.00，5,600.27，13,800.00',
  '2026-11-20 至 2026-12-31',
  '20261101-20261130',
  '139 2026-11-20',
  '2026年11月20日 13:30',
  '记-0012、银付15号、凭证 20261120015',
  '发票 25632000000012345678',
  '低保 3 人，每月 560.00 元，共 1680.00 元',
  '统一社会信用代码 91630105MA7XXABC1X',
  '面积 12.50 亩，承包期 2026-2056',
])('leaves alone: %s', (text) => expect(maskNumbers(text)).toBe(text));

test('whatever column it was typed into, a number of a person is not stored whole', () => {
  fc.assert(
    fc.property(fc.constantFrom('text', 'name', 'identity', 'phone', 'card', 'number', 'money', 'day'), written, (kind, { number, text }) => {
      expect(bare(maskToStore(kind, text))).not.toContain(number);
    }),
    { seed, numRuns: 1000 },
  );
});

test('a name shows its surname only, several in one cell each theirs', () => {
  expect([maskName('张演示'), maskName('欧阳演示'), maskName('买买提·演示'), maskNames('张演示、李演示')]).toEqual(['张**', '欧阳**', '买**', '张**、李**']);
  const han = fc.array(fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCodePoint(code)), { minLength: 2, maxLength: 4 }).map((all) => all.join(''));
  fc.assert(fc.property(fc.array(han, { minLength: 1, maxLength: 3 }), (names) => names.every((name) => !maskNames(names.join('、')).includes(name))), { seed });
});

describe('what looks personal in free text', () => {
  const nobody = { posts: new Set<string>(), columns: new Set<string>() };
  const found = (text: string, known = nobody) => proposalsIn(text, known).map(({ text: word, kind, suggestion }) => [word, kind, suggestion]);

  test.each([
    ['户主张演示的低保', [['张演示', 'name', 'mask']]],
    ['村民李明和王强两家', [['李明', 'name', 'mask']]],
    ['张和平同志负责', [['张和平', 'name', 'mask']]],
    ['女儿刘小演上学', [['刘小演', 'child', 'mask']]],
    ['家住柳溪路18号', [['18号', 'address', 'mask']]],
    ['住和顺小区3栋2单元301室', [['3栋2单元301室', 'address', 'mask']]],
    ['村委会电话 0971-1234567', [['0971-1234567', 'landline', 'keep']]],
  ])('%s', (text, hits) => expect(found(text)).toEqual(hits));

  test.each(['村民代表会议讨论通过', '村民委员会和村民小组', '凭证第 12 号', '修 3 号桥', '支付电费 1280.00 元'])('proposes nothing: %s', (text) => expect(found(text)).toEqual([]));

  test('knows those with a post in the village, who may stay, and names of its own columns, which may not', () => {
    const known = { posts: new Set(['赵演示']), columns: new Set(['周演示']) };
    expect(found('由赵演示经手，周演示签收', known)).toEqual([['赵演示', 'cadre', 'keep'], ['周演示', 'name', 'mask']]);
  });

  test('masks every place of a wording, the longer one first', () => {
    expect(maskWords('张演示家，张演示一', [{ text: '张演示', masked: '张**' }, { text: '张演示一', masked: '张**' }])).toBe('张**家，张**');
  });
});
