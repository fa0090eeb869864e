import { clueChannel, clueKind, clueSatisfaction, disposition } from '../../contracts/clue';
import { clueStatisticsQuery, type ClueCell, type ClueStatisticsQuery } from '../../contracts/clue-statistics';
import { insertClues, type PlainClue } from '../../test/support/clues';
import { clearDatabase, useTestDatabase } from '../../test/support/database';
import { buildAccount, buildDistrict, buildTown, idOf, testClock } from '../../test/support/factories';
import { ClueModel } from '../clue';
import { accessesOf, dayNumber, dayOfNumber, DeliveryModel, loadCalendar, native, systemContext, workingDaysBetween, type Context } from '../kernel';
import { clueFigures, saveStatisticsSettings, showStatisticsSettings } from '.';
import { standsOut } from './alarms';
import { closedFilter, ofClosed, ofClosedIndex, ofReceived, ofReceivedIndex, openFilter, openIndex, receivedFilter } from './count';
import { tellAlarms } from './notices';

useTestDatabase();
const [me, other] = ['a'.repeat(24), 'b'.repeat(24)];
let district: string;
let towns: NonNullable<PlainClue['town']>[];
const as = (accountId: string, role: 'clueManager' | 'clueHandler' | 'custodian' = 'clueManager'): Context => ({ actor: { kind: 'staff', accountId, name: '案管甲', grants: [{ role, organisationId: district }] }, clock: testClock });
const figures = (query: ClueStatisticsQuery, ctx = as(me)) => clueFigures(ctx, clueStatisticsQuery.parse(query));
const exact = (query: ClueStatisticsQuery, ctx = as(me)) => clueFigures(ctx, { ...clueStatisticsQuery.parse(query), exact: true });
const outcome = (promise: Promise<unknown>): Promise<string> => promise.then(() => 'done', (error: { code?: string }) => error.code ?? String(error));

beforeEach(async () => {
  await clearDatabase();
  await loadCalendar();
  const record = await buildDistrict({ name: '青禾区', code: '630102' });
  district = idOf(record);
  towns = await Promise.all(['演示镇甲', '演示镇乙', '演示镇丙'].map(async (name) => ({ id: (await buildTown({ name, parentId: district }))._id, name })));
});

/** mulberry32: the same clues at every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Clues of two years up to today, sealed to one account, the other or both. */
function randomClues(count: number): PlainClue[] {
  const random = seeded(20_261_128);
  const oneOf = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  const today = dayNumber('2026-11-20');
  return Array.from({ length: count }, () => {
    const received = today - Math.floor(random() * 730);
    const state = oneOf(['received', 'registered', 'handling', 'parked', 'closed', 'closed', 'closed', 'passedOn'] as const);
    const over = state === 'closed' || state === 'passedOn';
    const closed = Math.min(today, received + Math.floor(random() * 90));
    return {
      readers: oneOf([[me], [other], [me, other]]),
      receivedOn: dayOfNumber(received),
      channel: oneOf(clueChannel.options),
      kind: oneOf(clueKind.options),
      town: oneOf([null, ...towns]),
      state,
      ...(over ? { closedOn: dayOfNumber(closed) } : {}),
      ...(state === 'closed' ? { disposition: oneOf(disposition.options) } : {}),
      ...(state === 'closed' && random() < 0.5 ? { satisfaction: oneOf(clueSatisfaction.options) } : {}),
      extensions: random() < 0.2 ? 1 : 0,
      linked: random() < 0.2,
      late: !over && random() < 0.3,
    };
  });
}

