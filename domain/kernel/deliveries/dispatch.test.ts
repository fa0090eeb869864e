import fc from 'fast-check';
import { testChannels } from '../../../test/support/channels';
import { clearDatabase, useTestDatabase } from '../../../test/support/database';
import { deliver, deliveryDispatcher, DeliveryModel, fixedClock, listDeliveries, native, processDeliveries, systemContext, type NewDelivery, type SendResult } from '..';
import { claim, dueNow, urgentFirst } from './lease';

useTestDatabase();
const clock = fixedClock('2026-11-20T01:00:00Z');
const ctx = systemContext('test', clock);
const leaseMs = 2 * 60_000;

beforeEach(async () => {
  await clearDatabase();
  testChannels.clear();
  clock.set('2026-11-20T01:00:00Z');
});

const send = (key: string, channels = ['pigeon'], more: Partial<NewDelivery> = {}) => deliver(ctx, { key, to: { accountId: 'a'.repeat(24) }, template: 'test.note', params: { number: key }, channels, ...more });
const states = async () => Object.fromEntries((await native(DeliveryModel).find().toArray()).map(({ key, state }) => [key, state]));

test.each([2, 4])('%i dispatchers send each delivery once', async (dispatchers) => {
  for (let count = 0; count < 60; count += 1) await send(`k${count}`);
  const tries = await Promise.all(Array.from({ length: dispatchers }, () => processDeliveries(clock)));
  expect(tries.reduce((sum, one) => sum + one, 0)).toBe(60);
  expect(new Set(testChannels.sent).size).toBe(60);
  expect(testChannels.sent.length).toBe(60);
});

test('urgent ones go first, then whoever waits longest', async () => {
  const at = (minute: number) => ({ notBefore: new Date(clock.now().getTime() - minute * 60_000) });
  await send('second', ['pigeon'], at(2));
  await send('third', ['pigeon'], at(1));
  await send('first', ['pigeon'], { urgent: true });
  await processDeliveries(clock);
  expect(testChannels.sent).toEqual(['pigeon: 提醒 first', 'pigeon: 提醒 second', 'pigeon: 提醒 third']);
});

test('one slow call holds up no other, and what falls back meanwhile is sent meanwhile', async () => {
  let answerSlow: (result: SendResult) => void = () => undefined;
  testChannels.answers = [() => new Promise((resolve) => (answerSlow = resolve)), { outcome: 'refused', code: '43101' }];
  await send('slow');
  await send('falls', ['pigeon', 'drum']);
  for (let count = 0; count < 40; count += 1) await send(`k${count}`);
  const faults: unknown[] = [];
  const dispatcher = deliveryDispatcher(clock, (error) => faults.push(error));
  const besides = async () => Object.entries(await states()).filter(([, state]) => state !== 'delivered');
  do await dispatcher.begin();
  while ((await besides()).length > 1);
  expect(await besides()).toEqual([['slow', 'waiting']]);
  answerSlow({ outcome: 'delivered' });
  await dispatcher.ended();
  expect(await states()).toMatchObject({ slow: 'delivered' });
  expect(faults).toEqual([]);
});

test('no more than sixteen are under way in one process', async () => {
  const held: (() => void)[] = [];
  testChannels.answers = Array.from({ length: 40 }, () => () => new Promise<SendResult>((resolve) => held.push(() => resolve({ outcome: 'delivered' }))));
  for (let count = 0; count < 40; count += 1) await send(`k${count}`);
  const done = processDeliveries(clock);
  while (held.length < 16) await new Promise(setImmediate);
  // Long enough for a seventeenth to be taken, if one were.
  for (let turn = 0; turn < 50; turn += 1) await native(DeliveryModel).countDocuments();
  expect(testChannels.sent.length).toBe(16);
  while (testChannels.sent.length < 40 || held.length > 0) {
    for (const letGo of held.splice(0)) letGo();
    await new Promise(setImmediate);
  }
  expect(await done).toBe(40);
});

