import { rosterShiftLabels, type AssignRosterRequest, type CorrectRosterRequest, type EndRosterRequest } from '../../contracts/roster';
import {
  actorName,
  auditedChange,
  authorize,
  fail,
  findOrganisation,
  firstTrail,
  formatDayChinese,
  native,
  newOutbox,
  ObjectId,
  PersonModel,
  shanghaiDay,
  toObjectId,
  withLock,
  type Context,
  type Day,
  type OrganisationRecord,
} from '../kernel';
import { dayBefore, lastingBetween, spansMeet, type Span } from './days';
import { rosterFacts, RosterModel, type RosterRecord } from './model';
import { rosterScope } from './policy';

const entries = () => native(RosterModel);

/**
 * Puts a person on the roster of a window; with `endOthers` whoever sits there at that time until then sits there
 * until the day before. Who begins there on the same day or later stays: several people may share a window.
 *
 * @throws Fault forbidden, notFound, badRequest (the person sits elsewhere then; a past day without a reason)
 */
export async function assignRoster(ctx: Context, input: AssignRosterRequest): Promise<RosterRecord> {
  const window = await windowToChange(ctx, input.windowId);
  const person = await activePerson(input.personId);
  if (input.from < shanghaiDay(ctx.clock.now()) && !input.reason) fail('badRequest', { fields: [{ path: 'reason', message: '从以前的日子排起，请写明理由' }] });
  const { from, to, shift, reason } = input;
  const made = await withPerson(ctx, person._id, async () => {
    await refuseMeeting(ctx, person._id, { from, to, shift });
    const facts: Omit<RosterRecord, 'trail'> = { _id: new ObjectId(), windowId: window._id, personId: person._id, from, to, shift, path: window.path };
    const record: RosterRecord = {
      ...facts,
      trail: firstTrail(ctx, 'roster.assign', { name: person.name, from, to, shift, ...(reason ? { reason } : {}) }, rosterFacts(facts)),
      ...(input.endOthers ? { outbox: newOutbox(ctx, [{ type: 'roster.tookOver', payload: { entryId: facts._id.toHexString() } }]) } : {}),
    };
    await entries().insertOne(record);
    return record;
  });
  if (input.endOthers) await endOthers(ctx, made);
  return made;
}

/** Ends what a taken-over window had; doing it twice ends nothing more. Should the process die before, the event does it. */
export async function endOthers(ctx: Context, made: RosterRecord): Promise<void> {
  const others = await entries()
    .find({ windowId: made.windowId, ...lastingBetween(made.from, made.to) })
    .toArray();
  for (const other of others.filter((one) => one.from < made.from && spansMeet(one, made))) {
    const to = dayBefore(made.from);
    await auditedChange(RosterModel, other._id, ctx, 'roster.end', (before) => (before.struck || (before.to !== null && before.to <= to) ? null : { set: { to }, detail: { from: before.to, to } }));
  }
}

/**
 * The last day of an entry. Days that are over stay as they are: yesterday is the earliest last day.
 * @throws Fault forbidden, notFound, conflict, badRequest, wrongState
 */
export function endRoster(ctx: Context, id: string, input: EndRosterRequest): Promise<RosterRecord> {
  const today = shanghaiDay(ctx.clock.now());
  return change(ctx, 'end', id, input.version, (before) => {
    if (before.struck) fail('wrongState', { message: '这一条已经划掉了。' });
    if (input.to < before.from) badDay('to', `这一条从${formatDayChinese(before.from, today)}开始，最后一天不能早于它`);
    if (input.to < dayBefore(today)) badDay('to', '以前的日子请用“更正”，并写明理由');
    if (before.to !== null && input.to > before.to) badDay('to', '要延长，请另排一条');
    return { set: { to: input.to }, detail: { from: before.to, to: input.to } };
  });
}

/**
 * Puts right what was entered wrongly, past days included, or strikes the entry out; what stood there stays in the trail.
 * @throws Fault forbidden, notFound, conflict, badRequest, wrongState
 */
