/** @jest-environment jsdom */
import { textOf } from './page-text';

const read = (html: string) => {
  document.body.innerHTML = `<main>${html}</main>`;
  return textOf(document.querySelector('main')!).map(({ words, slow, element }) => `${slow ? '慢 ' : ''}${words} <${element.className || element.tagName.toLowerCase()}>`);
};

test('says each innermost block in the order of the page, and where it stands', () => {
  expect(read('<h1>收到了，谢谢您</h1><div class="card"><h2>接下来</h2><div class="line">给您打电话。核实情况。</div></div>')).toEqual([
    '收到了，谢谢您 <h1>',
    '接下来 <h2>',
    '给您打电话。 <line>',
    '核实情况。 <line>',
  ]);
});

test('what is hidden from a screen reader is not said; what is only for it is', () => {
  expect(read('<button><span aria-hidden="true">图</span>复制</button><div class="dot"><span class="spoken">已办：</span></div>')).toEqual(['复制 <button>', '已办： <dot>']);
});

test('words side by side are told apart, a receipt is said slowly, a line of a table is one sentence, a field says its label', () => {
  expect(read('<div class="code"><span>7304</span><span>2961</span><span>0058</span></div>')).toEqual(['慢 七三零四 <code>', '慢 二九六一 <code>', '慢 零零五八 <code>']);
  expect(read('<table><caption>全区</caption><tbody><tr class="row"><th>满意率</th><td>93.4 %</td></tr></tbody></table>')).toEqual(['全区 <caption>', '满意率，百分之九十三点四 <row>']);
  expect(read('<input aria-label="电话号码">')).toEqual(['电话号码 <input>']);
});
