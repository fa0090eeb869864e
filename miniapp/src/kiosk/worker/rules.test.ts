import { isGone, isPublic, mayKeep, room, tooMuch } from './rules';

const origin = 'https://village.example';
const id = '0123456789abcdef01234567';
const may = (path: string, method = 'GET') => mayKeep(method, new URL(path, origin), origin);

test.each([
  '/api/public/village-codes/LX-01/board',
  `/api/public/villages/${id}/board`,
  `/api/public/villages/${id}/accounts?month=2026-10`,
  `/api/public/villages/${id}/payments?limit=50`,
  `/api/public/villages/${id}/power-cases?limit=5&code=M1`,
  `/api/public/publications/${id}`,
  `/api/public/publications/${id}/changes`,
  '/api/public/powers',
  '/api/public/powers/A1',
  '/api/public/policies',
  `/api/public/policies/${id}`,
  `/api/public/projects/${id}`,
  `/api/public/funds/flow?village=${id}`,
])('what everybody may read is kept: %s', (path) => expect(may(path)).toBe(true));

test.each([
  // One's own.
  '/api/public/household-ways',
  '/api/public/household/entry',
  '/api/public/household/view',
  // Who was looked for.
  `/api/public/payment-lists/${id}`,
  `/api/public/payment-lists/${id}?surname=%E5%BC%A0`,
  `/api/public/villages/${id}/search?text=%E4%BD%8E%E4%BF%9D`,
  '/api/public/villages?text=slc',
  '/api/public/policies?text=dibao',
  `/api/public/villages/${id}/payments?limit=50&cursor=abc`,
  // Files, other people's pages, staff.
  `/api/public/publications/${id}/files/${id}`,
  '/api/public/rating-progress',
  '/api/public/questions',
  '/api/report/opening',
  '/api/session',
  '/api/villages',
  `/api/public/villages/${id}/board/`,
  `/x/api/public/villages/${id}/board`,
])('nothing else is: %s', (path) => expect(may(path)).toBe(false));

test('nor what is sent, nor what another server says', () => {
  expect(may('/api/public/powers', 'POST')).toBe(false);
  expect(may('https://elsewhere.example/api/public/powers')).toBe(false);
});

test('of what may be kept, only what the server calls public', () => {
  const json = 'application/json; charset=utf-8';
  expect(isPublic(200, { cacheControl: 'public, max-age=60', type: json })).toBe(true);
  expect(isPublic(200, { cacheControl: 'no-store', type: json })).toBe(false);
  expect(isPublic(200, { cacheControl: 'private, max-age=60', type: json })).toBe(false);
  expect(isPublic(200, { cacheControl: null, type: json })).toBe(false);
  expect(isPublic(404, { cacheControl: 'public, max-age=60', type: json })).toBe(false);
  expect(isPublic(200, { cacheControl: 'public, max-age=60', type: 'text/html' })).toBe(false);
  expect([404, 410, 500].map(isGone)).toEqual([true, true, false]);
});

test('the oldest go where there are too many, or where they are too large together', () => {
  const some = (count: number, bytes: number) => Array.from({ length: count }, (_, index) => ({ address: `/${index}`, bytes }));
  expect(tooMuch(some(room.answers, 10))).toEqual([]);
  expect(tooMuch(some(room.answers + 2, 10))).toEqual(['/0', '/1']);
  expect(tooMuch(some(4, room.bytes / 3))).toEqual(['/0']);
});
