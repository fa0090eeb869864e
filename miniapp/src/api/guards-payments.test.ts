import { page } from '../../../contracts/common';
import { publicPaymentList, publicPaymentPage } from '../../../contracts/disbursement';
import { askedHouseholdSms, householdEntry, householdView, householdWays } from '../../../contracts/household';
import { isAskedSms, isHouseholdEntry, isHouseholdView, isHouseholdWays, isPaymentListPage, isPaymentPage } from './guards-payments';

const id = 'f'.repeat(24);
const list = { id, village: { id, name: '石桥村' }, programme: { code: 'A1', name: '耕地地力保护补贴', unit: '亩', sensitive: false }, year: 2026, batch: '全年', publishedOn: '2026-10-12', edition: 1, households: 150, amount: 1_234_500, byName: true };
const row = { id, name: '张**', group: '一组', quantity: 1250, rate: 8500, paid: 106_250, card: '尾号1234', day: '2026-06-18' };
const own = { id, payee: '张**', batch: '全年', quantity: null, rate: null, due: 8500, paid: 8500, card: '', day: '2026-06-18', state: 'paid' };
const view = {
  households: [{ village: { id, name: '石桥村' }, head: '张**', years: [{ year: 2026, amount: 8500, programmes: [{ code: 'A1', name: '耕地地力保护补贴', unit: '亩', amount: 8500, payments: [own] }] }], more: false, looks: [{ on: '2026-11-01', way: 'slip' }] }],
  withoutSensitive: false,
  until: '2026-11-20T07:52:00.000Z',
};

test.each([
  ['lists', { items: [list], nextCursor: null }, page(publicPaymentList), isPaymentListPage],
  ['a list', { list, groups: ['一组'], items: [row], nextCursor: null }, publicPaymentPage, isPaymentPage],
  ['ways', { phone: true, name: false }, householdWays, isHouseholdWays],
  ['what was asked', { minutes: 10 }, askedHouseholdSms, isAskedSms],
  ['a ticket', { token: 'sealed', until: '2026-11-20T07:52:00.000Z' }, householdEntry, isHouseholdEntry],
  ['own payments', view, householdView, isHouseholdView],
])('%s: what the contract takes, the page takes; a broken field is refused by both', (_what, sample: Record<string, unknown>, schema, guard) => {
  expect(schema.safeParse(sample).success).toBe(true);
  expect(guard(sample)).toBe(true);
  for (const key of Object.keys(sample)) {
    const broken = { ...sample, [key]: { wrong: true } };
    expect([key, schema.safeParse(broken).success, guard(broken)]).toEqual([key, false, false]);
  }
});
