import type { MovableClock } from './clock';

const minuteMs = 60_000;
const shanghaiOffsetMs = 8 * 60 * minuteMs;
const dayMs = 24 * 60 * minuteMs;

/** Counts by day of Shanghai and by minute; a new day or minute begins at nothing. */
export class QuotaBook {
  private readonly counts = new Map<string, { period: number; used: number }>();

  constructor(private readonly clock: MovableClock) {}

  /** False where the day's `limit` is used up. */
  takeOfDay(name: string, limit: number): boolean {
    return this.take(`day:${name}`, Math.floor((this.clock.now() + shanghaiOffsetMs) / dayMs), limit);
  }

  takeOfMinute(name: string, limit: number): boolean {
    return this.take(`minute:${name}`, Math.floor(this.clock.now() / minuteMs), limit);
  }

  private take(key: string, period: number, limit: number): boolean {
    const count = this.counts.get(key);
    const used = count?.period === period ? count.used : 0;
    if (used >= limit) return false;
    this.counts.set(key, { period, used: used + 1 });
    return true;
  }
}
