import { emptyCode, groupsOf, spreadCode, whyNotAsk, whyNotLeave } from './code';

const code = ['4082', '9517', '3360', '7246'];

test.each([
  ['a whole code', 0, '4082951733607246'],
  ['with spaces', 2, '4082 9517 3360 7246'],
  ['with dashes and wide digits', 0, '４０８２-9517-3360-7246'],
])('%s, pasted anywhere, fills all groups', (_name, index, pasted) => {
  expect(spreadCode(['1', '', '', ''], index, pasted)).toEqual(code);
});

test('what is too long for a group goes on into the next', () => {
  expect(spreadCode(['4082', '', '', ''], 1, '95173')).toEqual(['4082', '9517', '3', '']);
  expect(spreadCode(code, 1, '95')).toEqual(['4082', '95', '3360', '7246']);
});

test('the button says what is missing', () => {
  expect(whyNotAsk(emptyCode)).toBe('请写下 16 位回执码');
  expect(whyNotAsk(['4082', '95', '3360', '7246'])).toBe('还差 2 位');
  expect(whyNotAsk(groupsOf(code.join('')))).toBeNull();
  expect(whyNotLeave('3360', '336')).toBe('还差 1 位，填完就能离开');
  expect(whyNotLeave('3360', '3366')).toBe('这一组对不上，请再看一眼');
  expect(whyNotLeave('3360', '3360')).toBeNull();
});
