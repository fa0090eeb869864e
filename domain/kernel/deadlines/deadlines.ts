import { auditedChange, firstTrail, type Change } from '../audit';
import { currentCalendar, shanghaiDay, type Day } from '../calendar';
import { actorName, type Context } from '../context';
import { native, ObjectId } from '../database';
import { newId } from '../day-only';
import { fail, isDuplicateKey } from '../errors';
import { instantsOf, type Instants, type Terms } from './instants';
import { deadlineFacts, DeadlineModel, type Deadline, type DeadlineHistory, type DeadlineState, type Debtor } from './model';

export interface NewDeadline {
  /** Unique and idempotent, e.g. `followUp:<id>:contact`. */
  key: string;
  kind: string;
  subject: { type: string; id: string };
  /** Organisation ids from the top down. */
  path: (string | ObjectId)[];
  debtor: Debtor;
  /** Counting begins on the day after. */
  from: Day;
  /** A fixed day instead, e.g. the 15th of the next month; on a day of rest the next working day. `workingDays` then come on top: 0 as a rule. */
  dueOn?: Day;
  workingDays: number;
  /** How many working days before the due day it turns yellow: 1 by default, and never already on the first day. */
  yellowWorkingDays?: number;
  /** 'HH:mm' in Asia/Shanghai on the due day; without it the whole day counts. */
  atTime?: string;
}

/** Opens a deadline, or answers the one that has this key already. */
export async function openDeadline(ctx: Context, input: NewDeadline): Promise<Deadline> {
  const deadline = newDeadline(ctx, input);
  try {
    await native(DeadlineModel).insertOne(deadline);
    return deadline;
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    return getDeadline(input.key);
  }
}

const together = 500;

