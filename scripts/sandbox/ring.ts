/** The newest entries only, each under a number that goes on counting. */
export class Ring<T> {
  private items: T[] = [];
  private dropped = 0;

  constructor(private readonly capacity: number) {}

  push(item: T): void {
    this.items.push(item);
    // In batches, so that dropping costs nothing for each entry.
    if (this.items.length >= this.capacity * 1.25) {
      const tooMany = this.items.length - this.capacity;
      this.items.splice(0, tooMany);
      this.dropped += tooMany;
    }
  }

  /** How many were ever pushed: the number of the newest. */
  get count(): number {
    return this.dropped + this.items.length;
  }

  all(): readonly T[] {
    return this.items;
  }

  last(count: number): T[] {
    return this.items.slice(-count);
  }

  /** Up to `limit` entries that came after the number `after`, with their numbers. */
  after(after: number, limit: number): { number: number; item: T }[] {
    const from = Math.max(0, after - this.dropped);
    return this.items.slice(from, from + limit).map((item, index) => ({ number: this.dropped + from + index + 1, item }));
  }
}
