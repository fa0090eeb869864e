import { codeFrom, missingDigits, openedBy, openedByQuery, receiptGroups, spreadReceipt } from './entry';

const ticket = 'K7M2QX9PABCDEFGHJKLMNPQRSTUVWXYZ';

test.each([
  ['K7M2QX9P', 'K7M2QX9P'],
  [' k7m2 qx9p ', 'K7M2QX9P'],
  ['https://pj.example.gov.cn/r/K7M2QX9P', 'K7M2QX9P'],
  ['https%3A%2F%2Fpj.example.gov.cn%2Fr%2FK7M2QX9P', 'K7M2QX9P'],
  ['https://pj.example.gov.cn/r/K7M2QX9P?from=stand', 'K7M2QX9P'],
  ['pages/rate/index?scene=K7M2QX9P', 'K7M2QX9P'],
])('the code in %s', (text, code) => {
  expect(codeFrom(text)).toBe(code);
});

test.each(['', 'hello', 'https://example.com/', 'K7M2QX9', 'K7M2QX9PP', 'https://x.cn/r/K7M2QX9PAB', 'IIIIOOOO', '%E0%A4%A'])('no code in “%s”', (text) => {
  expect(codeFrom(text)).toBeNull();
});

test('the page takes whichever parameter carries a code', () => {
  const stand = { by: 'stand', code: 'K7M2QX9P' };
  expect(openedByQuery({ q: encodeURIComponent('https://pj.example.gov.cn/r/K7M2QX9P') })).toEqual(stand);
  expect(openedByQuery({ scene: 'undefined', code: 'K7M2QX9P' })).toEqual(stand);
  expect(openedByQuery({ q: encodeURIComponent(`https://pj.example.gov.cn/t/${ticket}`) })).toEqual({ by: 'ticket', code: ticket });
  expect(openedByQuery({ scene: ticket })).toEqual({ by: 'ticket', code: ticket });
  expect(openedByQuery({ ticket, code: 'K7M2QX9P' })).toEqual({ by: 'ticket', code: ticket });
  expect(openedByQuery({})).toBeNull();
});

test.each([ticket, `https://pj.example.gov.cn/t/${ticket.toLowerCase()}`, `https%3A%2F%2Fpj.example.gov.cn%2Ft%2F${ticket}`, `pages/rate/index?ticket=${ticket}`])('the ticket in %s', (text) => {
  expect(openedBy(text)).toEqual({ by: 'ticket', code: ticket });
});

test.each([`${ticket}A`, ticket.slice(1), `https://pj.example.gov.cn/t/${ticket}AA`, '0'.repeat(32)])('no ticket and no window in “%s”', (text) => {
  expect(openedBy(text)).toBeNull();
});

test('a receipt is shown in groups of four', () => {
  expect(receiptGroups('730429618854')).toEqual(['7304', '2961', '8854']);
});

test('typing fills one group, pasting fills them all', () => {
  expect(spreadReceipt(['', '', ''], 0, '73')).toEqual(['73', '', '']);
  expect(spreadReceipt(['7304', '', ''], 1, '7304 2961 8854')).toEqual(['7304', '2961', '8854']);
  expect(spreadReceipt(['7304', '', ''], 1, '29618')).toEqual(['7304', '2961', '8']);
});

test('the button can say how many digits are missing', () => {
  expect(missingDigits(['7304', '29', ''])).toBe(6);
});