export async function correctRoster(ctx: Context, id: string, input: CorrectRosterRequest): Promise<RosterRecord> {
  const person = await activePerson(input.personId);
  const { from, to, shift, reason } = input;
  return withPerson(ctx, person._id, () =>
    change(ctx, 'correct', id, input.version, async (before) => {
      if (before.struck) fail('wrongState', { message: '这一条已经划掉了。' });
      if (input.strike) return { set: { struck: { at: ctx.clock.now(), by: actorName(ctx.actor), reason } }, detail: { reason, state: 'struck' } };
      await refuseMeeting(ctx, person._id, { from, to, shift }, before._id);
      const after = { from, to, shift, personId: person._id };
      return { set: after, detail: { reason, name: person.name, before: spanWords(before), after: spanWords(after) } };
    }),
  );
}

function change(ctx: Context, verb: 'end' | 'correct', id: string, version: number, decide: Parameters<typeof auditedChange<RosterRecord>>[4]): Promise<RosterRecord> {
  return auditedChange(
    RosterModel,
    id,
    ctx,
    `roster.${verb}`,
    (before) => {
      authorize(ctx.actor, 'roster.change', before);
      return decide(before);
    },
    { version },
  );
}

async function windowToChange(ctx: Context, id: string): Promise<OrganisationRecord> {
  const window = (await findOrganisation(toObjectId(id))) ?? fail('notFound');
  authorize(ctx.actor, 'roster.change', rosterScope(window));
  if (!window.window) fail('badRequest', { fields: [{ path: 'windowId', message: '请选窗口' }] });
  if (!window.active) fail('wrongState', { message: '这个窗口已停用，不能排班。' });
  return window;
}

async function activePerson(id: string): Promise<{ _id: ObjectId; name: string }> {
  const person = await native(PersonModel).findOne({ _id: toObjectId(id), active: true });
  return person ?? fail('badRequest', { fields: [{ path: 'personId', message: '没有这个人，或已停用' }] });
}

/** Two that put the same person on two windows at once: the second sees what the first has written. */
const withPerson = <T>(ctx: Context, personId: ObjectId, act: () => Promise<T>): Promise<T> => withLock(ctx, `roster.${personId.toHexString()}`, '正在给这个人排班，请稍后再办。您填的内容还在。', act);

async function refuseMeeting(ctx: Context, personId: ObjectId, span: Span, exceptId?: ObjectId): Promise<void> {
  const [met] = (await meetingOf(personId, span)).filter((one) => !exceptId || !one._id.equals(exceptId));
  if (!met) return;
  const window = await findOrganisation(met.windowId);
  const today = shanghaiDay(ctx.clock.now());
  const days = met.to === met.from ? formatDayChinese(met.from, today) : `${formatDayChinese(met.from, today)}起`;
  badDay('from', `${days}已经排在“${window?.name ?? '别的窗口'}”，不能同时坐两处`);
}

/** Entries of a person that have a day and a half of it in common with the span. */
export async function meetingOf(personId: ObjectId, span: Span): Promise<RosterRecord[]> {
  const lasting = await entries()
    .find({ personId, ...lastingBetween(span.from, span.to) })
    .toArray();
  return lasting.filter((one) => spansMeet(one, span));
}

/** When a window closes nobody sits there any more; what was to begin later is struck out. */
export async function endAtWindow(ctx: Context, windowId: ObjectId, last: Day): Promise<void> {
  const lasting = await entries()
    .find({ windowId, ...lastingBetween(last, null) })
    .toArray();
  for (const { _id } of lasting) {
    await auditedChange(RosterModel, _id, ctx, 'roster.end', (before) => {
      if (before.struck || (before.to !== null && before.to <= last)) return null;
      if (before.from > last) return { set: { struck: { at: ctx.clock.now(), by: actorName(ctx.actor), reason: '窗口停用' } }, detail: { state: 'struck' } };
      return { set: { to: last }, detail: { from: before.to, to: last } };
    });
  }
}

const spanWords = ({ from, to, shift }: Span): string => `${from} 至 ${to ?? '另行通知'}，${rosterShiftLabels[shift]}`;

function badDay(path: string, message: string): never {
  return fail('badRequest', { fields: [{ path, message }] });
}
