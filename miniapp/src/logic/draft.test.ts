import { submitRatingRequest } from '../../../contracts/rating';
import { ratingLevels, ratingReasons } from '../../../contracts/rating-options';
import { chooseLevel, emptyDraft, hasMoreReasons, phoneProblem, phoneSpaced, reasonRows, toggleReason, whyNotYet, type Draft } from './draft';
import { deviceKeyPattern } from '../../../contracts/rating-options';
import { base64urlFrom, requestFrom } from './submission';

const draft = (changes: Partial<Draft>): Draft => ({ ...emptyDraft, ...changes });
const key = '6f2c1f6e-6a3c-4d55-9a3e-2f7c0a1b2c3d';

test('before a face is chosen the button says so', () => {
  expect(whyNotYet(emptyDraft)).toBe('请先点一张脸');
});

test('one face is enough', () => {
  expect(whyNotYet(draft({ level: 'acceptable' }))).toBeNull();
});

test('another face drops reasons that no longer fit and keeps the words', () => {
  const before = draft({ level: 'dissatisfied', reasons: ['901'], comment: '跑了两趟', phone: '13800006027' });
  expect(chooseLevel(before, 'satisfied')).toEqual({ ...before, level: 'satisfied', reasons: [] });
  expect(chooseLevel(before, 'dissatisfied')).toBe(before);
});

test.each(ratingLevels)('%s has reasons, the likeliest first and all of them behind 更多', (level) => {
  const few = reasonRows(level, false, []).flatMap((row) => row.reasons);
  const all = reasonRows(level, true, []).flatMap((row) => row.reasons);
  expect(few.length).toBeGreaterThan(0);
  expect(few.every((reason) => reason.likely)).toBe(true);
  expect(all.length).toBe(ratingReasons.filter((reason) => reason.level === level).length);
  expect(hasMoreReasons(level)).toBe(all.length > few.length);
});

test('a chosen reason stays visible when the rest is folded away', () => {
  expect(reasonRows('dissatisfied', false, ['904']).flatMap((row) => row.reasons.map((reason) => reason.code))).toContain('904');
});

test('toggling a reason twice leaves it out', () => {
  const once = toggleReason(draft({ level: 'dissatisfied' }), '901', true);
  expect(toggleReason(once, '901', true).reasons).toEqual(['901']);
  expect(toggleReason(once, '901', false).reasons).toEqual([]);
});

test.each([
  ['', null],
  ['138 0000 6027', null],
  ['0971-8230000', null],
  ['1380000602', '少了 1 位，手机号是 11 位。'],
  ['138000060277', '多了 1 位，手机号是 11 位。'],
  ['09718', '座机号连区号是 10 到 12 位。'],
  ['8230000', '手机号以 1 开头，座机请带区号。'],
  ['138a', '只写数字就行，不用写别的符号。'],
])('phone “%s”', (text, problem) => {
  expect(phoneProblem(text)).toBe(problem);
});

test('a mobile number is spaced 3-4-4', () => {
  expect(phoneSpaced('13800006027')).toBe('138 0000 6027');
  expect(phoneSpaced(' 09718230000 ')).toBe('09718230000');
});

test('a phone needs the consent', () => {
  const withPhone = draft({ level: 'dissatisfied', phone: '13800006027' });
  expect(whyNotYet(withPhone)).toBe('请先勾选“同意给我打电话”');
  expect(whyNotYet({ ...withPhone, phoneConsent: true })).toBeNull();
});

test('photos hold the button until they are there', () => {
  const photo = { id: 'a', preview: 'a' };
  expect(whyNotYet(draft({ level: 'satisfied', photos: [{ ...photo, token: 't' }, photo] }))).toBe('正在传照片 1 / 2 张');
  expect(whyNotYet(draft({ level: 'satisfied', photos: [{ ...photo, failed: true }] }))).toBe('有照片没传上，请重传或去掉');
});

test('what the page sends is what the contract takes', () => {
  const full = draft({
    level: 'dissatisfied',
    attitude: 'dissatisfied',
    reasons: ['901', '209'],
    comment: ' 让我下周再来 ',
    phone: '138 0000 6027',
    phoneConsent: true,
    photos: [{ id: 'a', preview: 'a', token: 'A'.repeat(32) }],
  });
  expect(submitRatingRequest.parse(requestFrom(full, { windowCode: 'K7M2QX9P', idempotencyKey: key, channel: 'h5' }))).toMatchObject({
    comment: '让我下周再来',
    phone: '13800006027',
    photoTokens: ['A'.repeat(32)],
  });
  expect(submitRatingRequest.safeParse(requestFrom(draft({ level: 'satisfied' }), { windowCode: 'K7M2QX9P', idempotencyKey: key, channel: 'weapp' })).success).toBe(true);
});

test('a number is never sent without the consent', () => {
  const request = requestFrom(draft({ level: 'satisfied', phone: '', phoneConsent: true }), { windowCode: 'K7M2QX9P', idempotencyKey: key, channel: 'h5' });
  expect(request).not.toHaveProperty('phone');
  expect(request.phoneConsent).toBe(false);
});

test('a phone tells itself by 22 letters of base64url, as the contract asks', () => {
  for (const bytes of [new Uint8Array(16), new Uint8Array(16).fill(255), Uint8Array.from({ length: 16 }, (_, index) => index * 17)]) {
    expect(base64urlFrom(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
    expect(base64urlFrom(bytes)).toMatch(deviceKeyPattern);
  }
  const sent = requestFrom(draft({ level: 'satisfied' }), { windowCode: 'K7M2QX9P', idempotencyKey: key, channel: 'h5', deviceKey: base64urlFrom(new Uint8Array(16)) });
  expect(submitRatingRequest.parse(sent)).toMatchObject({ deviceKey: 'A'.repeat(22) });
});
