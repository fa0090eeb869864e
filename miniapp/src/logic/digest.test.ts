import type { TimelineStep } from '../../../contracts/common';
import { digestOf, isDigest } from './digest';

const done: TimelineStep = { key: 'received', label: '评议已收到', state: 'done', at: '2026-11-20T07:42:00.000Z' };
const again: TimelineStep = { key: 'rateAgain', label: '请您再评一次', state: 'todo', due: '2026-11-27' };

test('the next thing owed is a contact first, then the result, with how late it is', () => {
  const contact: TimelineStep = { key: 'firstContact', label: '给您打电话', state: 'now', due: '2026-11-23', lateWorkingDays: 2 };
  const result: TimelineStep = { key: 'putRight', label: '整改完', state: 'todo', due: '2026-11-27' };
  expect(digestOf({ status: 'contacting', steps: [done, contact, result, again] })).toEqual({ status: 'contacting', owed: { what: 'contact', due: '2026-11-23', lateWorkingDays: 2 } });
  expect(digestOf({ status: 'rectifying', steps: [done, { ...contact, state: 'done' }, result, again] })).toEqual({ status: 'rectifying', owed: { what: 'result', due: '2026-11-27' } });
});

test('a second rating is the citizen’s own: nothing is owed', () => {
  expect(digestOf({ status: 'awaitingSecondRating', steps: [done, again] })).toEqual({ status: 'awaitingSecondRating' });
});

test('what an older version stored is told apart', () => {
  expect(isDigest({ status: 'closed' })).toBe(true);
  for (const other of [null, 'closed', {}, { status: 'gone' }, { status: 'closed', owed: { due: 7 } }]) expect(isDigest(other)).toBe(false);
});
