import fc from 'fast-check';
import PizZip from 'pizzip';
import type { AccountLine, PublicPublication } from '../../contracts/disclosure';
import { broadcastOf, ledLines, noticeDocument, noticeOf } from '.';

const line = (what: string, amount: number): AccountLine => ({ day: '2026-10-08', entry: 'F3.4', what, amount, party: '', voucher: '', voucherFileIds: [] });
const ref = (name: string) => ({ id: 'f'.repeat(24), name });
const publication = (more: Partial<PublicPublication>): PublicPublication => ({
  ...{ id: 'e'.repeat(24), village: ref('石桥村'), town: ref('柳溪镇'), item: { code: 'F0', name: '每月收支账', class: 'finance', form: 'accounts' }, period: { key: '2026-10', label: '2026年10月', from: '2026-10-01', to: '2026-10-31' } },
  ...{ nothing: false, edition: 1, publishedOn: '2026-11-05', due: '2026-11-15', lateWorkingDays: 0, corrected: false, state: 'published', content: null, attachments: [], checkedBy: '村务监督委员会', approvedBy: '柳溪镇', correction: null, replacedById: null },
  ...more,
});
const account = publication({ content: { form: 'accounts', opening: 16_166_200, receipts: [line('上级补助', 12_846_000)], payments: [line('三组排水沟工程款', 4_200_000), line('路灯电费和维修', 981_560)], closing: 23_830_640, note: '' } });
const table = publication({
  item: { code: 'V6', name: '最低生活保障对象', class: 'affairs', form: 'table' },
  content: { form: 'table', columns: [{ key: 'name', title: '姓名', kind: 'name', required: true }, { key: 'identity', title: '身份证号', kind: 'identity', required: true }, { key: 'amount', title: '每月金额', kind: 'money', required: true }], rows: [['张**', '', '420.00'], ['李**', '', '380.00']], note: '' },
});

test('the board: figures, two tables, and no column that is masked away altogether', () => {
  expect(noticeOf(account)).toMatchObject({ figures: [{ words: '161,662.00 元' }, { words: '128,460.00 元' }, { words: '51,815.60 元' }, { name: '月末结余', words: '238,306.40 元' }], tables: [{ caption: '收入' }, { caption: '支出', rows: [['10月8日', '三组排水沟工程款', '42,000.00'], ['10月8日', '路灯电费和维修', '9,815.60']] }] });
  expect(noticeOf(table).tables).toEqual([{ caption: '', columns: [{ title: '姓名', right: false }, { title: '每月金额', right: true }], rows: [['张**', '420.00'], ['李**', '380.00']] }]);
  expect(noticeOf(publication({ nothing: true })).paragraphs).toEqual(['本期没有发生。']);
});

test('the screen: lines of at most 40 characters, no sum torn apart', () => {
  const lines = ledLines(account);
  expect(lines).toEqual(['石桥村公开：2026年10月 每月收支账', '收入 128,460.00 元，支出 51,815.60 元，', '结余 238,306.40 元', '明细看公开栏，或扫栏上的码']);
  for (const text of lines) expect(text.length).toBeLessThanOrEqual(40);
  expect(ledLines(publication({ nothing: true }))).toContain('本期没有发生。');
});

test('the loudspeaker: sentences with numbers as they are said, the largest payments named', () => {
  const words = broadcastOf(account);
  expect(words[0]).toBe('柳溪镇石桥村的乡亲们，现在播送二零二六年十月每月收支账。');
  expect(words.join('')).toContain('月末结余二十三万八千三百零六元四角');
  expect(words.join('')).toContain('三组排水沟工程款，四万二千元');
  expect(words.join('')).not.toMatch(/\d/);
  expect(broadcastOf(table).join('')).toContain('这次公开的共两条');
});

test('the loudspeaker says no digit and no star, whatever the text holds', () => {
  const word = fc.constantFrom('张**', '柳溪路**号', '138****6027', '付 ', '，', '。', '2026-10-08', '12月5日', '97.30 %', '0971-5221234', '138 0000 6027', '-500.00 元', '1,120.00 元', '第3组', '2户', '12388');
  const amount = fc.integer({ min: 0, max: 99_999_999_999_99 }).map((fen) => `${(fen / 100).toFixed(2)}元`);
  fc.assert(
    fc.property(fc.array(fc.oneof(word, amount), { minLength: 1, maxLength: 30 }), (words) => {
      expect(broadcastOf(publication({ content: { form: 'text', text: words.join('') } })).join('')).not.toMatch(/[\d*]/);
    }),
    { seed: 20_261_128, numRuns: 300 },
  );
});

test('the Word file holds every cell, the code and an A3 page', async () => {
  const code = Buffer.from('89504e470d0a1a0a', 'hex');
  const zip = new PizZip(await noticeDocument(noticeOf(account), code));
  const text = zip.file('word/document.xml')!.asText();
  for (const words of ['石桥村', '2026年10月', '238,306.40 元', '三组排水沟工程款', '42,000.00', '村务监督委员会', '11月5日']) expect(text).toContain(words);
  expect(text.replace(/<!--[^]*?-->/g, '')).not.toMatch(/[{}]/);
  expect(text).toContain('w:w="23811" w:h="16838"');
  expect(zip.file('word/media/code.png')!.asNodeBuffer()).toEqual(code);
});
