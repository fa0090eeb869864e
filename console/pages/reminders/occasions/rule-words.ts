import { isBreak, type ReminderOccasion, type ReminderRule } from '../../../../contracts/reminder';

type Rule = Pick<ReminderRule, 'daysBefore' | 'again' | 'sendAt' | 'lateDays'> & { occasion: ReminderOccasion };

/** 放假前 3 个工作日 09:00，放假前一天再提醒一次 */
export function whenWords({ occasion, daysBefore, again, sendAt }: Rule): string {
  const off = isBreak(occasion);
  const day = daysBefore === 0 ? (off ? '放假第一天' : '当天') : `${off ? '放假' : ''}前 ${daysBefore} 个工作日`;
  return `${day} ${sendAt}${again && off ? '，放假前最后一个工作日再提醒一次' : ''}`;
}

export function lateWords({ lateDays }: Pick<Rule, 'lateDays'>): string {
  return lateDays === 0 ? '停机错过当天，不补' : `停机错过了，${lateDays} 天内补发`;
}
