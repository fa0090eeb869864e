import { dayClock, openDeadline, type Clock, type Context } from '../kernel';
import type { Clue } from './model';
import { deadlineKey, terms } from './terms';

const steps = [
  { step: 'register', kind: 'clue.register', workingDays: terms.register, label: '登记' },
  { step: 'accept', kind: 'clue.accept', workingDays: terms.accept, label: '告知是否受理' },
] as const;

/** What is owed from the day of receipt; opening them twice is opening them once. Dated by the day, as the clue is. */
export async function openIntakeDeadlines({ _id, path, receivedOn }: Pick<Clue, '_id' | 'path' | 'receivedOn'>, clock: Clock): Promise<void> {
  const ctx: Context = { actor: { kind: 'system', name: 'clue.intake' }, clock: dayClock(clock), dayOnly: true };
  const id = _id.toHexString();
  for (const { step, kind, workingDays, label } of steps) {
    await openDeadline(ctx, { key: deadlineKey(id, step), kind, subject: { type: 'clue', id }, path: [...path], debtor: { label }, from: receivedOn, workingDays });
  }
}
