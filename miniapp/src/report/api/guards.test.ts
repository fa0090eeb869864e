import type { z } from 'zod';
import { attachmentStored, reportOpening, reportPlaces, reportSubmitted, reportTask, reportVisit } from '../../../../contracts/clue-report';
import { isAttachmentStored, isReportOpening, isReportPlaces, isReportSubmitted, isReportTask, isReportVisit } from './guards';

const id = '0123456789abcdef01234567';
const acceptBy = { day: '2026-12-11', workingDays: 15 };
const opening = { open: true, districtName: '青禾区', topics: [{ key: 'funds', label: '惠民资金', examples: '补贴没发到户', fields: [{ key: 'fund', label: '哪一笔', hint: '比如低保' }] }], acceptBy, webAddress: 'https://example.org/report/choose/index' };
const visit = {
  stage: 'handling',
  receivedOn: '2026-11-20',
  next: { label: '告诉您结果', ...acceptBy },
  talk: [{ id, from: 'commission', kind: 'question', day: '2026-11-23', text: '是哪一年的事？', attachments: [{ name: '附件 1', kind: 'image' }] }],
  asked: true,
  named: false,
  satisfaction: null,
  may: { answer: true, add: true, giveName: true, object: false, rate: false },
  passedUp: { code: '630102-2026-SJ-00001-0', on: '2026-11-24' },
};

const cases: [string, z.ZodType, (value: unknown) => boolean, object][] = [
  ['opening', reportOpening, isReportOpening, opening],
  ['task', reportTask, isReportTask, { challenge: 'x', bits: 8 }],
  ['places', reportPlaces, isReportPlaces, { items: [{ id, name: '上柳村', within: '梨园镇' }] }],
  ['attachment', attachmentStored, isAttachmentStored, { token: 'x'.repeat(43), kind: 'image', size: 12, cleaned: ['拍摄地点'], remains: '照片里的人' }],
  ['receipt', reportSubmitted, isReportSubmitted, { receiptCode: '4082951733607246', acceptBy }],
  ['visit', reportVisit, isReportVisit, visit],
  ['visit with nothing due', reportVisit, isReportVisit, { ...visit, next: null, talk: [], passedUp: null }],
  ['visit after it was closed', reportVisit, isReportVisit, { ...visit, stage: 'closed', satisfaction: 'fair' }],
];

test.each(cases)('the guard of %s takes what the contract takes, and refuses it without any of its fields', (_name, schema, guard, value) => {
  expect(schema.parse(value)).toEqual(value);
  expect(guard(value)).toBe(true);
  for (const key of Object.keys(value)) {
    const rest = Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
    expect([key, schema.safeParse(rest).success, guard(rest)]).toEqual([key, false, false]);
  }
});

test('a stage that is not in the contract, a code of 12 digits and a page of a proxy are refused', () => {
  expect(isReportVisit({ ...visit, stage: 'lost' })).toBe(false);
  expect(isReportSubmitted({ receiptCode: '408295173360', acceptBy })).toBe(false);
  expect(isReportOpening('<html>')).toBe(false);
});
