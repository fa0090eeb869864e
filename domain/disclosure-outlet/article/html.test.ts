import fc from 'fast-check';
import { articleLimits } from '../../../contracts/article-draft';
import type { AccountLine, DisclosureContent, PublicPublication } from '../../../contracts/disclosure';
import { articleHtml, codeAddress } from './html';
import { articlePreviewOf } from './proposal';

const ref = (name: string) => ({ id: 'f'.repeat(24), name });
const line = (what: string, amount = 4_200_000): AccountLine => ({ day: '2026-10-08', entry: 'F3.4', what, amount, party: '', voucher: '', voucherFileIds: [] });
const accounts = (payments: AccountLine[]): DisclosureContent => ({ form: 'accounts', opening: 0, receipts: [line('上级补助', 12_846_000)], payments, closing: 8_646_000, note: '' });
const publication = (more: Partial<PublicPublication> = {}): PublicPublication => ({
  ...{ id: 'e'.repeat(24), village: ref('石桥村'), town: ref('柳溪镇'), item: { code: 'F0', name: '每月收支账', class: 'finance', form: 'accounts' }, period: { key: '2026-10', label: '2026年10月', from: '2026-10-01', to: '2026-10-31' } },
  ...{ nothing: false, edition: 1, publishedOn: '2026-11-05', due: '2026-11-15', lateWorkingDays: 0, corrected: false, state: 'published', attachments: [], checkedBy: '村务监督委员会', approvedBy: '柳溪镇', correction: null, replacedById: null },
  content: accounts([line('三组排水沟工程款')]),
  ...more,
});
const column = (title: string, kind: 'text' | 'name' | 'money' | 'identity' = 'text') => ({ key: 'a', title, kind, required: true });
const table = (columns: ReturnType<typeof column>[], rows: string[][]) => publication({ content: { form: 'table', columns, rows, note: '' } });

/** What an editor of WeChat keeps as it is. */
const plain = new Set(['section', 'p', 'strong', 'br', 'img', 'table', 'thead', 'tbody', 'tr', 'th', 'td']);
function looksRight(html: string): void {
  const open: string[] = [];
  for (const [tag, end, name = '', rest = ''] of html.matchAll(/<(\/?)([a-z]+)((?:\s[a-z]+="[^"]*")*)>/g)) {
    expect(plain.has(name)).toBe(true);
    expect(rest).not.toMatch(/ (class|id|href|on\w+)=/);
    if (end) expect(open.pop()).toBe(name);
    else if (name !== 'br' && name !== 'img') open.push(name);
    expect(tag).not.toContain('script');
  }
  expect(open).toEqual([]);
  // Whatever else stands between angle brackets was a tag above.
  expect(html.replace(/<\/?[a-z]+(?:\s[a-z]+="[^"]*")*>/g, '')).not.toMatch(/[<>]/);
  expect(html.length).toBeLessThan(articleLimits.content);
  expect(html).toContain(`<img src="${codeAddress}"`);
}

test('the month’s accounts: figures, both tables, when it came, who answers for it', () => {
  const { html, leftOut } = articleHtml(publication());
  looksRight(html);
  expect(leftOut).toBe(0);
  for (const words of ['柳溪镇 石桥村　2026年10月', '86,460.00 元', '三组排水沟工程款', '42,000.00', '按时｜2026年11月5日 周四公开', '村务监督委员会核对，柳溪镇审核', '12388']) expect(html).toContain(words);
  expect(articlePreviewOf(publication())).toMatchObject({ title: '石桥村2026年10月每月收支账公开', digest: '收入 128,460.00 元，支出 42,000.00 元，月末结余 86,460.00 元。', length: html.length });
});

test('what was corrected says so first; what was late says by how much', () => {
  const { html } = articleHtml(publication({ lateWorkingDays: 2, correction: { reason: '一笔支出写错了金额', earlierId: 'd'.repeat(24), earlierPublishedOn: '2026-11-03' } }));
  expect(html.indexOf('一笔支出写错了金额')).toBeLessThan(html.indexOf('石桥村'));
  expect(html).toContain('晚了 2 个工作日｜2026年11月5日 周四公开');
});

test('nothing of what is masked away stands in it, and a table of many columns becomes lines', () => {
  const { html } = articleHtml(table([column('姓名', 'name'), column('身份证号', 'identity'), column('组'), column('人数'), column('事由'), column('金额', 'money')], [['张**', '', '一组', '2', '最低生活保障', '420.00'], ['李**', '', '', '1', '临时救助', '300.00']]));
  looksRight(html);
  expect(html).not.toContain('<table style="width:100%;border-collapse:collapse;font-size:14px');
  expect(html).not.toContain('身份证号');
  expect(html).toContain('<strong>张**</strong><br>组 一组，人数 2，事由 最低生活保障，金额 420.00');
  expect(html).toContain('<strong>李**</strong><br>人数 1，事由 临时救助，金额 300.00');
});

test('what has no room is counted, and the original is pointed at', () => {
  const rows = Array.from({ length: 2000 }, (_, row) => [`张**${row}`, '一组', '420.00']);
  const { html, leftOut } = articleHtml(table([column('姓名', 'name'), column('组'), column('金额', 'money')], rows));
  looksRight(html);
  const shown = html.match(/<tr style="border-bottom:1px/g)!.length;
  expect(shown).toBeGreaterThan(60);
  expect(leftOut).toBe(2000 - shown);
  expect(html).toContain(`还有 ${leftOut} 行没有登在这里，扫码看全部。`);
  // In their order, none skipped.
  expect(html).toContain(`张**${shown - 1}<`);
  expect(html).not.toContain(`张**${shown}<`);
});

test('whatever is published, it is well formed, short enough, and runs nothing', () => {
  const text = fc.oneof(fc.string({ maxLength: 40 }), fc.constantFrom('<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '&amp;', '<table>', '{{code}}', '张**', '\n'));
  const cell = fc.oneof(text, fc.string({ minLength: 200, maxLength: 300 }));
  const tables = fc.integer({ min: 1, max: 8 }).chain((width) =>
    fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 120 }).map((rows) => table(Array.from({ length: width }, (_, at) => column(`列${at}`)), rows)),
  );
  const texts = fc.array(text, { minLength: 1, maxLength: 400 }).map((parts) => publication({ content: { form: 'text', text: parts.join('\n').slice(0, 10_000) || '空' } }));
  const sums = fc.array(text, { maxLength: 300 }).map((parts) => publication({ content: accounts(parts.map((what) => line(what))) }));
  fc.assert(
    fc.property(fc.oneof(tables, texts, sums), (one) => {
      looksRight(articleHtml(one).html);
      const { title, digest } = articlePreviewOf(one);
      expect([...title].length).toBeLessThanOrEqual(articleLimits.title);
      expect([...digest].length).toBeLessThanOrEqual(articleLimits.digest);
    }),
    { seed: 20_261_128, numRuns: 120 },
  );
});
