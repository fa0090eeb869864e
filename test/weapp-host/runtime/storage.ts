/** What the mini-program keeps on the phone. Values are JSON text, as in WeChat, so that nobody changes a stored object by accident. */
export class Storage {
  private readonly texts: Map<string, string>;

  constructor(before: Record<string, unknown>) {
    this.texts = new Map(Object.entries(before).map(([key, value]) => [key, JSON.stringify(value)]));
  }

  has(key: string): boolean {
    return this.texts.has(key);
  }

  /** The value, or an empty text where there is none: that is what WeChat answers. */
  read(key: string): unknown {
    const text = this.texts.get(key);
    return text === undefined ? '' : JSON.parse(text);
  }

  write(key: string, value: unknown): void {
    this.texts.set(key, JSON.stringify(value === undefined ? '' : value));
  }

  remove(key: string): void {
    this.texts.delete(key);
  }

  clear(): void {
    this.texts.clear();
  }

  all(): Record<string, unknown> {
    return Object.fromEntries([...this.texts].map(([key, text]) => [key, JSON.parse(text)]));
  }

  /** Sizes in KB. */
  info(): { keys: string[]; currentSize: number; limitSize: number } {
    return { keys: [...this.texts.keys()], currentSize: Math.ceil([...this.texts.values()].join('').length / 1024), limitSize: 10240 };
  }
}
