import { attachmentMaxBytes, attachmentsMax, reporterIdentity, reportFields, submitReportRequest } from '../../../../contracts/clue-report';
import { draftFrom, fileMostBytes, hasWords, keepable, most, newDraft, problemsOf, requestFrom, sizeWords, turned, type DraftFile, type ReportDraft } from './draft';

const key = 'k'.repeat(43);
const task = { challenge: 'c', nonce: 7 };
const topic = { key: 'funds', label: '惠民资金', examples: '', fields: [{ key: 'fund', label: '哪一笔', hint: '' }] };
const file: DraftFile = { id: 'f1', name: '账本.jpg', size: 10, percent: null, problem: null, stored: { token: 't'.repeat(43), kind: 'image', size: 10, cleaned: ['拍摄地点'], remains: '照片里的人' } };
const full: ReportDraft = {
  ...newDraft(false, key),
  topic: 'funds',
  what: '  村口的路修了两回，账上只有一回  ',
  when: '上个月',
  place: { id: '0123456789abcdef01234567', name: '上柳村', within: '梨园镇' },
  placeText: '写过又选了',
  people: [{ name: '演示甲', organisation: '', post: '主任' }, { name: '', organisation: '', post: '' }],
  extra: { fund: '道路款', other: '另一类的' },
  files: [file],
};
const named: ReportDraft = { ...full, named: true, tellByPhone: true, identity: { name: '演示乙', phone: '138 0000 6027', identityNumber: '', address: '', callTimes: '晚上' } };

test('an empty draft says at each field what is missing; named also asks who', () => {
  expect(Object.keys(problemsOf(newDraft(false, key)))).toEqual(['topic', 'what']);
  expect(Object.keys(problemsOf(newDraft(true, key)))).toEqual(['topic', 'what', 'identity.name', 'identity.phone']);
  expect(problemsOf({ ...full, what: '路修了两回' }).what).toBe('再写 5 个字，把事情说清楚。');
  expect(problemsOf({ ...named, identity: { ...named.identity, phone: '1380000602' } })['identity.phone']).toContain('少了 1 位');
});

test('a person with a post and no name is asked for the name, an empty one is left out', () => {
  expect(problemsOf({ ...full, people: [{ name: '', organisation: '', post: '会计' }] })).toHaveProperty(['people.0.name']);
  expect(requestFrom(full, topic, task, 'web').people).toEqual([{ name: '演示甲', organisation: '', post: '主任' }]);
});

test('files on their way, or stuck, hold it back', () => {
  expect(problemsOf({ ...full, files: [{ ...file, stored: null }] }).files).toContain('没传完');
  expect(problemsOf({ ...full, files: [file, { ...file, stored: null, problem: '没有网' }] }).files).toContain('重传或去掉');
});

test('what is sent is what the contract takes, without answers to other questions', () => {
  expect(problemsOf(full)).toEqual({});
  const request = requestFrom(full, topic, task, 'web');
  expect(submitReportRequest.parse(request)).toEqual(request);
  expect(request).toMatchObject({ what: '村口的路修了两回，账上只有一回', placeText: '', extra: { fund: '道路款' }, identity: null, tellByPhone: false });
  expect(submitReportRequest.parse(requestFrom(named, topic, task, 'miniProgram'))).toMatchObject({ identity: { name: '演示乙', phone: '13800006027', callTimes: '晚上' }, tellByPhone: true });
});

test('without a name nothing of the name goes along, even where it was typed', () => {
  expect(JSON.stringify(requestFrom(turned(named, false), topic, task, 'web'))).not.toContain('演示乙');
  expect(turned(named, false)).toMatchObject({ files: [], what: full.what });
  expect(turned(full, false)).toBe(full);
});

test('what is kept comes back; files that never arrived do not', () => {
  const kept = draftFrom(keepable({ ...full, files: [file, { ...file, id: 'f2', stored: null }] }));
  expect(kept).toEqual(full);
  expect(hasWords(full)).toBe(true);
  expect(hasWords(newDraft(true, key))).toBe(false);
});

test.each(['', 'null', '{}', '{"what":1}', JSON.stringify({ ...full, people: 'x' })])('anything else is no draft: %s', (text) => expect(draftFrom(text)).toBeNull());

test('the limits are those of the contract', () => {
  const refused = (field: string, value: unknown) => reportFields.safeParse({ topic: 'funds', what: 'x'.repeat(10), [field]: value }).success;
  for (const field of ['when', 'placeText', 'howKnown', 'evidence', 'money', 'elsewhere', 'what'] as const) {
    expect([field, refused(field, 'x'.repeat(most[field])), refused(field, 'x'.repeat(most[field] + 1))]).toEqual([field, true, false]);
  }
  const person = { name: 'x'.repeat(most.name), organisation: 'x'.repeat(most.organisation), post: 'x'.repeat(most.post) };
  expect(refused('people', Array.from({ length: most.people }, () => person))).toBe(true);
  expect(refused('people', Array.from({ length: most.people + 1 }, () => person))).toBe(false);
  expect(reporterIdentity.safeParse({ name: 'x'.repeat(most.name), phone: '13800006027', address: 'x'.repeat(most.address), callTimes: 'x'.repeat(most.callTimes) }).success).toBe(true);
  expect([most.files, fileMostBytes]).toEqual([attachmentsMax, attachmentMaxBytes]);
});

test.each([
  [10, '1 KB'],
  [300 * 1024, '300 KB'],
  [3.2 * 1024 * 1024, '3.2 MB'],
  [fileMostBytes, '20 MB'],
])('%d bytes are %s', (bytes, words) => expect(sizeWords(bytes)).toBe(words));
