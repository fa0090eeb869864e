import type { RateLimit } from '../route';

interface Bucket {
  left: number;
  /** Milliseconds of the monotonic clock at which `left` was true. */
  at: number;
  /** When it will be full again and may be forgotten. */
  fullAt: number;
}

const sweepEveryMs = 10_000;
const bucketsMax = 200_000;

/** Token buckets in memory: what a caller may still ask. Keys (addresses among them) are forgotten when a bucket is full. */
export class TokenBuckets {
  private readonly buckets = new Map<string, Bucket>();
  private sweptAt = 0;

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Takes one; answers 0, or the whole seconds after which to try again. */
  take(key: string, { points, perSeconds }: RateLimit): number {
    const now = this.now();
    this.sweep(now);
    const perMs = points / (perSeconds * 1000);
    const bucket = this.buckets.get(key) ?? { left: points, at: now, fullAt: now };
    const left = Math.min(points, bucket.left + (now - bucket.at) * perMs);
    if (left < 1) return Math.max(1, Math.ceil((1 - left) / perMs / 1000));
    bucket.left = left - 1;
    bucket.at = now;
    bucket.fullAt = now + (points - bucket.left) / perMs;
    this.buckets.set(key, bucket);
    return 0;
  }

  private sweep(now: number): void {
    if (now - this.sweptAt < sweepEveryMs && this.buckets.size < bucketsMax) return;
    this.sweptAt = now;
    for (const [key, bucket] of this.buckets) if (bucket.fullAt <= now) this.buckets.delete(key);
    // Under a flood from very many addresses the oldest are dropped: memory stays bounded.
    for (const key of this.buckets.keys()) {
      if (this.buckets.size < bucketsMax) break;
      this.buckets.delete(key);
    }
  }
}
