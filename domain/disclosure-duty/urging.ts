import type { UrgingStage } from '../../contracts/disclosure-duty';
import { disclosureTermsOf } from '../disclosure';
import { auditedChange, findDeadlines, native, nextNumber, openDeadline, shanghaiDay, type Context, type DomainEvent } from '../kernel';
import { DutyModel, recommendationKey, type Duty } from './model';
import { tellStage } from './notices';
import { subjectType } from './open';

/**
 * 一书两提醒: yellow reminds the village, red reminds it again and tells the town, and some working days later the
 * recommendation goes out. Each once: what was sent stands on the duty, and the messages have keys of their own.
 */
export const onLight = (colour: 'yellow' | 'red') => async (event: DomainEvent, ctx: Context): Promise<void> => {
  const { key, subject } = event.payload as { key: string; subject: { type: string; id: string } };
  if (subject.type !== subjectType) return;
  const [duty, [deadline]] = await Promise.all([native(DutyModel).findOne({ key: subject.id }) as Promise<Duty | null>, findDeadlines([key])]);
  if (duty?.state !== 'open' || deadline?.state !== 'open') return;
  if (key === duty.key) await urge(ctx, duty, colour === 'yellow' ? 'reminder' : 'second');
  else if (colour === 'red') await urge(ctx, duty, 'recommendation');
  if (key === duty.key && colour === 'red') await runOn(ctx, duty);
};

async function urge(ctx: Context, { _id }: Duty, stage: Exclude<UrgingStage, 'manual'>): Promise<void> {
  const now = ctx.clock.now();
  const on = shanghaiDay(now);
  const number = stage === 'recommendation' ? await nextNumber({ kind: 'GKJY', year: Number(on.slice(0, 4)), subjectId: _id.toHexString() }) : undefined;
  const after = await auditedChange(DutyModel, _id, ctx, 'disclosureDuty.urge', (duty) => {
    if (duty.state !== 'open' || duty.urged.some((one) => one.stage === stage)) return null;
    return { set: { number }, push: { urged: { stage, at: now, on, by: null } }, detail: { stage, ...(number ? { number } : {}) } };
  });
  if (after.state === 'open') await tellStage(ctx, after, stage);
}

async function runOn(ctx: Context, duty: Duty): Promise<void> {
  const { recommendationWorkingDays } = await disclosureTermsOf(ctx, String(duty.path[0]));
  await openDeadline(ctx, {
    key: recommendationKey(duty),
    kind: 'disclosure.recommendation',
    subject: { type: subjectType, id: duty.key },
    path: duty.path,
    debtor: { organisationId: duty.village.id.toHexString(), label: duty.village.name },
    from: duty.due,
    workingDays: recommendationWorkingDays,
  });
}
