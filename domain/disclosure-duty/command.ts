import type { FeedbackRequest, UrgeRequest, WithdrawMatterRequest } from '../../contracts/disclosure-duty';
import { actorName, auditedChange, authorize, dayNumber, fail, lightOf, native, shanghaiDay, toObjectId, type Change, type Context } from '../kernel';
import { countFor } from './count';
import { cancelDuty } from './end';
import { DutyModel, type Duty } from './model';

/** A duty by id, whoever asks. @throws Fault notFound */
export async function loadDuty(id: string): Promise<Duty> {
  return ((await native(DutyModel).findOne({ _id: toObjectId(id) })) as Duty | null) ?? fail('notFound');
}

/** Whether it is near or late: before that there is nothing to urge or to explain. */
export const isPressing = (duty: Duty, now: Date): boolean => ['yellow', 'red'].includes(lightOf(duty, now));

/** Sent by hand today already. */
export const urgedToday = (duty: Duty, now: Date): boolean => duty.urged.some(({ stage, on }) => stage === 'manual' && on === shanghaiDay(now));

const longestPromiseDays = 60;

async function carryOut(ctx: Context, id: string, verb: 'urge' | 'explain', version: number, step: (duty: Duty) => Change): Promise<Duty> {
  return auditedChange(DutyModel, id, ctx, `disclosureDuty.${verb}`, (duty) => {
    authorize(ctx.actor, 'disclosureDuty.list', duty);
    authorize(ctx.actor, `disclosureDuty.${verb}`, duty);
    if (version !== duty.trail.seq) fail('conflict');
    if (duty.state !== 'open') fail('wrongState', { message: duty.state === 'met' ? '这一项已经公开了。' : '这一项不用公开了。' });
    return step(duty);
  });
}

/** 催一下: once a day. @throws Fault notFound, forbidden, conflict, wrongState */
export function urgeDuty(ctx: Context, id: string, { version }: UrgeRequest): Promise<Duty> {
  const now = ctx.clock.now();
  const on = shanghaiDay(now);
  return carryOut(ctx, id, 'urge', version, (duty) => {
    if (!isPressing(duty, now)) fail('wrongState', { message: '还没有临期，不用催。' });
    if (urgedToday(duty, now)) fail('wrongState', { message: '今天已经催过了，明天可以再催。' });
    const by = actorName(ctx.actor);
    return { push: { urged: { stage: 'manual', at: now, on, by } }, detail: { stage: 'manual' }, events: [{ type: 'disclosureDuty.urged', payload: { dutyId: duty._id.toHexString(), by, on } }] };
  });
}

/** Why it is late, and by when it comes. It may be said again when it turns out otherwise. @throws Fault notFound, forbidden, conflict, wrongState, badRequest */
export async function explainDuty(ctx: Context, id: string, { version, reason, promisedOn }: FeedbackRequest): Promise<Duty> {
  const now = ctx.clock.now();
  const ahead = dayNumber(promisedOn) - dayNumber(shanghaiDay(now));
  if (ahead < 0 || ahead > longestPromiseDays) fail('badRequest', { fields: [{ path: 'promisedOn', message: ahead < 0 ? '请选今天或以后的日子' : `请选 ${longestPromiseDays} 天以内的日子` }] });
  return carryOut(ctx, id, 'explain', version, (duty) => {
    if (!isPressing(duty, now)) fail('wrongState', { message: '还没有临期，不用说明。' });
    return { push: { feedback: { at: now, by: actorName(ctx.actor), reason, promisedOn } }, detail: { reason, until: promisedOn }, events: [{ type: 'disclosureDuty.explained', payload: { dutyId: duty._id.toHexString(), promisedOn } }] };
  });
}

/** A matter that was recorded by mistake; what comes round by the catalogue stays owed. @throws Fault notFound, forbidden, conflict, wrongState */
export async function withdrawMatter(ctx: Context, id: string, { version, reason }: WithdrawMatterRequest): Promise<Duty> {
  const duty = await loadDuty(id);
  authorize(ctx.actor, 'disclosureDuty.list', duty);
  authorize(ctx.actor, 'disclosureDuty.withdraw', duty);
  if (version !== duty.trail.seq) fail('conflict');
  if (duty.matter === null || duty.state !== 'open') fail('wrongState', { message: '只能撤销记错了、还没有公开的事。' });
  const over = await cancelDuty(ctx, duty._id, reason);
  await countFor([{ villageId: over.village.id, due: over.due }]);
  return over;
}