/** Opens many, a command for each five hundred; those that have such a key already stay as they are. Answers all of them, in no particular order. */
export async function openDeadlines(ctx: Context, inputs: readonly NewDeadline[]): Promise<Deadline[]> {
  const all: Deadline[] = [];
  for (let at = 0; at < inputs.length; at += together) {
    const some = inputs.slice(at, at + together);
    try {
      await native(DeadlineModel).insertMany(some.map((input) => newDeadline(ctx, input)), { ordered: false });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
    all.push(...(await findDeadlines(some.map(({ key }) => key))));
  }
  return all;
}

function newDeadline(ctx: Context, input: NewDeadline): Deadline {
  if (!Number.isInteger(input.workingDays) || input.workingDays < 0) throw new TypeError('working days are whole and not negative');
  const calendar = currentCalendar();
  const wanted: Terms = { from: input.from, ...(input.dueOn === undefined ? {} : { dueOn: input.dueOn }), workingDays: input.workingDays, yellowWorkingDays: 0, pauses: [] };
  const length = input.dueOn === undefined ? input.workingDays : calendar.workingDaysBetween(input.from, instantsOf(wanted, calendar).due);
  const terms = { ...wanted, yellowWorkingDays: Math.max(0, Math.min(input.yellowWorkingDays ?? 1, length - 1)), atTime: input.atTime ?? null, pauses: [] };
  const instants = instantsOf(terms, calendar);
  const now = ctx.clock.now();
  const body: Omit<Deadline, '_id' | 'trail'> = {
    key: input.key,
    kind: input.kind,
    subject: input.subject,
    path: input.path.map((id) => new ObjectId(id)),
    debtor: input.debtor,
    state: 'open',
    ...terms,
    extensions: [],
    ...instants,
    yellowTold: null,
    redTold: null,
    endedAt: null,
    proof: null,
    history: [{ at: now, by: actorName(ctx.actor), act: 'open', dueAfter: instants.due }],
  };
  return { _id: newId(ctx), ...body, trail: firstTrail(ctx, 'deadline.open', {}, deadlineFacts(body)) };
}

/** Deadlines by their keys, in no particular order; unknown keys are left out. */
export async function findDeadlines(keys: string[]): Promise<Deadline[]> {
  if (keys.length === 0) return [];
  return native(DeadlineModel).find({ key: { $in: keys } }).toArray();
}

/** Of these, the keys of those that are still owed after their time; what is paused is not late. */
export async function lateDeadlines(keys: string[], now: Date): Promise<string[]> {
  if (keys.length === 0) return [];
  const late = await native(DeadlineModel).find({ key: { $in: keys }, state: 'open', redAt: { $lte: now } }, { projection: { _id: 0, key: 1 } }).toArray();
  return late.map(({ key }) => key);
}

/** @throws Fault notFound */
export async function getDeadline(key: string): Promise<Deadline> {
  return (await native(DeadlineModel).findOne({ key })) ?? fail('notFound');
}

/** Done in time or late; doing it twice changes nothing. `proof` names what shows it. */
export function meetDeadline(ctx: Context, key: string, proof?: string): Promise<Deadline> {
  return change(ctx, key, 'deadline.meet', (deadline) => end(ctx, deadline, 'met', proof));
}

/** No longer owed; doing it twice changes nothing. */
export function cancelDeadline(ctx: Context, key: string, reason?: string): Promise<Deadline> {
  return change(ctx, key, 'deadline.cancel', (deadline) => end(ctx, deadline, 'cancelled', undefined, reason));
}

function end(ctx: Context, deadline: Deadline, state: 'met' | 'cancelled', proof?: string, reason?: string): Change | null {
  if (deadline.state === 'met' || deadline.state === 'cancelled') return null;
  return {
    set: { state, endedAt: ctx.clock.now(), ...(proof === undefined ? {} : { proof }) },
    push: { history: note(ctx, state === 'met' ? 'meet' : 'cancel', deadline.due, deadline.due, reason) },
  };
}

/** Stops the clock. @throws Fault wrongState when it is not running */
export function pauseDeadline(ctx: Context, key: string, reason: string): Promise<Deadline> {
  return change(ctx, key, 'deadline.pause', (deadline) => {
    mustBe(deadline, 'open');
    const pauses = [...deadline.pauses, { from: shanghaiDay(ctx.clock.now()), to: null, reason }];
    return { set: { state: 'paused', pauses }, push: { history: note(ctx, 'pause', deadline.due, deadline.due, reason) }, detail: { reason } };
  });
}

/** Starts the clock again; the working days in between are added. @throws Fault wrongState when it is not paused */
export function resumeDeadline(ctx: Context, key: string): Promise<Deadline> {
  return change(ctx, key, 'deadline.resume', (deadline) => {
    mustBe(deadline, 'paused');
    const today = shanghaiDay(ctx.clock.now());
    const pauses = deadline.pauses.map((pause) => (pause.to === null ? { ...pause, to: today } : pause));
    return moved(ctx, deadline, 'resume', { state: 'open', pauses });
  });
}

/** Grants more working days; how often and how many is the caller's policy. @throws Fault wrongState when it has ended */
export function extendDeadline(ctx: Context, key: string, workingDays: number, reason: string): Promise<Deadline> {
  if (!Number.isInteger(workingDays) || workingDays < 1) throw new TypeError('an extension is of whole working days');
  return change(ctx, key, 'deadline.extend', (deadline) => {
    mustBe(deadline, 'open', 'paused');
    const extensions = [...deadline.extensions, { at: ctx.clock.now(), workingDays, reason }];
    return moved(ctx, deadline, 'extend', { workingDays: deadline.workingDays + workingDays, extensions }, reason);
  });
}

/** Computes every open deadline anew, after the calendar changed; answers how many moved. */
export async function recomputeDeadlines(ctx: Context): Promise<number> {
  let count = 0;
  const running = native(DeadlineModel).find({ state: { $in: ['open', 'paused'] } }, { projection: { _id: 1 } });
  for await (const { _id } of running) {
    const before = await native(DeadlineModel).findOne({ _id });
    if (!before || !differs(before)) continue;
    await auditedChange(DeadlineModel, _id, ctx, 'deadline.recompute', (deadline) => {
      const ended = deadline.state === 'met' || deadline.state === 'cancelled';
      return ended || !differs(deadline) ? null : moved(ctx, deadline, 'recompute', {}, '节假日安排有变，时限重新计算');
    });
    count += 1;
  }
  return count;
}

function differs(deadline: Deadline): boolean {
  const instants = instantsOf(deadline, currentCalendar());
  return instants.due !== deadline.due || instants.yellowAt.getTime() !== deadline.yellowAt.getTime();
}

/** The change that gives a deadline new terms: its instants, what must be told again, and the history. */
function moved(ctx: Context, deadline: Deadline, act: DeadlineHistory['act'], terms: Partial<Deadline>, reason?: string): Change {
  const instants = instantsOf({ ...deadline, ...terms }, currentCalendar());
  return {
    set: { ...terms, ...instants, ...untold(deadline, instants, ctx.clock.now()) },
    push: { history: note(ctx, act, deadline.due, instants.due, reason) },
    detail: { dueBefore: deadline.due, dueAfter: instants.due, ...(reason === undefined ? {} : { reason }) },
  };
}

/** A crossing that was told is told again only if its instant has moved into the future. */
function untold(deadline: Deadline, { yellowAt, redAt }: Instants, now: Date): Partial<Deadline> {
  return {
    ...(deadline.yellowTold && yellowAt > now ? { yellowTold: null } : {}),
    ...(deadline.redTold && redAt > now ? { redTold: null } : {}),
  };
}

async function change(ctx: Context, key: string, verb: string, make: (deadline: Deadline) => Change | null): Promise<Deadline> {
  const { _id } = await getDeadline(key);
  return auditedChange(DeadlineModel, _id, ctx, verb, make);
}

function mustBe(deadline: Deadline, ...states: DeadlineState[]): void {
  if (!states.includes(deadline.state)) fail('wrongState');
}

function note(ctx: Context, act: DeadlineHistory['act'], dueBefore: Day, dueAfter: Day, reason?: string): DeadlineHistory {
  return { at: ctx.clock.now(), by: actorName(ctx.actor), act, dueBefore, dueAfter, ...(reason === undefined ? {} : { reason }) };
}
