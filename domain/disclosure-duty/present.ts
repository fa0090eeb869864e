import type { DutyDetail, DutySummary } from '../../contracts/disclosure-duty';
import { knownEntry } from '../disclosure';
import { can, lightOf, workingDaysLeft, type Context } from '../kernel';
import { isPressing, urgedToday } from './command';
import type { Duty } from './model';
import { timelineOf } from './timeline';

const refOf = ({ id, name }: Duty['village']): { id: string; name: string } => ({ id: id.toHexString(), name });

export function presentSummary(duty: Duty, now: Date): DutySummary {
  const { village, town, item, period, state, due, dueAt, published } = duty;
  return {
    id: duty._id.toHexString(),
    village: refOf(village),
    town: refOf(town),
    item,
    period,
    matter: duty.matter?.title ?? null,
    state,
    light: lightOf(duty, now),
    due,
    dueAt: dueAt.toISOString(),
    workingDaysLeft: workingDaysLeft(duty, now),
    publishedOn: published?.on ?? null,
    lateWorkingDays: published?.lateWorkingDays ?? null,
    urged: duty.urged.at(-1)?.stage ?? null,
    promisedOn: duty.feedback.at(-1)?.promisedOn ?? null,
  };
}

/** What a duty is asked for by, its way so far and what the viewer may do. */
export async function presentDuty(ctx: Context, duty: Duty): Promise<DutyDetail> {
  const now = ctx.clock.now();
  const { entry } = await knownEntry(duty.item.code);
  const open = duty.state === 'open';
  const pressing = isPressing(duty, now);
  const may = (verb: string, when: boolean): boolean => when && can(ctx.actor, verb, duty);
  return {
    ...presentSummary(duty, now),
    frequency: duty.frequency,
    basis: [duty.rule, entry.basis].filter(Boolean).join('；'),
    help: entry.help,
    provider: entry.provider,
    reviewer: entry.reviewer,
    publicationId: duty.published?.publicationId ?? null,
    feedback: duty.feedback.map(({ at, ...one }) => ({ ...one, at: at.toISOString() })),
    timeline: timelineOf(duty, now),
    version: duty.trail.seq,
    abilities: {
      publish: may('publication.write', open),
      explain: may('disclosureDuty.explain', pressing),
      urge: may('disclosureDuty.urge', pressing && !urgedToday(duty, now)),
      withdraw: may('disclosureDuty.withdraw', open && duty.matter !== null),
      recommendation: may('disclosureDuty.analyse', duty.number !== null),
    },
  };
}

