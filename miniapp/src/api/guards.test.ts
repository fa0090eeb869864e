import { publicBulletin, publicBulletinSummary } from '../../../contracts/bulletin';
import { operator, wechatOffer } from '../../../contracts/citizen';
import { page } from '../../../contracts/common';
import { publicProgrammeDetail } from '../../../contracts/fund';
import { fundFlow } from '../../../contracts/fund-flow';
import { me } from '../../../contracts/follower';
import { officerDraft, officerPlaces, officerReportSubmitted } from '../../../contracts/officer-report';
import { ownData } from '../../../contracts/own-data';
import { asked, publicQuestionPage, questionProgress } from '../../../contracts/question';
import { ratingProgress, ratingReceived, ratingWindow } from '../../../contracts/rating';
import { myReminders } from '../../../contracts/reminder';
import { ticket } from '../../../contracts/service-event';
import { isRatingProgress, isRatingReceived, isRatingWindow, isTicket } from './guards';
import { isBulletin, isBulletinPage } from './guards-bulletin';
import { isFundFlow, isProgrammeDetail } from './guards-funds';
import { isMe, isMyReminders } from './guards-me';
import { isOfficerDraft, isOfficerPlaces, isOfficerReportSubmitted } from './guards-officer-report';
import { isAsked, isQuestionPage, isQuestionProgress } from './guards-question';
import { isOperator, isOwnData, isWechatOffer } from './guards-own';

const figure = (value: number | null, words: string) => ({ value, words });
const row = {
  name: '全区',
  valid: figure(1284, '1,284 条'),
  satisfied: figure(1200, '1,200 条'),
  acceptable: figure(60, '60 条'),
  dissatisfied: figure(24, '24 条'),
  satisfaction: figure(0.934, '93.4 %'),
  note: null,
  due: figure(20, '20 条'),
  inTime: figure(18, '18 条'),
  inTimeShare: figure(0.9, '90.0 %'),
  again: figure(null, '少于 5 条，不公布'),
  againContent: figure(null, '少于 5 条，不公布'),
  reasons: ['业务不熟'],
};
const flowRow = { programme: 'A1', name: '耕地地力保护补贴', planned: 0, received: 100, passedOn: 100, approved: 100, paid: 90, returned: 0, payees: 3, stage: 'paid', short: 10, over: 0 };
const bulletinHead = { id: 'f'.repeat(24), quarter: '2026-Q3', title: '2026年三季度窗口评议结果', state: 'published', publishedOn: '2026-10-20', corrected: false, withdrawnOn: null, withdrawalReason: null };

