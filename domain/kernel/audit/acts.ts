import mongoose, { Schema } from 'mongoose';
import type { Clock } from '../clock';
import { systemContext, type Context } from '../context';
import { native, ObjectId } from '../database';
import { errorClass } from '../errors';
import { auditedChange } from './change';
import { defineAudited, type Audited } from './registry';
import { firstTrail, trailSchema } from './trail';

/** An act over several documents: its intent is written first, its outcome after. */
export interface Act extends Audited {
  verb: string;
  subject: { type: string; id: string };
  detail: Record<string, unknown>;
  state: 'intended' | 'completed' | 'failed';
  /** When the sweeper may take it for left behind; null once it has ended. */
  leaseUntil: Date | null;
  /** Class and code of the error that ended it. */
  error: string | null;
}

const schema = new Schema<Act>(
  {
    verb: { type: String, required: true },
    subject: { type: new Schema({ type: { type: String, required: true }, id: { type: String, required: true } }, { _id: false }), required: true },
    detail: Schema.Types.Mixed,
    state: { type: String, required: true },
    leaseUntil: Date,
    error: String,
    trail: { type: trailSchema, required: true },
  },
  { collection: 'acts', strict: 'throw' },
);
schema.index({ leaseUntil: 1 });
schema.index({ 'subject.id': 1 });
const ActModel = mongoose.model<Act>('Act', schema);

const facts = ({ verb, subject, detail, state, error }: Pick<Act, 'verb' | 'subject' | 'detail' | 'state' | 'error'>) => ({ verb, subject, detail, state, error });
defineAudited<Act>({ collection: 'acts', facts });

/** Longer than any act takes; after it the process that began it is taken for dead. */
const leaseMs = 15 * 60_000;

/** Brings an act that was left behind to its end, from whatever point; throws when that cannot be done. */
export type FinishAct = (act: Act, ctx: Context) => Promise<void>;
const finishers = new Map<string, FinishAct>();

/** Without a finisher an act that was left behind is marked failed, for a person to look at. */
export function defineActFinisher(verb: string, finish: FinishAct): void {
  if (finishers.has(verb)) throw new Error(`act is there already: ${verb}`);
  finishers.set(verb, finish);
}

/** Writes the intent, runs, and writes the outcome; an error is noted and thrown on. */
export async function performAct<T>(ctx: Context, { verb, subject, detail }: { verb: string; subject: { type: string; id: string }; detail: Record<string, unknown> }, run: () => Promise<T>): Promise<T> {
  const body = { verb, subject, detail, state: 'intended' as const, error: null };
  const act: Act = { _id: new ObjectId(), ...body, leaseUntil: new Date(ctx.clock.now().getTime() + leaseMs), trail: firstTrail(ctx, verb, detail, facts(body)) };
  await native(ActModel).insertOne(act);
  try {
    const answer = await run();
    await endAct(ctx, act, null);
    return answer;
  } catch (error) {
    await endAct(ctx, act, errorClass(error));
    throw error;
  }
}

/** Completes acts whose process died, or marks them failed; answers how many. */
export async function sweepActs(clock: Clock): Promise<number> {
  const ctx = systemContext('sweepActs', clock);
  let count = 0;
  for (let act = await claim(clock); act; act = await claim(clock)) {
    const finish = finishers.get(act.verb);
    const error = finish ? await finish(act, ctx).then(() => null, errorClass) : 'leftBehind';
    await endAct(ctx, act, error);
    count += 1;
  }
  return count;
}

async function claim(clock: Clock): Promise<Act | null> {
  const now = clock.now();
  return native(ActModel).findOneAndUpdate({ leaseUntil: { $gt: new Date(0), $lte: now }, state: 'intended' }, { $set: { leaseUntil: new Date(now.getTime() + leaseMs) } }, { returnDocument: 'after' });
}

async function endAct(ctx: Context, act: Act, error: string | null): Promise<void> {
  const state = error === null ? 'completed' : 'failed';
  await auditedChange(ActModel, act._id, ctx, `${act.verb}.${state}`, (current) =>
    current.state === 'intended' ? { set: { state, error, leaseUntil: null }, detail: error === null ? {} : { error } } : null,
  );
}

/** Acts that did not come to their end, newest first, for the audit administrator. */
export async function failedActs(limit = 100): Promise<Act[]> {
  return native(ActModel).find({ state: 'failed' }, { sort: { _id: -1 }, limit }).toArray();
}