/** Counted again, in the plainest way. */
function byHand(clues: readonly PlainClue[], reader: string, from: string, to: string) {
  const mine = clues.filter(({ readers }) => readers.includes(reader));
  const received = mine.filter(({ receivedOn }) => from <= receivedOn && receivedOn <= to);
  const closed = mine.filter(({ state, closedOn }) => state === 'closed' && from <= closedOn! && closedOn! <= to);
  const handled = (clue: PlainClue): boolean => clue.state !== 'received';
  const overBy = ({ closedOn }: PlainClue): boolean => closedOn !== undefined && closedOn <= to;
  return {
    received,
    closed,
    open: received.filter((clue) => !overBy(clue)).length,
    passedOn: received.filter((clue) => overBy(clue) && clue.state === 'passedOn').length,
    closedOfReceived: received.filter((clue) => overBy(clue) && clue.state === 'closed').length,
    linked: received.filter((clue) => handled(clue) && clue.linked).length,
    extended: received.filter((clue) => handled(clue) && clue.extensions! > 0).length,
    stock: mine.filter(({ receivedOn, closedOn }) => receivedOn <= to && !(closedOn && closedOn <= to)).length,
    late: mine.filter(({ late }) => late).length,
    days: closed.reduce((sum, { receivedOn, closedOn }) => sum + workingDaysBetween(receivedOn, closedOn!), 0) / closed.length,
  };
}

const count = ({ count: value }: ClueCell): number | null => value;

test.each([
  [{ period: 'quarter' }, '2026-10-01', '2026-11-20', '2025-10-01', '2025-11-20'],
  [{ period: 'year', at: '2025' }, '2025-01-01', '2025-12-31', '2024-01-01', '2024-12-31'],
  [{ period: 'month', at: '2026-09' }, '2026-09-01', '2026-09-30', '2025-09-01', '2025-09-30'],
  [{ period: 'custom', from: '2026-03-10', to: '2026-08-09' }, '2026-03-10', '2026-08-09', '2025-03-10', '2025-08-09'],
] as const)('%j: every figure is what counting by hand finds, among what the account may open', async (query, from, to, lastFrom, lastTo) => {
  const clues = randomClues(900);
  await insertClues(clues);
  for (const reader of [me, other]) {
    const answer = await exact(query, as(reader));
    const [now, last] = [byHand(clues, reader, from, to), byHand(clues, reader, lastFrom, lastTo)];
    expect([answer.from, answer.to, answer.last]).toEqual([from, to, { from: lastFrom, to: lastTo }]);
    expect([answer.received, answer.closed].map((one) => [count(one.now), count(one.last), one.change])).toEqual([now.received.length, now.closed.length].map((value, index) => [value, [last.received.length, last.closed.length][index], value - [last.received.length, last.closed.length][index]!]));
    for (const name of ['open', 'passedOn', 'closedOfReceived', 'linked', 'extended', 'stock'] as const) expect([name, count(answer[name].now), count(answer[name].last)]).toEqual([name, now[name], last[name]]);
    expect(count(answer.late)).toBe(now.late);
    expect(count(answer.accepted.now)).toBe(now.received.length - now.passedOn);
    expect(answer.closingRate.now).toBeCloseTo(now.closedOfReceived / (now.received.length - now.passedOn));
    if (now.closed.length > 0) expect(answer.closingDays.now).toBe(Math.round(now.days * 10) / 10);
    expect(count(answer.satisfaction.fair.now)).toBe(now.closed.filter(({ satisfaction }) => satisfaction === 'fair').length);
    const keyOf = { channel: (clue: PlainClue) => clue.channel, kind: (clue: PlainClue) => clue.kind, town: (clue: PlainClue) => clue.town?.id.toHexString() ?? '', disposition: (clue: PlainClue) => clue.disposition, month: () => '' };
    for (const { dimension, rows } of answer.lists) {
      expect(rows.reduce((sum, { closed }) => sum + count(closed.now)!, 0)).toBe(now.closed.length);
      if (dimension === 'month') {
        for (const { key, received, closed } of rows) {
          expect(count(received!.now)).toBe(now.received.filter(({ receivedOn }) => receivedOn.startsWith(key)).length);
          expect(count(closed.last)).toBe(last.closed.filter(({ closedOn }) => closedOn!.startsWith(`${Number(key.slice(0, 4)) - 1}${key.slice(4)}`)).length);
        }
      } else {
        for (const { key, received, closed } of rows) {
          if (received) expect(count(received.now)).toBe(now.received.filter((clue) => keyOf[dimension](clue) === key).length);
          expect(count(closed.last)).toBe(last.closed.filter((clue) => keyOf[dimension](clue) === key).length);
        }
      }
    }
  }
});

