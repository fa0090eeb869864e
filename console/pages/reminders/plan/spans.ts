import type { ReminderPlanEntry } from '../../../../contracts/reminder';

export interface Span {
  key: string;
  label: string;
  entries: ReminderPlanEntry[];
}

const dayMs = 86_400_000;

export const later = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);

/** The Sunday of the day's week. */
function endOfWeek(day: string): string {
  return later(day, (7 - new Date(`${day}T00:00:00Z`).getUTCDay()) % 7);
}

/** Today, the rest of the week, the rest of the month, then month by month; what is empty is left out. */
export function spansOf(entries: readonly ReminderPlanEntry[], today: string): Span[] {
  const sunday = endOfWeek(today);
  const spans = new Map<string, Span>();
  for (const entry of entries) {
    const month = entry.day.slice(0, 7);
    const [year, number] = month.split('-').map(Number) as [number, number];
    const monthLabel = month === today.slice(0, 7) ? '这个月剩下的' : year === Number(today.slice(0, 4)) ? `${number}月` : `${year}年${number}月`;
    const [key, label] = entry.day <= today ? ['today', '今天'] : entry.day <= sunday ? ['week', '这个星期剩下的'] : [month, monthLabel];
    const span = spans.get(key) ?? { key, label, entries: [] };
    span.entries.push(entry);
    spans.set(key, span);
  }
  return [...spans.values()];
}
