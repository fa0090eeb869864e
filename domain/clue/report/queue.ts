import { fail } from '../../kernel';

/**
 * Lets only so many tasks of a heavy kind run at once, and only so many wait: what others need of the machine stays
 * theirs, however many knock here.
 */
export class BoundedQueue {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly bounds: { atOnce: number; waiting: number }) {}

  /** @throws Fault notReady when too many wait already */
  async run<T>(task: () => Promise<T>): Promise<T> {
    await this.enter();
    try {
      return await task();
    } finally {
      // Whoever waited longest takes the place over, so that nobody slips in between.
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }

  private enter(): Promise<void> {
    if (this.running < this.bounds.atOnce) {
      this.running += 1;
      return Promise.resolve();
    }
    if (this.waiting.length >= this.bounds.waiting) return fail('notReady', { message: '现在用的人多，请过几秒再点一次。您填的都还在。', retryAfterSeconds: 5 });
    return new Promise((resolve) => this.waiting.push(resolve));
  }
}
