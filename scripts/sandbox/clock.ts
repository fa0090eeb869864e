import type { z } from 'zod';
import type { moveClock, SandboxClock } from './contract';

/** The sandbox's time, which can be moved and stopped. What is measured in real time (an answer within 5 s) does not use it. */
export class MovableClock {
  private aheadMs = 0;
  /** Null while it runs. */
  private standsAt: number | null = null;

  now(): number {
    return this.standsAt ?? Date.now() + this.aheadMs;
  }

  move(order: z.output<typeof moveClock>): void {
    const real = Date.now();
    if (order.to === 'real') this.set(0, null);
    else if (order.to === 'stand') this.set(this.aheadMs, this.now());
    else if (order.to === 'run') this.set(this.now() - real, null);
    else {
      const instant = Date.parse(order.instant);
      this.set(instant - real, this.standsAt === null ? null : instant);
    }
  }

  view(): SandboxClock {
    return { offsetMs: this.standsAt === null ? this.aheadMs : this.standsAt - Date.now(), running: this.standsAt === null, now: new Date(this.now()).toISOString() };
  }

  saved(): { aheadMs: number; standsAt: number | null } {
    return { aheadMs: this.aheadMs, standsAt: this.standsAt };
  }

  restore({ aheadMs, standsAt }: { aheadMs: number; standsAt: number | null }): void {
    this.set(aheadMs, standsAt);
  }

  private set(aheadMs: number, standsAt: number | null): void {
    this.aheadMs = aheadMs;
    this.standsAt = standsAt;
  }
}
