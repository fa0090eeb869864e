import { orderFrom } from './order';

test('what a page has kept is read back, and nothing else is taken for it', () => {
  const order = { token: 'a-token-of-a-demand', requestKey: 'k', amount: 1200 };
  expect(orderFrom(JSON.stringify(order))).toEqual(order);
  expect(orderFrom(JSON.stringify({ ...order, code: '012345', web: { code: 'c', state: 's' }, more: 1 }))).toEqual({ ...order, code: '012345' });
  for (const other of [null, '', 'null', '[]', '{}', JSON.stringify({ ...order, amount: '1200' })]) expect([other, orderFrom(other)]).toEqual([other, null]);
});