test('what is narrowed to a channel, a kind and a town is counted alone', async () => {
  const clues = randomClues(900);
  await insertClues(clues);
  const answer = await exact({ period: 'year', channel: 'web', kind: 'accusation', townId: towns[0]!.id.toHexString() });
  const narrowed = clues.filter((clue) => clue.channel === 'web' && clue.kind === 'accusation' && clue.town === towns[0]);
  const hand = byHand(narrowed, me, '2026-01-01', '2026-11-20');
  expect(hand.received.length).toBeGreaterThan(0);
  expect([count(answer.received.now), count(answer.stock.now), count(answer.late)]).toEqual([hand.received.length, hand.stock, hand.late]);
});

test('whoever is named in clues is not among their readers, and cannot tell from any figure that there are some', async () => {
  await insertClues(Array.from({ length: 8 }, () => ({ readers: [me, other], receivedOn: '2026-11-02' })));
  const before = await exact({ period: 'year' }, as(other));
  await insertClues(Array.from({ length: 40 }, () => ({ readers: [me], receivedOn: '2026-11-03', state: 'closed' as const, closedOn: '2026-11-10', late: true })));
  expect(await exact({ period: 'year' }, as(other))).toEqual(before);
  expect(count((await exact({ period: 'year' })).received.now)).toBe(48);
});

test('a small count is not shown unless it is asked for, which is on record; rates and differences of what is hidden are none', async () => {
  const many = (length: number, more: Partial<PlainClue>): PlainClue[] => Array.from({ length }, () => ({ readers: [me], receivedOn: '2026-10-12', state: 'handling', ...more }));
  await insertClues([...many(20, { channel: 'web' }), ...many(9, { channel: 'letter' }), ...many(3, { channel: 'call', state: 'closed', closedOn: '2026-11-02' })]);
  const shown = await figures({ period: 'quarter' });
  expect(shown).toMatchObject({ received: { now: { count: 32 } }, closedOfReceived: { now: { count: null, hidden: 'few' }, change: null }, closingRate: { now: null }, closed: { now: { hidden: 'few' } }, closingDays: { now: null } });
  expect(shown.lists.find(({ dimension }) => dimension === 'channel')?.rows.map(({ received }) => [received!.now.count, received!.now.hidden])).toEqual([[null, 'withheld'], [20, null], [null, 'few']]);
  const looks = async () => (await accessesOf({ type: 'clueStatistics', id: 'figures' })).map(({ verb, byName }) => [verb, byName]);
  expect(await looks()).toEqual([]);
  expect(await exact({ period: 'quarter' })).toMatchObject({ closedOfReceived: { now: { count: 3 } }, closingRate: { now: 3 / 32 } });
  expect(await looks()).toEqual([['clueStatistics.exact', '案管甲']]);
});

test('months close on the 25th where the commission says so, on record, and two at once are told apart', async () => {
  await insertClues([{ readers: [me], receivedOn: '2026-10-25' }, { readers: [me], receivedOn: '2026-10-26' }, { readers: [me], receivedOn: '2026-11-20' }]);
  expect(count((await exact({ period: 'month' })).received.now)).toBe(1);
  await saveStatisticsSettings(as(me), { monthCloses: 'day25', version: 0 });
  expect(await exact({ period: 'month' })).toMatchObject({ label: '2026年11月', from: '2026-10-26', received: { now: { count: 2 } } });
  expect(await showStatisticsSettings(as(me, 'clueHandler'))).toMatchObject({ monthCloses: 'day25', version: 1, changedBy: '案管甲' });
  expect(await outcome(saveStatisticsSettings(as(me), { monthCloses: 'lastDay', version: 0 }))).toBe('conflict');
  expect(await outcome(saveStatisticsSettings(as(me, 'clueHandler'), { monthCloses: 'lastDay', version: 1 }))).toBe('forbidden');
  expect(await outcome(figures({}, as(me, 'custodian')))).toBe('forbidden');
});

