import type { FollowUpState } from '../../contracts/follow-up';
import { afterClose, afterContact, afterSecondRating, closingKindsOf, refusalOf, slotAt, type Act, type Situation } from './machine';

const situation = (overrides: Partial<Situation> = {}): Situation => ({
  state: 'toContact',
  hasPhone: true,
  secret: false,
  paused: false,
  firstContactDone: false,
  usedSlots: [],
  lastOutcome: null,
  extensionsUsed: 0,
  extensionPending: false,
  awaiting: null,
  closed: null,
  objected: false,
  today: '2026-11-20',
  ...overrides,
});
const may = (act: Act, overrides: Partial<Situation> = {}) => refusalOf(act, situation(overrides)) === null;

describe('what may follow what', () => {
  test('nothing may be done with a closed follow-up', () => {
    const acts: Act[] = ['revealPhone', 'saveNote', 'recordContact', 'sendRectification', 'close', 'pause', 'resume', 'requestExtension', 'assign', 'rateAgain'];
    for (const act of acts) expect(refusalOf(act, situation({ state: 'closed' }))).toContain('已经办结');
  });

  test('each step of the rectification has its place', () => {
    const allowed: [Act, FollowUpState][] = [
      ['answerRectification', 'rectifying'],
      ['returnRectification', 'answered'],
      ['acceptRectification', 'answered'],
      ['rateAgain', 'awaitingSecondRating'],
      ['decideEscalation', 'escalated'],
    ];
    const states: FollowUpState[] = ['toContact', 'toHandle', 'rectifying', 'answered', 'awaitingSecondRating', 'escalated', 'closed'];
    for (const [act, place] of allowed) for (const state of states) expect(may(act, { state })).toBe(state === place);
  });

  test('a citizen with a phone is called before the department hears of it', () => {
    expect(may('sendRectification')).toBe(false);
    expect(may('sendRectification', { firstContactDone: true })).toBe(true);
    expect(may('sendRectification', { state: 'toHandle', firstContactDone: true })).toBe(true);
    expect(may('sendRectification', { hasPhone: false })).toBe(true);
  });

  test('an integrity rating does not go to the department until it is released', () => {
    expect(refusalOf('sendRectification', situation({ state: 'toHandle', firstContactDone: true, secret: true }))).toContain('廉洁');
  });

  test('a pause stops the officer, not the department nor the citizen', () => {
    expect(may('recordContact', { paused: true })).toBe(false);
    expect(may('answerRectification', { state: 'rectifying', paused: true })).toBe(true);
    expect(may('rateAgain', { state: 'awaitingSecondRating', paused: true })).toBe(true);
    expect(may('resume', { paused: true })).toBe(true);
    expect(may('resume')).toBe(false);
    expect(may('pause', { paused: true })).toBe(false);
  });

  test('an extension is asked for at most twice, one at a time', () => {
    expect(may('requestExtension', { extensionsUsed: 1 })).toBe(true);
    expect(may('requestExtension', { extensionsUsed: 1, extensionPending: true })).toBe(false);
    expect(refusalOf('requestExtension', situation({ extensionsUsed: 2 }))).toContain('最多 2 次');
  });
});

