import { addWorkingDays, dayClock, findDeadlines, openDeadline, type Clock, type Context, type Day, type Deadline } from '../../kernel';
import type { UpwardReport } from './model';

/** Working days: from receipt to the hand-over (第十五条), and from that to the destruction where nobody says a word. */
export const upwardTerms = { handOver: 5, destroy: 15 } as const;

type Keyed = Pick<UpwardReport, '_id' | 'shredSlot'>;
/** What is due and told of it, by its slot too: one that was given back and sealed again begins anew. */
export const upwardKey = ({ _id, shredSlot }: Keyed, what: string): string => `upward:${_id.toHexString()}:${shredSlot}:${what}`;
export const handOverKey = (upward: Keyed): string => upwardKey(upward, 'handOver');
export const destroyedBy = (handedOverOn: Day): Day => addWorkingDays(handedOverOn, upwardTerms.destroy);

/** Opening it twice is opening it once. Dated by the day, like the receipt from which it runs. */
export async function openHandOverDeadline(upward: Keyed & Pick<UpwardReport, 'path' | 'receivedOn'>, clock: Clock): Promise<Deadline> {
  const { _id, path, receivedOn } = upward;
  const ctx: Context = { actor: { kind: 'system', name: 'clue.intake' }, clock: dayClock(clock), dayOnly: true };
  const id = _id.toHexString();
  return openDeadline(ctx, { key: handOverKey(upward), kind: 'upward.handOver', subject: { type: 'upward', id }, path: [...path], debtor: { label: '移交上级' }, from: receivedOn, workingDays: upwardTerms.handOver, yellowWorkingDays: 2 });
}

/** By the report's id. */
export async function handOverDeadlines(found: readonly Keyed[]): Promise<Map<string, Deadline>> {
  return new Map((await findDeadlines(found.map(handOverKey))).map((deadline) => [deadline.subject.id, deadline]));
}