const samples = {
  window: { code: 'K7M2QX9P', hallName: '柳溪镇便民服务中心', windowName: '社会保险', number: '3', services: ['参保登记'], open: true, receivedBy: '青禾区纪委监委', mergedFrom: '柳溪镇便民服务中心 2号窗口 就业登记', asksLogin: true },
  ticket: {
    window: { code: 'K7M2QX9P', hallName: '柳溪镇便民服务中心', windowName: '社会保险', number: '3', services: [], open: true, receivedBy: '青禾区纪委监委' },
    usable: true,
    until: '2026-11-25',
  },
  received: {
    receiptCode: '730429618854',
    level: 'dissatisfied',
    receivedAt: '2026-11-20T07:42:00.000Z',
    firstContact: { day: '2026-11-23', workingDays: 1 },
    closing: { day: '2026-11-27', workingDays: 5 },
    byPhone: true,
  },
  progress: {
    windowName: '社会保险',
    hallName: '柳溪镇便民服务中心',
    level: 'dissatisfied',
    receivedAt: '2026-11-20T07:42:00.000Z',
    status: 'rectifying',
    steps: [
      { key: 'received', label: '收到', state: 'done', at: '2026-11-20T07:42:00.000Z' },
      { key: 'closing', label: '告诉您结果', state: 'todo', due: '2026-11-27', lateWorkingDays: 2, note: '5 个工作日内' },
    ],
    answers: [{ from: '人社局', at: '2026-11-24T02:00:00.000Z', text: '已把清单贴到窗口。' }],
    canRateAgain: false,
    secondLevel: 'satisfied',
    setAside: { verdict: 'mistaken', at: '2026-11-25T02:00:00.000Z', words: '您的评议经复核认定为误评。' },
    canObject: { until: '2026-12-02', against: 'setAside' },
    objection: { against: 'closing', at: '2026-11-24T02:00:00.000Z', state: 'answered', answer: '已请大厅再核实。' },
    canSupplement: { until: '2026-12-20' },
    supplement: { level: 'acceptable', at: '2026-11-30T02:00:00.000Z' },
  },
  ownData: {
    hallName: '柳溪镇便民服务中心',
    windowName: '3号窗口 社会保险',
    receivedAt: '2026-11-20T07:42:00.000Z',
    receivedBy: '青禾区纪委监委',
    level: 'dissatisfied',
    reasons: ['业务不熟'],
    attitude: 'acceptable',
    efficiency: null,
    comment: '让我下周再来',
    photoCount: 2,
    phoneMasked: '138****6027',
    phoneUntil: null,
    phoneDeletedAt: null,
    wordsWithdrawnAt: null,
    secret: false,
    passedOn: true,
    canCorrectPhone: true,
    canWithdrawPhone: true,
    canWithdrawWords: true,
  },
  officerDraft: {
    officer: { name: '演示信息员', organisationName: '上柳村' },
    draft: { what: '演示内容', organisation: { id: 'f'.repeat(24), name: '上柳村' }, when: '', who: '', green: false, photos: 2, voices: 1, hasPlace: true, until: '2026-11-21T02:00:00.000Z' },
    open: true,
    organisations: [{ id: 'f'.repeat(24), name: '上柳村（梨园镇）' }],
    own: [{ number: '630102-2026-XX-00001-K', receivedOn: '2026-11-20', stage: 'handling' }],
    village: { village: { id: 'f'.repeat(24), name: '上柳村' }, newest: [], late: [] },
  },
  officerPlaces: { items: [{ id: 'f'.repeat(24), name: '上柳村（梨园镇）' }] },
  officerReportSubmitted: { number: '630102-2026-XX-00001-K', receiptCode: '4082951733607246' },
  me: {
    person: { name: '演示甲', organisationName: '上柳村', postTitle: '书记', joinedPartyOn: '2006-07-01', kind: 'cadre' },
    consent: 'given',
    consentText: { version: '2026-11', text: '想用微信给您发廉政提醒……' },
    subscribeTemplates: ['template-of-reminders'],
  },
  myReminders: {
    items: [{ id: 'f'.repeat(24), occasion: 'politicalBirthday', at: '2026-11-21T00:30:00.000Z', body: '演示甲同志……', read: false }],
    corrections: [{ id: 'e'.repeat(24), kind: 'phone', text: '19900001234', at: '2026-11-20T02:00:00.000Z', state: 'open', answer: null }],
  },
  operator: { commission: '青禾区纪委监委' },
  wechat: { answerTemplateId: null },
  bulletins: { items: [bulletinHead], nextCursor: null, total: 1 },
  bulletin: {
    ...bulletinHead,
    publishedBy: '青禾区纪委监委',
    content: { introduction: '三季度……', rectification: '整改……', examples: ['一个例子。'], next: '下一步……', figures: { from: '2026-07-01', to: '2026-09-30', takenAt: '2026-10-08T02:00:00.000Z', district: row, halls: [row], reasons: [{ label: '业务不熟', count: figure(9, '9 条') }], notes: ['怎么算的'] } },
    correction: { changes: '更正了一处数字。', earlierPublishedOn: '2026-10-12' },
    replacedById: null,
  },
  asked: { receiptCode: '408295173360', answerBy: '2026-11-25' },
  question: { about: '2026年10月 每月收支账', village: { id: 'f'.repeat(24), name: '石桥村' }, text: '付给了谁？', askedOn: '2026-11-20', state: 'answered', due: null, late: false, answers: [{ by: '石桥村', level: 'village', on: '2026-11-20', text: '付给了施工队。' }], mayRaise: true },
  questions: { items: [{ id: 'f'.repeat(24), about: '收支账', subject: { kind: 'publication', id: 'e'.repeat(24) }, text: '付给了谁？', askedOn: '2026-11-20', answers: [] }], nextCursor: null, total: 1 },
  fundFlow: {
    place: { kind: 'village', id: 'a'.repeat(24), name: '石桥村', within: { id: 'b'.repeat(24), name: '柳溪镇' } },
    year: 2026,
    years: [2026],
    programme: { code: 'A1', name: '耕地地力保护补贴' },
    asOf: '2026-11-20',
    total: { ...flowRow, programme: null },
    rows: [flowRow],
    below: [{ ...flowRow, id: null }],
    graph: { nodes: [{ key: 'own', layer: 'source', name: '中央财政', id: null, in: 0, out: 100, short: 0, over: 0, payees: null }], links: [{ from: 'own', to: 'a', amount: 100 }] },
    differences: [{ kind: 'notPaid', programme: 'A1', programmeName: '耕地地力保护补贴', place: { key: 'a', name: '石桥村', id: null, layer: 'village' }, expected: 100, actual: 90, amount: 10, words: '……' }],
    differenceCount: 1,
    stranded: [{ programme: null, programmeName: '合并', place: { key: 'a', name: '石桥村', id: null, layer: 'village' }, amount: 10, since: '2026-09-01', workingDays: 40, words: '……' }],
    strandedCount: 1,
  },
  programme: {
    code: 'A1',
    name: '耕地地力保护补贴',
    kind: 'agriculture',
    department: '农业农村',
    unit: '亩',
    cycle: '每年',
    sensitive: false,
    sources: [{ level: 'central', share: 62.5 }],
    bases: [{ title: '办法', number: '', from: null, to: '2030-12-31' }],
    audience: '种地的农户。',
    rates: [{ whom: '', amount: 8800, per: '每亩', from: '2026-01-01', to: null, document: '青农〔2026〕3号' }],
    channel: 'oneCard',
    publicityDays: 7,
    materials: ['身份证'],
    phone: '12345',
  },
};

