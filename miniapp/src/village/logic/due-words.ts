import type { UrgingStage } from '../../../../contracts/disclosure-duty';
import type { VillageDraftDue } from '../../../../contracts/village-draft';
import { dayWords, lateWords } from '../../logic/days';
import { publicationStates } from './states';

/** 晚了 2 个工作日, 今天到期, 还剩 3 个工作日. */
export function leftWords({ light, workingDaysLeft }: NonNullable<VillageDraftDue['owed']>): string {
  if (light === 'red') return lateWords(Math.max(1, -(workingDaysLeft ?? 0)));
  return workingDaysLeft === 0 ? '今天到期' : `还剩 ${workingDaysLeft ?? 0} 个工作日`;
}

const urgedNames: Record<Exclude<UrgingStage, 'manual'>, string> = { reminder: '平台提醒过', second: '平台再次提醒过', recommendation: '收到公开建议书' };

/** 11月20日 周五 镇里催过 */
export function urgedWords({ urged }: Pick<VillageDraftDue, 'urged'>, now: Date): string | null {
  if (!urged) return null;
  return `${dayWords(urged.on, now)} ${urged.stage === 'manual' ? `${urged.by ?? '镇里'}催过` : urgedNames[urged.stage]}`;
}

/** Whether it can be written here and now. */
export const mayWrite = ({ state, mine }: Pick<VillageDraftDue, 'state' | 'mine'>): boolean => state === null || (state === 'draft' && mine);

/** How far it is, from the view of whoever writes. */
export function standsWords(due: Pick<VillageDraftDue, 'state' | 'mine' | 'returned'>, kept: boolean): string | null {
  if (kept) return '没填完';
  if (due.returned) return '退回修改';
  if (due.state === null) return null;
  return due.state === 'draft' && due.mine ? '发过，可以再改' : publicationStates[due.state];
}

/** The button of what is done next. */
export const nextActWords = ({ state, returned }: Pick<VillageDraftDue, 'state' | 'returned'>, kept: boolean): string => (returned ? '去改' : kept || state === 'draft' ? '接着填' : '开始填');
