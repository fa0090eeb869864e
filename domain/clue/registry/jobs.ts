import { auditedChange, defineJob, findDeadlines, formatDayChinese, loadCalendar, ObjectId, recomputeDeadlines, removeRecipient, shanghaiDay, shanghaiTime, subscribe, deliver, type Context, type DomainEvent } from '../../kernel';
import { clueTermLabels } from '../../../templates';
import { stepOf, termsOf } from '../clue-terms';
import { reconcileClue } from '../clue-deadlines';
import { absentFor, presenceToday, type Presence } from '../desk/absent';
import { endedEarly } from '../acts/identity';
import { ClueModel, type Clue } from '../model';
import { clues } from '../readers/readable';
import { readersWithRole, registrars, tellReaders, tellTurn, whoseTurn } from './notices';
import { deadlineKey } from '../terms';

const open = ['received', 'registered', 'assigned', 'deciding', 'approving', 'handling', 'closing'] as const;

/** Opens deadlines that are missing, tells whoever was not told, and sees who waits for somebody on leave. */
async function heal(ctx: Context): Promise<number> {
  let count = 0;
  const presence = await presenceToday(ctx);
  for await (const { _id } of clues().find({ $or: [{ state: { $in: [...open] } }, { 'handling.reply': { $ne: null } }] } as object, { projection: { _id: 1 } })) {
    const clue = await clues().findOne({ _id });
    if (!clue) continue;
    const agreed = await reconcileClue(ctx, clue);
    await tellTurn(ctx, agreed);
    await tellAway(ctx, agreed, presence);
    count += 1;
  }
  return count;
}

/**
 * Whoever is to act is on leave or has left, and nobody who stands in for him can open it: who distributes is told,
 * else the leaders, once for each absence. Of one that nobody registered yet nothing is told: the list shows it.
 */
async function tellAway(ctx: Context, clue: Clue, presence: Presence): Promise<void> {
  const absent = clue.state === 'received' ? null : await absentFor(ctx, clue, presence);
  if (!absent) return;
  const managers = await readersWithRole(clue, 'clueManager');
  const to = managers.length > 0 ? managers : await readersWithRole(clue, 'commissionLeader');
  await tellReaders(ctx, clue, `away:${clue.state}:${clue.handling?.handlerId ?? ''}:${absent.until ?? ''}`, to, 'clue.away');
}

/**
 * New reports make no event: at set times whoever has some to register is told that there are some. Not which, and not
 * how many.
 */
async function tellNews(ctx: Context): Promise<number> {
  const readers = new Set<string>();
  for await (const clue of clues().find({ state: 'received' }, { projection: { readers: 1, path: 1 } })) for (const id of await registrars(clue)) readers.add(id);
  const now = ctx.clock.now();
  const round = shanghaiTime(now) < '12:00' ? 'morning' : 'afternoon';
  for (const accountId of readers) await deliver(ctx, { key: `clue:news:${shanghaiDay(now)}:${round}:${accountId}`, to: { accountId }, template: 'clue.news', params: {}, channels: ['inbox'], link: '/clues' });
  await tellEnded(ctx);
  return readers.size;
}

/** A name given later ended what was granted: whoever had it is told that he has to ask anew. */
async function tellEnded(ctx: Context): Promise<void> {
  const now = ctx.clock.now();
  for await (const clue of clues().find({ 'handling.identityRequests': { $elemMatch: { state: 'ended', until: { $gt: now } } } })) {
    for (const request of clue.handling?.identityRequests ?? []) if (endedEarly(request, now)) await tellReaders(ctx, clue, `identityEnded:${request.id}`, [request.byAccountId], 'clue.identityEnded');
  }
}

/** What was granted for a time is taken back; whoever opened it in that time has seen it. */
async function endReleases(ctx: Context): Promise<number> {
  const now = ctx.clock.now();
  let count = 0;
  for await (const { _id } of clues().find({ 'handling.identityRequests': { $elemMatch: { state: 'granted', until: { $lte: now } } } }, { projection: { _id: 1 } })) {
    await auditedChange(ClueModel, _id, ctx, 'clue.identityEnded', (clue) => {
      const requests = clue.handling?.identityRequests ?? [];
      const over = requests.filter(({ state, until }) => state === 'granted' && until !== null && until <= now);
      if (over.length === 0) return null;
      const after = requests.map((one) => (over.includes(one) ? { ...one, state: 'ended' as const } : one));
      const gone = over.map(({ byAccountId }) => byAccountId).filter((id) => !after.some((one) => one.byAccountId === id && one.state === 'granted'));
      return { set: { 'handling.identityRequests': after, 'envelopes.identity': gone.reduce(removeRecipient, clue.envelopes.identity) }, detail: { ended: over.length } };
    });
    count += 1;
  }
  return count;
}

defineJob({ name: 'clue.deadlines', schedule: '*/10 * * * *', run: ({ ctx }) => heal(ctx) });
defineJob({ name: 'clue.news', schedule: '30 8 * * *', run: ({ ctx }) => tellNews(ctx) });
defineJob({ name: 'clue.newsAfternoon', schedule: '30 14 * * *', run: ({ ctx }) => tellNews(ctx) });
defineJob({ name: 'clue.identityReleases', schedule: '*/5 * * * *', run: ({ ctx }) => endReleases(ctx) });

/** Yellow: whose turn it is. Red: an urging letter to him and to whoever distributes, and a line in the clue. */
const lightNotice = (colour: 'yellow' | 'red') => async (event: DomainEvent, ctx: Context): Promise<void> => {
  const { key, subject } = event.payload as { key: string; subject: { type: string; id: string } };
  if (subject.type !== 'clue' || !ObjectId.isValid(subject.id)) return;
  const clue = await clues().findOne({ _id: new ObjectId(subject.id) });
  const term = clue && termsOf(clue).find(({ step, end }) => end === null && deadlineKey(subject.id, step) === key);
  if (!clue || !term) return;
  const [deadline] = await findDeadlines([key]);
  if (deadline?.state !== 'open') return;
  const to = [...(await whoseTurn(ctx, clue)), ...(colour === 'red' ? await readersWithRole(clue, 'clueManager') : [])];
  const more = { step: clueTermLabels[stepOf(term)], due: formatDayChinese(deadline.due, shanghaiDay(ctx.clock.now())) };
  await tellReaders(ctx, clue, `${colour}:${term.step}:${deadline.due}`, to, colour === 'red' ? 'clue.red' : 'clue.yellow', more);
  if (colour === 'red' && clue.handling) await urge(ctx, clue, deadline.redAt);
};

async function urge(ctx: Context, { _id }: Clue, redAt: Date): Promise<void> {
  await auditedChange(ClueModel, _id, ctx, 'clue.urge', (clue) => {
    if (!clue.handling || clue.handling.steps.some(({ act, at }) => act === 'urge' && at >= redAt)) return null;
    return { push: { 'handling.steps': { act: 'urge', at: ctx.clock.now(), byAccountId: '', toAccountId: clue.handling.handlerId, entry: null, agreed: null } } };
  });
}

subscribe('deadline.yellow', 'clue.notice', lightNotice('yellow'));
subscribe('deadline.red', 'clue.notice', lightNotice('red'));
subscribe('calendar.changed', 'clue.mirror', async (_event, ctx) => {
  await loadCalendar();
  await recomputeDeadlines(ctx);
  await heal(ctx);
});

export { endReleases, heal as healClues, tellNews };