describe('calls', () => {
  test('the first call', () => {
    expect(afterContact(situation(), { outcome: 'confirmed' })).toEqual({ state: 'toHandle', reached: true, closing: null });
    expect(afterContact(situation(), { outcome: 'mistaken' })).toEqual({ state: 'closed', reached: true, closing: 'mistaken' });
    expect(afterContact(situation(), { outcome: 'refused' })).toEqual({ state: 'toHandle', reached: true, closing: null });
    expect(afterContact(situation(), { outcome: 'refused', toCitizen: '已记下您的意见。' })).toMatchObject({ state: 'closed', closing: 'refused' });
    expect(afterContact(situation(), { outcome: 'callAgain' })).toMatchObject({ state: 'toContact', reached: true });
    expect(afterContact(situation(), { outcome: 'unreachable' })).toMatchObject({ state: 'toContact', reached: false });
  });

  test('the second call has the citizen decide', () => {
    const second = situation({ state: 'awaitingSecondRating', awaiting: { kind: 'putRight', until: '2026-11-27' } });
    expect(afterContact(second, { outcome: 'confirmed', secondLevel: 'satisfied' })).toMatchObject({ state: 'closed', closing: 'putRight' });
    expect(afterContact(second, { outcome: 'confirmed', secondLevel: 'acceptable' })).toMatchObject({ state: 'closed', closing: 'putRight' });
    expect(afterContact(second, { outcome: 'confirmed', secondLevel: 'dissatisfied' })).toMatchObject({ state: 'escalated', closing: null });
    expect(afterContact(second, { outcome: 'unreachable' })).toMatchObject({ state: 'awaitingSecondRating' });
    expect(afterContact(second, { outcome: 'refused' })).toMatchObject({ state: 'awaitingSecondRating' });
    expect(afterSecondRating({ awaiting: { kind: 'explained', until: '2026-11-27' } }, 'satisfied').closing).toBe('explained');
  });

  test('three different times of day allow giving up', () => {
    expect(closingKindsOf(situation({ usedSlots: ['morning', 'afternoon'] }))).toEqual([]);
    expect(closingKindsOf(situation({ usedSlots: ['morning', 'afternoon', 'evening'] }))).toEqual(['unreachable']);
    expect(refusalOf('close', situation())).toContain('各打过一次');
  });

  test.each([
    ['00:00', 'morning'],
    ['11:59', 'morning'],
    ['12:00', 'afternoon'],
    ['17:29', 'afternoon'],
    ['17:30', 'evening'],
    ['23:59', 'evening'],
  ])('%s is %s', (time, slot) => expect(slotAt(time)).toBe(slot));
});

describe('closing', () => {
  test('an explanation still asks the citizen for a second rating', () => {
    expect(closingKindsOf(situation({ hasPhone: false }))).toEqual(['explained']);
    expect(afterClose('toContact', 'explained')).toBe('awaitingSecondRating');
    expect(afterClose('awaitingSecondRating', 'explained')).toBe('closed');
    expect(afterClose('toHandle', 'refused')).toBe('closed');
  });

  test('without a phone the citizen has time until the promised day', () => {
    const waiting = situation({ state: 'awaitingSecondRating', hasPhone: false, awaiting: { kind: 'putRight', until: '2026-11-27' } });
    expect(closingKindsOf(waiting)).toEqual([]);
    expect(refusalOf('close', waiting)).toContain('2026-11-27');
    expect(closingKindsOf({ ...waiting, today: '2026-11-27' })).toEqual(['putRight']);
  });

  test('with a phone, silence is no reason to close', () => {
    const waiting = situation({ state: 'awaitingSecondRating', awaiting: { kind: 'putRight', until: '2026-11-20' } });
    expect(closingKindsOf(waiting)).toEqual([]);
    expect(closingKindsOf({ ...waiting, lastOutcome: 'refused' })).toEqual(['refused']);
  });
});

describe('judgement and objection', () => {
  const states: FollowUpState[] = ['toContact', 'toHandle', 'rectifying', 'answered', 'awaitingSecondRating', 'escalated', 'closed'];
  const closed = (kind: NonNullable<Situation['closed']>['kind'], objectUntil = '2026-11-27') => ({ state: 'closed' as const, closed: { kind, objectUntil } });

  test('a set-aside ends whatever is open, a pause does not keep it from that', () => {
    for (const state of states) for (const paused of [false, true]) expect(may('setAside', { state, paused })).toBe(state !== 'closed');
  });

  test('only what was closed by a set-aside is taken up again with it', () => {
    expect(may('restore', closed('setAside'))).toBe(true);
    expect(may('restore', closed('putRight'))).toBe(false);
    for (const state of states.slice(0, -1)) expect(may('restore', { state })).toBe(false);
  });

  test('the citizen objects to a closing, in time, once', () => {
    for (const state of states.slice(0, -1)) expect(refusalOf('object', situation({ state }))).toContain('还没有办结');
    for (const kind of ['putRight', 'explained', 'mistaken', 'refused', 'unreachable', 'escalationDecided'] as const) expect(may('object', closed(kind))).toBe(true);
    expect(may('object', closed('putRight', '2026-11-20'))).toBe(true);
    expect(refusalOf('object', situation(closed('putRight', '2026-11-19')))).toContain('已经过了');
    expect(refusalOf('object', situation({ ...closed('putRight'), objected: true }))).toContain('已经提过一次');
    expect(refusalOf('object', situation(closed('setAside')))).toContain('对认定');
  });
});
