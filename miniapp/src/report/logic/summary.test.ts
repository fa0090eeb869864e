import { newDraft } from './draft';
import { rowsOf } from './summary';

const topic = { key: 'funds', label: '惠民资金', examples: '', fields: [{ key: 'fund', label: '哪一笔', hint: '' }] };
const draft = { ...newDraft(false, 'k'), what: ' 路修了两回 ', extra: { fund: '道路款', other: '别的' }, people: [{ name: '演示甲', organisation: '', post: '主任' }, { name: '', organisation: '', post: '' }], placeText: '村口' };

test('only what was written is listed, in the order of the form', () => {
  expect(rowsOf(draft, topic)).toEqual([['哪一类', '惠民资金'], ['哪一笔', '道路款'], ['这件事', '路修了两回'], ['在哪里', '村口'], ['反映谁', '演示甲，主任']]);
});

test('a name is listed only by name', () => {
  const known = { ...draft, identity: { ...draft.identity, name: '演示乙', phone: '138 0000 6027' }, place: { id: '1', name: '上柳村', within: '梨园镇' } };
  expect(JSON.stringify(rowsOf(known, topic))).not.toContain('演示乙');
  expect(rowsOf({ ...known, named: true }, topic)).toEqual(expect.arrayContaining([['您的姓名', '演示乙'], ['有进展发短信', '不发'], ['在哪里', '上柳村（梨园镇）']]));
});
