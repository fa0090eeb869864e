import { windowLabel } from './window-name';

test.each([
  ['3', '社会保险', '3号窗口 社会保险'],
  ['A3', '社会保险', 'A3 社会保险'],
  ['3', '3号窗口 社会保险', '3号窗口 社会保险'],
])('number %s and name %s', (number, windowName, label) => {
  expect(windowLabel({ number, windowName })).toBe(label);
});
