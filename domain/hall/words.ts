import type { FollowUpSettings } from '../../contracts/follow-up';
import { weekdayLabels, weekdays, type HallSettings, type OpeningHours, type OpenSpan, type Weekday } from '../../contracts/hall';

/** A field of a setting: its name and how its value is told. */
type Words<T> = { [K in keyof T]: { label: string; tell: (value: T[K]) => string } };

const days = (label: string): { label: string; tell: (value: number) => string } => ({ label, tell: (value) => `${value} 个工作日` });

export const hallSettingsWords: Words<HallSettings> = {
  openingHours: { label: '营业时间', tell: openingWords },
  dailyLimit: { label: '每人每天评几次', tell: (value) => `${value} 次` },
  staffNetworks: { label: '工作网络', tell: (value) => (value.length > 0 ? value.join('、') : '没有填') },
};

/** Who is in charge is told by the caller, who knows the name behind the id. */
export const followUpSettingsWords = (nameOf: (id: string) => string): Words<FollowUpSettings> => ({
  firstContactDays: days('首次联系群众'),
  closingDays: days('办结'),
  rectificationDays: days('部门整改答复'),
  escalationDays: days('委里处理仍不满意的'),
  officerId: { label: '谁来回访', tell: (id) => (id === null ? '谁手上少就分给谁' : nameOf(id)) },
});

/** The fields that differ, in words. */
export function differences<T extends object>(words: Words<T>, from: T, to: T): { field: string; from: string; to: string }[] {
  return (Object.keys(words) as (keyof T)[]).flatMap((key) => {
    const { label, tell } = words[key];
    const [before, after] = [tell(from[key]), tell(to[key])];
    return before === after ? [] : [{ field: label, from: before, to: after }];
  });
}

/** 周一至周五 09:00–12:00、13:30–17:30；周六 09:00–12:00；周日不开 */
export function openingWords(hours: OpeningHours): string {
  const runs: { from: Weekday; to: Weekday; words: string }[] = [];
  for (const day of weekdays) {
    const words = spanWords(hours[day]);
    const last = runs.at(-1);
    if (last?.words === words) last.to = day;
    else runs.push({ from: day, to: day, words });
  }
  return runs.map(({ from, to, words }) => `${weekdayLabels[from]}${from === to ? '' : `至${weekdayLabels[to]}`}${words}`).join('；');
}

const spanWords = (spans: readonly OpenSpan[]): string => (spans.length === 0 ? '不开' : ` ${spans.map(({ from, to }) => `${from}–${to}`).join('、')}`);
