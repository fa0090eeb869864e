import type { Day } from '../../../contracts/common';
import { fail, native, sealedOn, shanghaiDay, type Clock } from '../../kernel';
import { ClueModel } from '../model';

/** What a day may bring that nobody has read yet: a tenth of a small disk. */
const ceilingBytes = 4 * 1024 * 1024 * 1024;
/** Between two looks at what is stored, each process adds what it takes in itself. */
const lookMs = 30_000;

/**
 * What was stored on a day and is not read: what no report names yet, what belongs to a report that waits to be
 * registered, and all that came to an older one, since of what is said later nothing tells whether it was read. It is
 * counted from the files: no figure of it is kept.
 */
export async function unreadOn(day: Day): Promise<number> {
  const stored = await sealedOn(day);
  const owners = stored.flatMap(({ ownerId }) => ownerId ?? []);
  const read = await native(ClueModel).find({ _id: { $in: owners }, receivedOn: day, state: { $ne: 'received' } }, { projection: { _id: 1 } }).toArray();
  const known = new Set(read.map(({ _id }) => _id.toHexString()));
  return stored.reduce((sum, { ownerId, bytes }) => (ownerId && known.has(ownerId.toHexString()) ? sum : sum + bytes), 0);
}

/** The ceiling of a day, over all processes: each may go beyond it by what the others take in within half a minute. */
export class UnreadCeiling {
  private known: { day: Day; at: number; bytes: number } | null = null;

  constructor(private readonly most = ceilingBytes) {}

  /** @throws Fault tooManyRequests */
  async take(clock: Clock, bytes: number): Promise<void> {
    const [day, at] = [shanghaiDay(clock.now()), clock.now().getTime()];
    if (!this.known || this.known.day !== day || at - this.known.at >= lookMs) this.known = { day, at, bytes: await unreadOn(day) };
    if (this.known.bytes + bytes > this.most) fail('tooManyRequests', { message: '今天收到的附件太多了。请先把事情写清楚交上来，附件明天凭回执码再补。' });
    this.known.bytes += bytes;
  }
}
