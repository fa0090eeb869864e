import { fill, recommendationTexts } from '../../templates';
import { knownEntry } from '../disclosure';
import { authorize, fail, recordAccess, workingDaysBetween, type Context, type Day } from '../kernel';
import { fillDocument } from '../report';
import { loadDuty } from './command';
import type { Duty } from './model';

export interface Recommendation {
  bytes: Buffer;
  filename: string;
}

/** 公开建议书 as a Word file, as of the day it was sent; that it was taken out is on record. @throws Fault notFound, forbidden, wrongState */
export async function downloadRecommendation(ctx: Context, id: string): Promise<Recommendation> {
  const duty = await loadDuty(id);
  authorize(ctx.actor, 'disclosureDuty.list', duty);
  authorize(ctx.actor, 'disclosureDuty.analyse', duty);
  const sent = duty.urged.find(({ stage }) => stage === 'recommendation');
  if (!sent || duty.number === null) fail('wrongState', { message: '还没有发建议书。' });
  const { entry } = await knownEntry(duty.item.code);
  const bytes = await fillDocument('disclosure-recommendation', documentValues(duty, sent.on, entry));
  await recordAccess(ctx, { type: 'disclosureDuty', id }, 'disclosureDuty.downloaded', { number: duty.number });
  return { bytes, filename: `公开建议书 ${duty.number} ${duty.village.name.replace(/[\\/:*?"<>|]/g, '')}.docx` };
}

/** Everything the template names. */
export function documentValues(duty: Duty, on: Day, { reviewer, basis }: { reviewer: string; basis: string }) {
  const days = duty.urged.filter(({ stage, on: sent }) => stage !== 'recommendation' && sent <= on).map(({ on: sent }) => inFull(sent));
  const values = {
    kind: recommendationTexts.kinds[duty.place],
    item: duty.item.name,
    period: duty.matter ? `${duty.matter.title}，${duty.period.label}` : duty.period.label,
    due: inFull(duty.due),
    rule: duty.rule,
    day: inFull(on),
    late: String(workingDaysBetween(duty.due, on)),
    reminders: days.length > 0 ? [...new Set(days)].join('、') : recommendationTexts.noReminder,
  };
  return {
    organ: duty.town.name,
    title: recommendationTexts.title,
    number: duty.number ?? '',
    to: duty.village.name,
    opening: fill(recommendationTexts.opening, values),
    advice: recommendationTexts.advice.map((text, index) => ({ text: `${index + 1}. ${fill(text, { days: String(recommendationTexts.answerWorkingDays), reviewer: reviewer || '村务监督委员会' })}` })),
    basis: basis === '' ? [] : [{ text: fill(recommendationTexts.basis, { basis }) }],
    date: inFull(on),
  };
}

/** 2026年12月1日 */
const inFull = (day: Day): string => `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