test('a platform that never answers is given up after a minute, as of unknown result', async () => {
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask', 'Date', 'performance'] });
  try {
    testChannels.answers = [() => new Promise(() => undefined)];
    await send('k');
    const done = processDeliveries(clock);
    while (testChannels.sent.length === 0) await new Promise(setImmediate);
    await jest.advanceTimersByTimeAsync(60_000);
    await done;
  } finally {
    jest.useRealTimers();
  }
  expect((await listDeliveries(ctx, { limit: 20 })).items).toMatchObject([{ state: 'unknown', attempts: [{ outcome: 'unknown', code: 'timeout', why: '平台没有回答，不知道发出去没有' }] }]);
});

test('taking the next one reads an index in order, however many are done or wait', async () => {
  for (let count = 0; count < 30; count += 1) await send(`k${count}`, ['pigeon'], count % 7 === 0 ? { urgent: true } : {});
  await processDeliveries(clock);
  for (let count = 0; count < 30; count += 1) await send(`w${count}`, ['pigeon'], count % 2 === 0 ? { notBefore: new Date('2026-11-25T01:00:00Z') } : {});
  const plan = (await native(DeliveryModel).find(dueNow(clock.now())).sort(urgentFirst).limit(1).explain('executionStats')) as { queryPlanner: { winningPlan: unknown }; executionStats: { totalDocsExamined: number } };
  expect(JSON.stringify(plan.queryPlanner.winningPlan)).toContain('urgent_-1_dueAt_1');
  expect(JSON.stringify(plan.queryPlanner.winningPlan)).not.toContain('"SORT"');
  expect(plan.executionStats.totalDocsExamined).toBeLessThanOrEqual(2);
});

