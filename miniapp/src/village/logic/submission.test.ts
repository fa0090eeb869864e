import type { VillageDraftSent } from '../../../../contracts/village-draft';
import { decisionsOf, stopsOf, whyNotSubmit } from './submission';

const hit = { text: '张建国', kind: 'name', masked: '张**', count: 1, places: ['说明'], suggestion: 'mask', decision: null } as const;
const sent: VillageDraftSent = { title: '石桥村', version: 1, faults: [{ stops: true, words: '差 10.00 元。' }, { stops: false, words: '是不是记了两遍？' }], problems: [{ path: 'content', where: '第 1 行“姓名”', message: '必填，不能空着' }], personal: [{ ...hit, places: [] }, { ...hit, text: '王小花', places: [], decision: 'keep' }], attachments: 1 };

test('what forbids is told, a hint is not', () => expect(stopsOf(sent)).toEqual(['差 10.00 元。', '第 1 行“姓名”：必填，不能空着']));
test('what was decided before stands', () => expect(decisionsOf(sent)).toEqual({ 王小花: 'keep' }));
test('each word is decided about, and the photos are looked at', () => {
  const decisions = decisionsOf(sent);
  expect([whyNotSubmit(sent, { decisions, looked: true }), whyNotSubmit(sent, { decisions: { ...decisions, 张建国: 'mask' }, looked: false }), whyNotSubmit(sent, { decisions: { ...decisions, 张建国: 'mask' }, looked: true })]).toEqual(['还有 1 处没有定', '请先看一遍照片', null]);
});
