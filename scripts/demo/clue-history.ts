import { randomBytes } from 'node:crypto';
import type { ClueChannel } from '../../contracts/clue';
import type { ReportFields } from '../../contracts/clue-report';
import * as clue from '../../domain/clue';
import { dayNumber, dayOfNumber, fixedClock, native, OrganisationModel, shanghaiDay, shanghaiInstant, type Context, type StaffActor } from '../../domain/kernel';
import { withKeys } from './keys';

/** What came in and is over, so that there is something to compare: so many of each month, the running one last. */
const monthly = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 8] as const;
const topics = ['money', 'assets', 'welfare', 'duty'] as const;
const channels: readonly ClueChannel[] = ['letter', 'web', 'miniProgram', 'visit', 'call'];
/** Every second one is of one and the same village. */
const oftenEvery = 2;
/** Named in several, and plainly nobody. */
const name = '演示某';

/** Everything is over within so many days, the newest within what is left until today. */
const daysToClosing = 6;

/**
 * Reports of the last fourteen months that were closed, or belonged elsewhere, taken in and handled by the same commands
 * as real ones, each on its own day. The running month has many letters, which the statistics point out.
 */
export async function closedReports(actors: ReadonlyMap<string, StaffActor>, now: Date): Promise<void> {
  const clock = fixedClock(now.toISOString());
  const people = new Map<string, Context>();
  for (const username of ['xinfang', 'anguan', 'chengban', 'weiling']) people.set(username, { ...(await withKeys({ actor: actors.get(username) as StaffActor, clock })), clock });
  const by = (username: string): Context => people.get(username) as Context;
  const villages = await native(OrganisationModel).find({ kind: 'village' }, { projection: { _id: 1 }, sort: { code: 1 } }).toArray();
  // Some of each town: one is told of more often than the others.
  const places = villages.filter((_, index) => index % 6 === 0);
  const handlerId = (by('chengban').actor as StaffActor).accountId;
  const on = (day: number): void => clock.set(shanghaiInstant(dayOfNumber(day), '09:30').toISOString());
  const today = dayNumber(shanghaiDay(now));
  for (const [index, { day, channel, monthsAgo }] of daysOf(today).entries()) {
    on(day);
    const often = index % oftenEvery === 0;
    const placeId = (often ? places[0] : places[1 + (index % (places.length - 1))])?._id.toHexString() ?? null;
    const fields: ReportFields = { topic: topics[often ? 0 : index % topics.length]!, what: `演示：往月的第 ${index + 1} 件，有一笔账村里没有公开过。`, when: '', placeId, placeText: '', people: index % 9 === 0 ? [{ name, organisation: '演示单位', post: '' }] : [], howKnown: '', evidence: '', money: '', elsewhere: '', extra: {} };
    const { clue: received } = await clue.receiveReport({ actor: { kind: 'citizen' }, clock }, { submissionKey: randomBytes(32).toString('base64url'), fields, identity: null, tellByPhone: false, files: [], channel });
    const id = received._id.toHexString();
    const handle = async (username: string, act: (ctx: Context, input: { id: string; version: number }) => Promise<unknown>): Promise<void> => act(by(username), { id, version: (await clue.showClue(by(username), id)).version }).then(() => undefined);
    if (!often && monthsAgo > 0) {
      await handle('xinfang', (ctx, input) => clue.refuseClue(ctx, input, { reason: '演示：属于别的部门管。', toReporter: '您反映的事归别的部门管，已经转过去了。' }));
      continue;
    }
    await handle('xinfang', (ctx, input) => clue.registerClue(ctx, input, { kind: index % 5 === 1 ? 'suggestion' : 'accusation', townId: received.town?.id.toHexString() ?? null, named: 'anonymous', toReporter: '您反映的事我们受理了。', note: '' }));
    await handle('anguan', (ctx, input) => clue.distributeClue(ctx, input, { handlerId, coHandlerIds: [], note: '' }));
    await handle('chengban', clue.signClue);
    await handle('chengban', (ctx, input) => clue.proposeDisposition(ctx, input, { disposition: 'close', opinion: '演示：账目已经补公开，没有发现问题，建议了结。', toReporter: '账目已经补公开了，没有发现问题。' }));
    on(Math.min(day + daysToClosing, today));
    await handle('weiling', (ctx, input) => clue.decideClue(ctx, input, { agree: true, opinion: '' }));
  }
}

/** The days things came in on, oldest first; in the running month as many as there are days for. */
function daysOf(today: number): { day: number; channel: ClueChannel; monthsAgo: number }[] {
  const month = 30;
  return monthly.flatMap((count, index) => {
    const monthsAgo = monthly.length - 1 - index;
    return Array.from({ length: count }, (_, nth) => ({ monthsAgo, day: monthsAgo === 0 ? today - (nth % 3) : today - monthsAgo * month + nth * 7, channel: monthsAgo === 0 ? ('letter' as const) : channels[(index + nth) % channels.length]! }));
  });
}