test('a month stands out by two standard deviations and five at least', () => {
  const flat = Array(12).fill(2) as number[];
  expect([standsOut(6, flat), standsOut(7, flat)]).toEqual([null, 2]);
  const wild = [0, 20, 0, 20, 0, 20, 0, 20, 0, 20, 0, 20];
  expect([standsOut(30, wild), standsOut(31, wild)]).toEqual([null, 10]);
});

test('what stands out is shown with what it is compared with, and told once, without a word of what it is', async () => {
  const account = await manager();
  const spread: PlainClue[] = Array.from({ length: 12 }, (_, month) => ({ readers: [account], receivedOn: dayOfNumber(dayNumber('2025-11-10') + month * 30), channel: 'web', town: towns[0]! }));
  await insertClues([...spread, ...Array.from({ length: 9 }, () => ({ readers: [account], receivedOn: '2026-11-09', channel: 'call' as const, town: towns[1]! }))]);
  const { alarms } = await figures({ period: 'month' }, as(account));
  expect(alarms).toEqual([
    { dimension: 'channel', key: 'call', label: '来电', month: '2026-11', exact: null },
    { dimension: 'kind', key: 'accusation', label: '检举控告', month: '2026-11', exact: null },
    { dimension: 'town', key: towns[1]!.id.toHexString(), label: '演示镇乙', month: '2026-11', exact: null },
  ]);
  expect((await exact({ period: 'month' }, as(account))).alarms.map(({ exact: figure }) => figure)).toEqual([{ count: 9, mean: 0 }, { count: 9, mean: 1 }, { count: 9, mean: 0 }]);
  const system = systemContext('test', testClock);
  for (let run = 0; run < 2; run += 1) expect(await tellAlarms(system)).toBe(3);
  const told = await native(DeliveryModel).find({}).toArray();
  expect(told).toHaveLength(3);
  for (const one of told) expect(one).toMatchObject({ template: 'clueStatistics.alarm', params: {}, link: '/clue-statistics' });
});

test('counts come from two indexes that hold all they read; what is open is found by its state', async () => {
  const counted = { accountId: me, closes: 'lastDay' as const };
  const span = { from: '2026-01-01', to: '2026-12-31' };
  const planOf = async (filter: object, projection: object, hint?: string): Promise<string> => JSON.stringify(await native(ClueModel).find(filter as never, { projection: projection as never, ...(hint ? { hint } : {}) }).explain());
  const received = await planOf(receivedFilter(counted, span), ofReceived, ofReceivedIndex);
  expect(received).not.toContain('COLLSCAN');
  expect(received).toContain('statisticsReceived');
  const closed = await planOf(closedFilter(counted, span), ofClosed, ofClosedIndex);
  expect(closed).not.toContain('COLLSCAN');
  expect(closed).toContain('statisticsClosed');
  expect(await planOf({ ...openFilter(counted), receivedOn: { $lte: span.to } }, {}, openIndex)).toContain('readers_1_state_1_sortDue_1__id_1');
  const fields = Object.fromEntries(ClueModel.schema.indexes().map(([keys, { name }]) => [name, Object.keys(keys)]));
  for (const [name, read] of [[ofReceivedIndex, ofReceived], [ofClosedIndex, ofClosed]] as const) expect(fields[name]).toEqual(expect.arrayContaining(Object.keys(read).filter((field) => field !== '_id')));
});

async function manager(): Promise<string> {
  return idOf(await buildAccount({ grants: [{ role: 'clueManager', organisationId: district }] }));
}