const pairs = [
  ['window', ratingWindow, isRatingWindow],
  ['ticket', ticket, isTicket],
  ['received', ratingReceived, isRatingReceived],
  ['progress', ratingProgress, isRatingProgress],
  ['ownData', ownData, isOwnData],
  ['officerDraft', officerDraft, isOfficerDraft],
  ['officerPlaces', officerPlaces, isOfficerPlaces],
  ['officerReportSubmitted', officerReportSubmitted, isOfficerReportSubmitted],
  ['me', me, isMe],
  ['myReminders', myReminders, isMyReminders],
  ['operator', operator, isOperator],
  ['wechat', wechatOffer, isWechatOffer],
  ['bulletins', page(publicBulletinSummary), isBulletinPage],
  ['bulletin', publicBulletin, isBulletin],
  ['asked', asked, isAsked],
  ['question', questionProgress, isQuestionProgress],
  ['questions', publicQuestionPage, isQuestionPage],
  ['fundFlow', fundFlow, isFundFlow],
  ['programme', publicProgrammeDetail, isProgrammeDetail],
] as const;

test.each(pairs)('%s: what the contract takes, the page takes; a broken field is refused by both', (name, schema, guard) => {
  const sample: Record<string, unknown> = samples[name];
  expect(schema.safeParse(sample).success).toBe(true);
  expect(guard(sample)).toBe(true);
  for (const key of Object.keys(sample)) {
    const missing = Object.fromEntries(Object.entries(sample).filter(([other]) => other !== key));
    expect([key, guard(missing)]).toEqual([key, schema.safeParse(missing).success]);
    const broken = { ...sample, [key]: { wrong: true } };
    expect(schema.safeParse(broken).success).toBe(false);
    expect([key, guard(broken)]).toEqual([key, false]);
  }
});

test.each([null, undefined, 'text', 7, []])('%p is no window', (value) => {
  expect(isRatingWindow(value)).toBe(false);
});
