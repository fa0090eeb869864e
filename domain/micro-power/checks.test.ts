import type { CaseWarningKind } from '../../contracts/power-case';
import { ObjectId, type Day } from '../kernel';
import type { StoredEntry } from './case-model';
import { checkCase } from './checks';
import { defaultPowers } from './defaults';
import { inOrder, power, stands, within } from './defaults/build';

const shipped = (code: string) => defaultPowers.find((one) => one.code === code)!;
/** Four steps: a time of three working days, one that must stand for a week, a vote, and something shown at once. */
const chart = power({
  ...shipped('A1'),
  steps: inOrder(
    ['申请', '村委会', { evidence: ['申请书'] }],
    ['审批', '负责人', { limit: within(3, 'workingDays'), notBy: [1] }],
    ['公示', '村委会', { limit: stands(7, 'days') }],
    ['表决', '村民代表会议', { vote: ['representatives', 'members', 'assembly'] }],
    ['公开', '村委会', { limit: within(5, 'days'), publishes: true }],
  ),
});

let serial = 0;
function entry(step: number, on: Day, more: Partial<StoredEntry> = {}): StoredEntry {
  const files = step === 1 ? [{ id: new ObjectId(), evidence: '申请书', sha256: 'a', repeats: false }] : [];
  const vote = step === 4 ? ({ body: 'representatives', entitled: 60, present: 40, for: 21, against: 10, abstain: 9 } as const) : null;
  return { id: new ObjectId(), step, kind: 'done', on, doers: [{ name: `经办${(serial += 1)}`, post: '' }], vote, answer: null, files, note: '', reason: '', at: new Date(0), by: '', correction: null, ...more };
}
/** All in order: 2026-11-02 is a Monday. */
const inTime = (): StoredEntry[] => [entry(1, '2026-11-02'), entry(2, '2026-11-05'), entry(3, '2026-11-06'), entry(4, '2026-11-13'), entry(5, '2026-11-18')];
const changed = (step: number, more: Partial<StoredEntry>): StoredEntry[] => inTime().map((one) => (one.step === step ? { ...one, ...more } : one));
const found = (entries: StoredEntry[]): [CaseWarningKind, number][] => checkCase(chart, entries, '2026-11-02').map(({ kind, step }) => [kind, step]);
const voted = (vote: Partial<NonNullable<StoredEntry['vote']>>): StoredEntry[] => changed(4, { vote: { ...entry(4, '2026-11-13').vote!, ...vote } });

test('what keeps to the chart is told nothing of, on the last day too', () => expect(found(inTime())).toEqual([]));

test.each<[string, StoredEntry[], [CaseWarningKind, number][]]>([
  ['a step skipped', changed(2, { kind: 'skipped', reason: '没有必要' }), [['skipped', 2]]],
  ['a step before the one before it', changed(2, { on: '2026-10-30' }), [['outOfOrder', 2]]],
  ['a step while an earlier one is missing', inTime().filter(({ step }) => step !== 2), [['outOfOrder', 3], ['outOfOrder', 4], ['outOfOrder', 5]]],
  ['two steps by one person who must differ, however the name is written', [entry(1, '2026-11-02', { doers: [{ name: '演示甲', post: '' }] }), entry(2, '2026-11-05', { doers: [{ name: '演示 甲', post: '主任' }] })], [['samePerson', 2]]],
  ['a day late', changed(2, { on: '2026-11-06' }), [['late', 2]]],
  ['shown to the public a day late', changed(5, { on: '2026-11-19' }), [['publishedLate', 5]]],
  ['taken down a day too soon', changed(4, { on: '2026-11-12' }).slice(0, 4), [['tooSoon', 3]]],
  ['nothing attached', changed(1, { files: [] }), [['noEvidence', 1]]],
  ['something else attached', changed(1, { files: [{ id: new ObjectId(), evidence: '', sha256: 'a', repeats: false }] }), [['noEvidence', 1]]],
  ['the same file as of another case', changed(1, { files: [{ id: new ObjectId(), evidence: '申请书', sha256: 'a', repeats: true }] }), [['sameEvidence', 1]]],
  ['one too few of the representatives', voted({ present: 39, for: 20 }), [['quorum', 4]]],
  ['half of those present, not more', voted({ for: 20 }), [['votesLost', 4]]],
  ['nothing counted', changed(4, { vote: null }), [['quorum', 4]]],
  ['of the members, one short of two thirds of all', voted({ body: 'members', present: 60, for: 39 }), [['votesLost', 4]]],
  ['of all adults, half present', voted({ body: 'assembly', present: 30, for: 20 }), [['quorum', 4]]],
])('%s', (_what, entries, expected) => expect(found(entries)).toEqual(expected));

test.each<[string, StoredEntry[]]>([
  ['two thirds of all members agree', voted({ body: 'members', present: 60, for: 40 })],
  ['more than half of all adults are there', voted({ body: 'assembly', present: 31, for: 16 })],
  ['a vote that was lost, and taken as lost', changed(4, { vote: { ...entry(4, '2026-11-13').vote!, for: 5 }, answer: 'no' }).slice(0, 4)],
  ['five days that end on a Sunday end on the Monday', changed(4, { on: '2026-11-17' }).map((one) => (one.step === 5 ? { ...one, on: '2026-11-23' as Day } : one))],
])('nothing is told where %s', (_what, entries) => expect(found(entries)).toEqual([]));

test('a correction takes back what it put right; what it replaced counts no more', () => {
  const late = changed(2, { on: '2026-11-06' });
  expect(found([...late, entry(2, '2026-11-05', { correction: '日期抄错了' })])).toEqual([]);
});