describe('a killed worker', () => {
  /** Kills at one of its writes, before or after it; later workers live. */
  const killAt = (write: number, when: 'before' | 'after') => {
    const deliveries = native(DeliveryModel);
    const real = deliveries.updateOne.bind(deliveries);
    let writes = 0;
    return jest.spyOn(deliveries, 'updateOne').mockImplementation(async (...args) => {
      writes += 1;
      if (writes !== write) return real(...args);
      if (when === 'after') await real(...args);
      throw new Error('killed');
    });
  };
  const lifeAfter = async () => {
    jest.restoreAllMocks();
    expect(await processDeliveries(clock)).toBe(0);
    clock.advance(leaseMs);
    await processDeliveries(clock);
    return (await states()).k;
  };

  test('that had only taken it leaves it to the next', async () => {
    await send('k');
    expect(await claim(clock)).not.toBeNull();
    expect([await lifeAfter(), testChannels.sent.length]).toEqual(['delivered', 1]);
  });

  test.each([
    ['before it noted the start', 1, 'before', 'delivered', 1],
    ['after it noted the start', 1, 'after', 'unknown', 0],
    ['after it sent', 2, 'before', 'unknown', 1],
    ['after it wrote down the result', 2, 'after', 'delivered', 1],
  ] as const)('%s: not to be repeated', async (_name, write, when, state, sendings) => {
    await send('k');
    killAt(write, when);
    await expect(processDeliveries(clock)).rejects.toThrow('killed');
    expect([await lifeAfter(), testChannels.sent.length]).toEqual([state, sendings]);
  });

  test.each([
    ['after it noted the start', 1, 'after', 1],
    ['after it sent', 2, 'before', 2],
  ] as const)('%s: repeated where it does no harm', async (_name, write, when, sendings) => {
    await send('k', ['dove']);
    killAt(write, when);
    await expect(processDeliveries(clock)).rejects.toThrow('killed');
    expect([await lifeAfter(), testChannels.sent.length]).toEqual(['delivered', sendings]);
  });

  test('whose platform knows its messages again for nine minutes only is not repeated after ten', async () => {
    await send('k', ['dove']);
    killAt(2, 'before');
    await expect(processDeliveries(clock)).rejects.toThrow('killed');
    jest.restoreAllMocks();
    clock.advance(10 * 60_000);
    await processDeliveries(clock);
    expect([await states(), testChannels.sent.length]).toEqual([{ k: 'unknown' }, 1]);
  });

  test.each([
    { outcome: 'refused', code: '43004' },
    { outcome: 'retry', code: '-1' },
    { outcome: 'exhausted', code: '45009' },
  ] as const)('after a first sending that may have arrived, $code for its repetition sends it neither anew nor by another channel', async (no) => {
    await send('k', ['dove', 'drum']);
    testChannels.answers = [{ outcome: 'unknown', code: 'timeout' }, ...Array.from({ length: 60 }, () => no)];
    for (let minute = 0; minute < 60; minute += 1) {
      await processDeliveries(clock);
      clock.advance(60_000);
    }
    expect(await states()).toEqual({ k: 'unknown' });
    expect(testChannels.sent).not.toContainEqual(expect.stringContaining('drum'));
    expect((await listDeliveries(ctx, { limit: 20 })).items[0]?.attempts).toMatchObject([{ channel: 'dove', outcome: 'unknown', code: no.code }]);
  });

  test('that wakes after its lease changes nothing any more', async () => {
    let wake: (result: SendResult) => void = () => undefined;
    testChannels.answers = [() => new Promise((resolve) => (wake = resolve))];
    await send('k');
    const asleep = processDeliveries(clock);
    while (testChannels.sent.length === 0) await new Promise(setImmediate);
    clock.advance(leaseMs);
    await processDeliveries(clock);
    wake({ outcome: 'refused', code: '43004' });
    await asleep;
    expect([await states(), testChannels.sent.length]).toEqual([{ k: 'unknown' }, 1]);
  });

  test('however they die and whoever comes after, nothing is sent twice where it may not be, and nothing is lost', async () => {
    const fate = fc.constantFrom('lives', 'lives', 'lives', 'before', 'after');
    const answer = fc.constantFrom<SendResult>({ outcome: 'delivered' }, { outcome: 'accepted', reference: 'm' }, { outcome: 'refused', code: '43004' }, { outcome: 'retry', code: '-1' }, { outcome: 'unknown', code: 'timeout' });
    const round = fc.record({ workers: fc.integer({ min: 1, max: 3 }), minutes: fc.integer({ min: 0, max: 5 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(fate, { maxLength: 14 }), fc.array(answer, { maxLength: 6 }), fc.array(round, { minLength: 1, maxLength: 6 }), async (fates, answers, rounds) => {
        await clearDatabase();
        testChannels.clear();
        clock.set('2026-11-20T01:00:00Z');
        for (const key of ['a', 'b', 'c']) await send(key, ['pigeon', 'drum']);
        /** Calls that the platform may have passed on: all but those it refused outright. */
        const taken: string[] = [];
        const told = [...answers];
        testChannels.answers = Array.from({ length: 60 }, () => async (): Promise<SendResult> => {
          const result = told.shift() ?? { outcome: 'delivered' };
          if (result.outcome !== 'refused' && result.outcome !== 'retry') taken.push(testChannels.sent.at(-1)?.split(' ').at(-1) ?? '');
          return result;
        });
        const deliveries = native(DeliveryModel);
        const real = deliveries.updateOne.bind(deliveries);
        const left = [...fates];
        jest.spyOn(deliveries, 'updateOne').mockImplementation(async (...args) => {
          const next = left.shift() ?? 'lives';
          if (next === 'before') throw new Error('killed');
          const written = await real(...args);
          if (next === 'after') throw new Error('killed');
          return written;
        });
        for (const { workers, minutes } of rounds) {
          await Promise.all(Array.from({ length: workers }, () => processDeliveries(clock).catch(() => undefined)));
          clock.advance(minutes * 60_000);
        }
        jest.restoreAllMocks();
        for (let day = 0; day < 8; day += 1) {
          clock.advance(86_400_000);
          await processDeliveries(clock);
        }
        expect(taken.length).toBe(new Set(taken).size);
        for (const [key, state] of Object.entries(await states())) {
          expect(['delivered', 'accepted', 'unknown', 'failed']).toContain(state);
          if (state === 'failed') expect(taken).not.toContain(key);
          if (state === 'delivered' || state === 'accepted') expect(taken).toContain(key);
        }
      }),
      { numRuns: 40, seed: 20_261_128 },
    );
  });
});
