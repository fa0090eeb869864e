import { DeliveryModel, native } from '../../../domain/kernel';
import type { Accepted } from '../../../scripts/sandbox/contract';
import { drawCast } from './cast';
import { judge } from './expected';
import { liveTheYear } from './live';
import { compare, repeatedWords } from './verdict';

export interface Outcome {
  reminders: number;
  byPhone: number;
  capped: number;
  missed: number;
}

/** Lives the year with so many cadres and holds what the platform outside took against what had to come. */
export async function tryTheYear(count: number, seed: number): Promise<Outcome> {
  const cast = drawCast(count, seed);
  const { log, skipped } = await liveTheYear(cast);
  const { expected, missed, capped } = judge(cast);
  expect(log.filter(({ channel }) => channel !== 'template' && channel !== 'sms')).toEqual([]);
  expect(compare(expected, log)).toEqual({ lost: [], unexpected: [] });
  expect([...new Set(missed.map(({ day, occasion }) => `${day} ${occasion}`))].filter((line) => !skipped.has(line))).toEqual([]);
  const { pairs, same } = repeatedWords(cast, log);
  expect(same).toEqual([]);
  expect(pairs).toBeGreaterThan(count);
  await agreesWithLedger(log);
  return { reminders: log.length, byPhone: log.filter(({ channel }) => channel === 'sms').length, capped, missed: missed.length };
}

/** The ledger says of each message that it arrived, and leaves nothing open but what lies ahead. */
async function agreesWithLedger(log: readonly Accepted[]): Promise<void> {
  const ledger = native(DeliveryModel);
  const reminders = { occasion: /^reminder:/ };
  expect(await ledger.countDocuments({ ...reminders, state: 'delivered' })).toBe(log.length);
  expect(await ledger.countDocuments({ ...reminders, state: { $in: ['accepted', 'unknown'] } })).toBe(0);
}
