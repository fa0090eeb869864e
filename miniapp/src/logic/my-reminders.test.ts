import { invitationCode } from '../../../contracts/follower';
import { correctionKindLabels, correctionRequest, reminderOccasionLabels } from '../../../contracts/reminder';
import { codeProblem, codeTyped, correctionLabels, correctionMost, kindsToCorrect, occasionLabels, personRows, unreadWords, whyNotBind, whyNotCorrect } from './my-reminders';

test('the words are those of the contract', () => {
  expect(occasionLabels).toEqual(reminderOccasionLabels);
  expect(correctionLabels).toEqual(correctionKindLabels);
  expect(correctionRequest.safeParse({ kind: 'post', text: '字'.repeat(correctionMost) }).success).toBe(true);
  expect(correctionRequest.safeParse({ kind: 'post', text: '字'.repeat(correctionMost + 1) }).success).toBe(false);
});

test.each([
  ['k7mw p3qh', 'K7MWP3QH'],
  ['Ｋ７ＭＷ－Ｐ３ＱＨ', 'K7MWP3QH'],
  [' 123 456 ', '123456'],
  ['１２３４５６', '123456'],
])('%p is read as it is meant', (typed, code) => {
  expect(codeTyped(typed)).toBe(code);
  expect(whyNotBind(typed)).toBeNull();
});

test.each(['K7MWP3QH', 'K7MWP3Q0', 'K7MWP3QI', 'K7MWP3QO', '12345678', 'K7MWP3Q', 'K7MWP3QHH', '23456789'])('%p is an invitation here where it is one for the server', (typed) => {
  expect(whyNotBind(typed) === null).toBe(invitationCode.safeParse(typed).success);
});

test('a button that is off says why, and a letter that no code has is pointed out', () => {
  expect([whyNotBind(''), whyNotBind('12345'), whyNotBind('K7MWP3Q0')]).toEqual(['请写邀请码或 6 位数字', '邀请码 8 位，数字 6 位', '邀请码里有写错的']);
  expect([codeProblem('K7MWP3Q'), codeProblem('K7MWP3Q0')]).toEqual([null, '邀请码里没有数字 0 和 1，没有字母 O 和 I，请对一对。']);
  expect([whyNotCorrect(null, ''), whyNotCorrect('phone', ' 1 '), whyNotCorrect('phone', '19900001234')]).toEqual(['请选哪一项不对', '请写对的是什么', null]);
});

test('a missing day of joining is shown to a cadre only', () => {
  const person = { name: '演示甲', organisationName: '上柳村', postTitle: '书记', joinedPartyOn: null, kind: 'cadre' as const };
  expect(personRows(person)[2]).toEqual(['入党日期', '没有登记']);
  expect(personRows({ ...person, kind: 'informationOfficer' })).toHaveLength(2);
  expect(personRows({ ...person, joinedPartyOn: '2006-07-01' })[2]).toEqual(['入党日期', '2006年7月1日']);
});

test('what is being checked is not asked for again; what was answered may be', () => {
  const one = { id: '1', kind: 'post' as const, text: '演示', at: '2026-11-20T02:00:00Z', state: 'open' as const, answer: null };
  expect(kindsToCorrect([one])).toEqual(['joinedPartyOn', 'phone']);
  expect(kindsToCorrect([{ ...one, state: 'refused' }])).toHaveLength(3);
});

test('unread ones are counted', () => {
  const item = { id: '1', occasion: 'newYear' as const, at: '2026-11-20T02:00:00Z', body: '', read: false };
  expect([unreadWords([item, { ...item, read: true }]), unreadWords([{ ...item, read: true }])]).toEqual(['1 条没看', '都看过了']);
});
